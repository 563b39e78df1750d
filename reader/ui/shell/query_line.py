"""The query in the search box, and the line below the bar: what of it was not understood, and what could be asked."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from reader.browse.listing import Listing, ListingKind
from reader.errors import SEARCHED_AS_IT_STANDS
from reader.library.offers import Offer
from reader.library.views import SearchAnswer
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.error_messages import query_problem
from reader.ui.language.words import tr, tr_n
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.short_texts import ShortButton
from reader.ui.top_bar.search_box import SearchBox


class QueryProblem(QFrame):
    """A sentence on the query, and buttons for other queries. It takes the focus from nothing; Tab reaches
    both.

    `query_wanted` carries the query of a button. Hidden while there is nothing to say.
    """

    query_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queryProblem")
        self.sentence: QLabel = plain_label()
        self.sentence.setWordWrap(True)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.sentence.setTextInteractionFlags(selectable)
        self.lead = plain_label("queryRemark")
        self.lead.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.buttons: list[ShortButton] = []
        self._answer: SearchAnswer | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.lead)
        self._row.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(14, 5, 14, 5)
        down.setSpacing(4)
        down.addWidget(self.sentence)
        down.addLayout(self._row)
        self.hide()

    def show_answer(self, answer: SearchAnswer | None) -> None:
        """Show what is to be said about the query of an answer; None hides it all."""
        self._answer = answer
        self._fill()

    def add_offers(self, offers: Sequence[Offer]) -> None:
        """Offer more queries for the answer that is shown."""
        if self._answer:
            self.show_answer(replace(self._answer, offers=(*self._answer.offers, *offers)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        answer = self._answer
        problem = answer.problem if answer else None
        self.buttons = [self._button(query, said) for query, said in _other_queries(answer)] if answer else []
        before: QLabel | ShortButton = self.sentence
        for at, button in enumerate(self.buttons, 1):
            self._row.insertWidget(at, button)
            self.setTabOrder(before, button)
            before = button
        # What was refused stands out; what was searched for as it stands is only said.
        self.sentence.setObjectName(
            "queryRemark" if problem and problem.code in SEARCHED_AS_IT_STANDS else "queryFault"
        )
        self.sentence.style().polish(self.sentence)
        self.sentence.setText(query_problem(problem) if problem else "")
        self.sentence.setVisible(problem is not None)
        # Without a sentence a screen reader would find a stop that has no name.
        self.sentence.setFocusPolicy(Qt.FocusPolicy.TabFocus if problem else Qt.FocusPolicy.NoFocus)
        self.lead.setText(tr("Search instead for:"))
        self.lead.setVisible(bool(self.buttons))
        self.setVisible(problem is not None or bool(self.buttons))

    def _button(self, query: str, said: str) -> ShortButton:
        button = ShortButton(said)
        button.clicked.connect(lambda: self.query_wanted.emit(query))
        return button


def _other_queries(answer: SearchAnswer) -> list[tuple[str, str]]:
    """Return the queries to offer, each with the words of its button."""
    found = {offer.query: f"{offer.query} ({tr_n('{n} story', '{n} stories', offer.total)})" for offer in answer.offers}
    right = answer.problem.right if answer.problem else ""
    if right and right != answer.query.strip():
        found.setdefault(right, right)
    return list(found.items())


class QueryLine(QObject):
    """Follows the list: its query stands in the box; `problem` is shown while there is something to say about it."""

    def __init__(self, browsing: Browsing, box: SearchBox, settings: SettingsKeeper) -> None:
        super().__init__(box)
        self._box, self._settings = box, settings
        self.problem = QueryProblem()
        browsing.searched.connect(self.problem.show_answer)
        browsing.offered.connect(self.problem.add_offers)
        browsing.listed.connect(self._follow_listing)
        settings.changed.connect(self._follow_settings)
        self._follow_settings()

    def _follow_listing(self, listing: Listing) -> None:
        if listing.kind is not ListingKind.SEARCH:
            self.problem.show_answer(None)
            self._box.set_query("")
        elif self._box.text().strip() != listing.query:
            self._box.set_query(listing.query)

    def _follow_settings(self) -> None:
        self._box.as_typed = self._settings.settings.search_as_typed
