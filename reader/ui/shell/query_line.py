"""The query in the search box, and the line below the bar that says which part of it was not understood."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from reader.browse.listing import Listing, ListingKind
from reader.library.views import SearchAnswer
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.error_messages import query_problem
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.top_bar.search_box import SearchBox


class QueryLine(QObject):
    """Follows the list: its query stands in the box; `problem` is shown while part of it is not understood."""

    def __init__(self, browsing: Browsing, box: SearchBox, settings: SettingsKeeper) -> None:
        super().__init__(box)
        self._box, self._settings = box, settings
        self.problem: QLabel = plain_label("queryProblem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        browsing.searched.connect(self._show_answer)
        browsing.listed.connect(self._follow_listing)
        settings.changed.connect(self._follow_settings)
        self._follow_settings()

    def _show_answer(self, answer: SearchAnswer) -> None:
        self.problem.setVisible(answer.problem is not None)
        self.problem.setText(query_problem(answer.problem) if answer.problem else "")

    def _follow_listing(self, listing: Listing) -> None:
        if listing.kind is not ListingKind.SEARCH:
            self.problem.hide()
            self._box.set_query("")
        elif self._box.text().strip() != listing.query:
            self._box.set_query(listing.query)

    def _follow_settings(self) -> None:
        self._box.as_typed = self._settings.settings.search_as_typed
