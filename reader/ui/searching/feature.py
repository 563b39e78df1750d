"""Around a search in the window: suggestions, saved searches, facets, histogram, other names, copies, diagnosis."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.acts import names
from reader.browse.listing import Listing, ListingKind
from reader.browse.open_story import OpenStory
from reader.library.aliases import Alias
from reader.library.views import SearchAnswer
from reader.ui.language.words import mark
from reader.ui.searching.copies import CopiesLine
from reader.ui.searching.explanations import Explanations
from reader.ui.searching.folding import FoldingSwitches
from reader.ui.searching.results_panel import ResultsPanel
from reader.ui.searching.saved_search_section import SavedSearchSection
from reader.ui.searching.suggesting import Suggesting
from reader.ui.searching.suggestions import Suggester
from reader.ui.searching.widening import WideningLine
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class SearchingCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._widen = bench.settings.settings.other_names
        self._near = bench.settings.settings.near_answers
        self._panel = ResultsPanel(bench.themes)
        self._widening = WideningLine()
        self._copies = CopiesLine()
        self._explanations = Explanations(bench, self._search)
        self._suggesting = Suggesting(
            bench.search_box, Suggester(bench.search_box, bench.themes, bench.window()), bench.workers.query
        )
        self._kept = SavedSearchSection(bench)
        self._folding = FoldingSwitches(bench.workers, bench.acts, bench.work, bench.settings, bench.window())
        for panel in (self._widening, self._panel):
            panel.setObjectName("listPart")
            panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            bench.list_pane.add_panel(panel)
            panel.hide()
        bench.story_pane.add_panel(self._copies)
        self._wire(bench)

    def _wire(self, bench: "Workbench") -> None:
        self._panel.query_wanted.connect(self._search)
        self._panel.diagnosis_wanted.connect(self.explain)
        self._widening.exact_wanted.connect(lambda: bench.settings.choose("other_names", False))
        self._copies.story_wanted.connect(bench.browsing.open_story)
        self._folding.in_force.connect(bench.browsing.refresh)
        bench.settings.changed.connect(self._follow_settings)
        bench.browsing.searched.connect(self._show_answer)
        bench.browsing.listed.connect(self._follow_listing)
        bench.browsing.story_opened.connect(self._show_copies)
        bench.browsing.story_closed.connect(lambda: self._copies.show_copies(()))
        bench.browsing.stories.dataChanged.connect(lambda *_: self._show_copies(bench.browsing.story))

    def toggle_facets(self) -> None:
        """Show or hide the facets of the results."""
        self._panel.toggle_facets()

    def explain(self) -> None:
        """Show how the search was understood, and why it found the open story."""
        self._explanations.explain()

    def toggle_saved(self) -> None:
        """Save the search that is listed, or forget it again."""
        self._kept.toggle()

    def forget_history(self) -> None:
        """Forget the searches made before."""
        self._kept.forget_history()

    def show_names(self) -> None:
        """The other names that searches are widened by."""
        self._bench.workers.reading.ask(lambda library: library.aids.aliases.all(), self._show_names)

    def _show_names(self, aliases: list[Alias]) -> None:
        from reader.ui.searching.names_dialog import NamesDialog

        dialog = NamesDialog(aliases, self._bench.window())
        dialog.names.switched.connect(self._switch_name)
        dialog.open()

    def _switch_name(self, alias: Alias, on: bool) -> None:
        self._bench.acts.run(lambda library: names.switch(library, [alias], on))

    def _search(self, query: str) -> None:
        if query:
            self._bench.browsing.open_listing(Listing(kind=ListingKind.SEARCH, query=query))
        self._bench.show_panes()

    def _search_again(self) -> None:
        if self._bench.browsing.listing.kind is ListingKind.SEARCH:
            self._bench.browsing.refresh()

    def _follow_settings(self) -> None:
        settings = self._bench.settings.settings
        if (self._widen, self._near) != (settings.other_names, settings.near_answers):
            self._widen, self._near = settings.other_names, settings.near_answers
            self._search_again()

    def _show_answer(self, answer: SearchAnswer) -> None:
        self._panel.make_room(answer.query, answer.facets)
        self._panel.show()
        # The rows are painted before it: both in one frame were too much for it.
        self._bench.workers.budget.do(lambda: self._panel.show_facets(answer.query, answer.facets))
        self._widening.show_answer(answer)
        self._explanations.follow(answer)

    def _follow_listing(self, listing: Listing) -> None:
        if listing.kind is not ListingKind.SEARCH:
            self._explanations.leave()
            for panel in (self._panel, self._widening):
                panel.hide()

    def _show_copies(self, story: OpenStory | None) -> None:
        stories = self._bench.browsing.stories
        item = (
            stories.held_item(story.row.id)
            if story and self._bench.browsing.listing.kind is ListingKind.SEARCH
            else None
        )
        rows = (item.row, *item.copies) if item else ()
        self._copies.show_copies([row for row in rows if story and row.id != story.row.id])


SEARCHING = Feature(
    install=SearchingCommands,
    actions=(
        entry(
            Menu.SEARCH,
            "facets",
            mark("Narrow the search"),
            lambda do: do.toggle_facets(),
            "Ctrl+Shift+L",
            section=True,
        ),
        entry(Menu.SEARCH, "diagnosis", mark("Search diagnosis"), lambda do: do.explain(), "Ctrl+Shift+D", icon="info"),
        entry(
            Menu.SEARCH,
            "save_search",
            mark("Save this search"),
            lambda do: do.toggle_saved(),
            "Ctrl+Alt+S",
            checkable=True,
            section=True,
            writes=True,
        ),
        entry(
            Menu.SEARCH,
            "forget_searches",
            mark("Forget the searches made before"),
            lambda do: do.forget_history(),
            writes=True,
        ),
        entry(Menu.SEARCH, "other_names", mark("Search for other names as well"), setting="other_names", section=True),
        entry(Menu.SEARCH, "near_answers", mark("List what comes closest below few hits"), setting="near_answers"),
        entry(Menu.SEARCH, "names", mark("Other names…"), lambda do: do.show_names()),
    ),
)
