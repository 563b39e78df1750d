"""Searches that a person saved: a section of the left pane with the count of what is new, and saving them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from reader.acts import reading, searches, traces
from reader.acts.done import Kind
from reader.browse.listing import Listing, ListingKind
from reader.library.library import Library
from reader.library.searches import SavedSearch
from reader.ports.engine import SortOrder
from reader.query.parser import parse
from reader.query.query_remark import counted_from_today
from reader.ui.language.words import mark, tr
from reader.ui.left_pane.section import Part, Section
from reader.ui.left_pane.tree_model import Node, NodeKind
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


def _saved(library: Library) -> list[Node]:
    """Each saved search, with the number of stories that came since it was last opened; runs on a worker."""
    saved = library.searches.saved()
    hint = Node(key="no_saved", title=tr("Ctrl+Alt+S saves a search"), dim=True)
    return [_node(library, search) for search in saved] or [hint]


SAVED_SECTION = Section("saved", mark("Saved searches"), (Part(_saved, Kind.SEARCHES, Kind.PAGES),))


def _node(library: Library, search: SavedSearch) -> Node:
    return Node(
        key=f"saved:{search.name}",
        title=search.name,
        icon="search",
        kind=NodeKind.SEARCH,
        name=search.name,
        count=library.searches.new_count(search) or None,
        listing=Listing(kind=ListingKind.SEARCH, query=search.query),
    )


class SavedSearchSection:
    """The saved searches of a person. One whose results are listed counts as looked at."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._saved: tuple[SavedSearch, ...] = ()
        bench.left_pane.add_section(SAVED_SECTION)
        # With the pane at the start, after each act that changes searches, and when the person reads all anew.
        bench.left_pane.loaded.connect(lambda _stories: self._load())
        bench.browsing.listed.connect(self._listed)

    def toggle(self) -> None:
        """Save the search that is listed, under a name; take a saved one off the left pane again."""
        listing = self._bench.browsing.listing
        if listing.kind is ListingKind.SEARCH:
            saved = self._of(listing)
            if saved:
                self._remove(saved.name)
            else:
                self._ask_name(listing.query)

    def forget_history(self) -> None:
        """Forget the searches made before; saved ones stay."""
        said = tr("The searches made before were forgotten.")
        self._bench.acts.run(
            lambda library: reading.forget(library, searches=True), lambda _: say_with_way_back(self._bench, said)
        )

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name."""
        sort = SortOrder(self._bench.settings.settings.search_sort)
        self._bench.workers.query.ask(lambda library: library.searches.made(name, query, sort), self._save)

    def _save(self, search: SavedSearch) -> None:
        self._bench.acts.run(lambda library: searches.save(library, search))

    def _ask_name(self, query: str) -> None:
        dialog = QInputDialog(self._bench.window())
        dialog.setWindowTitle(tr("Save this search"))
        dates = counted_from_today(parse(query).tree)
        anew = tr("{dates} is counted anew from the day of each search.").format(dates=tr(", ").join(dates))
        dialog.setLabelText("\n".join(filter(None, (anew if dates else "", tr("Name of the search")))))
        dialog.setTextValue(query)
        dialog.textValueSelected.connect(lambda name: self.save(name.strip() or query, query))
        dialog.open()

    def _of(self, listing: Listing) -> SavedSearch | None:
        return next((saved for saved in self._saved if saved.query == listing.query), None)

    def _remove(self, name: str) -> None:
        said = tr("The saved search “{name}” was removed.").format(name=name)
        self._bench.acts.run(
            lambda library: searches.remove(library, name), lambda _: say_with_way_back(self._bench, said)
        )

    def _load(self) -> None:
        self._bench.workers.reading.ask(lambda library: library.searches.saved(), self._show, topic="saved")

    def _show(self, saved: list[SavedSearch]) -> None:
        self._saved = tuple(saved)
        self._check()

    def _listed(self, listing: Listing) -> None:
        saved = self._of(listing) if listing.kind is ListingKind.SEARCH else None
        if saved:
            name = saved.name
            # Nothing of it is new any more.
            self._bench.browsing.background_writes.note(lambda library: traces.looked_at(library, name), searching=True)
        self._check()

    def _check(self) -> None:
        listing = self._bench.browsing.listing
        action = self._bench.action("save_search")
        action.setEnabled(listing.kind is ListingKind.SEARCH)
        action.setChecked(listing.kind is ListingKind.SEARCH and self._of(listing) is not None)
