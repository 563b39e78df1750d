"""Searches that a person saved: a section of the left pane with the count of what is new, and saving them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from reader.browse.listing import Listing, ListingKind
from reader.library.library import Library
from reader.library.searches import SavedSearch
from reader.ports.engine import SortOrder
from reader.ui.language.words import tr
from reader.ui.left_pane.tree_model import Node, NodeKind

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


def saved_section(library: Library) -> Node:
    """Each saved search, with the number of stories that came since it was last opened; runs in a lane."""
    saved = library.searches.saved()
    if not saved:
        hint = Node(key="no_saved", title=tr("Ctrl+Alt+S saves a search"), dim=True)
        return Node(key="saved", title=tr("Saved searches")).adopt([hint])
    return Node(key="saved", title=tr("Saved searches")).adopt([_node(library, search) for search in saved])


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
    """What is listed as a search that is saved counts as looked at."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._saved: tuple[SavedSearch, ...] = ()
        bench.left_pane.add_section(saved_section)
        bench.left_pane.loaded.connect(self._load)
        bench.browsing.listed.connect(self._listed)

    def toggle(self) -> None:
        """Save the search that is listed, under a name; take a saved one off the left pane again."""
        listing = self._bench.browsing.listing
        if listing.kind is ListingKind.SEARCH:
            saved = self._of(listing)
            if saved:
                self._change(lambda library: library.searches.remove(saved.name))
            else:
                self._ask_name(listing.query)

    def forget_history(self) -> None:
        """Forget the searches made before; saved ones stay."""
        self._change(lambda library: library.searches.forget())

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name."""
        sort = SortOrder(self._bench.settings.settings.search_sort)
        self._change(lambda library: library.searches.save(name, query, sort))

    def _ask_name(self, query: str) -> None:
        dialog = QInputDialog(self._bench.window())
        dialog.setWindowTitle(tr("Save this search"))
        dialog.setLabelText(tr("Name of the search"))
        dialog.setTextValue(query)
        dialog.textValueSelected.connect(lambda name: self.save(name.strip() or query, query))
        dialog.open()

    def _of(self, listing: Listing) -> SavedSearch | None:
        return next((saved for saved in self._saved if saved.query == listing.query), None)

    def _change(self, change: Callable[[Library], object]) -> None:
        self._bench.workers.reading.ask(change, lambda _: self._bench.left_pane.load())

    def _load(self, _stories: int) -> None:
        self._bench.workers.reading.ask(lambda library: library.searches.saved(), self._show, topic="saved")

    def _show(self, saved: list[SavedSearch]) -> None:
        self._saved = tuple(saved)
        self._check()

    def _listed(self, listing: Listing) -> None:
        saved = self._of(listing) if listing.kind is ListingKind.SEARCH else None
        if saved:
            name = saved.name
            # Nothing of it is new any more.
            self._bench.browsing.background_writes.keep(
                lambda library: library.searches.opened(name), lambda _: self._bench.left_pane.load()
            )
        self._check()

    def _check(self) -> None:
        listing = self._bench.browsing.listing
        action = self._bench.action("save_search")
        action.setEnabled(listing.kind is ListingKind.SEARCH)
        action.setChecked(listing.kind is ListingKind.SEARCH and self._of(listing) is not None)
