"""Asks for suggestions while a person types, and searches for the one that is taken."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from reader.library.library import Library
from reader.ui.background.library_workers import Worker
from reader.ui.searching.suggestions import MOST_ROWS, Suggester, Suggestion, SuggestionKind
from reader.ui.top_bar.search_box import SearchBox

REST_MS = 120


class Suggesting(QObject):
    """Suggests after a moment's rest; with Down in an empty box, the searches made before."""

    def __init__(self, box: SearchBox, offers: Suggester, worker: Worker) -> None:
        super().__init__(offers)
        self._box, self._offers, self._worker = box, offers, worker
        self._entered = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        box.textEdited.connect(self._typed)
        box.query_entered.connect(self._enter)
        box.installEventFilter(self)
        offers.chosen.connect(self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._asks_for_history(event):
            self._entered = False
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _asks_for_history(self, event: QKeyEvent) -> bool:
        down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        return down and not self._box.text() and not self._offers.isVisible() and not self._offers.composing

    def _enter(self) -> None:
        self._entered = True
        self._rest.stop()
        self._offers.hide()

    def _typed(self, text: str) -> None:
        self._entered = False
        self._offers.hide()
        if text.strip():
            self._rest.start()
        else:
            self._rest.stop()

    def _ask(self) -> None:
        typed = self._box.text().strip()
        if not self._offers.composing:
            self._worker.ask(
                lambda library: suggestions(library, typed), lambda rows: self._offer(typed, rows), topic="suggest"
            )

    def _offer(self, typed: str, rows: list[Suggestion]) -> None:
        # The text may have gone on, or been entered, since it was asked.
        late = self._entered or self._rest.isActive() or self._box.text().strip() != typed
        self._offers.offer([] if late else rows)

    def _take(self, query: str) -> None:
        self._box.set_query(query)
        self._box.query_entered.emit(query)


def suggestions(library: Library, typed: str) -> list[Suggestion]:
    """The library's offers for the text typed; runs on a worker."""
    rows = []
    for offer in library.aids.suggest(typed, MOST_ROWS):
        start = offer.text.lower().find(typed.lower()) if typed else -1
        rows.append(
            Suggestion(
                text=offer.text,
                query=offer.query,
                kind=SuggestionKind(offer.kind.value),
                start=max(0, start),
                matched=len(typed) if start >= 0 else 0,
                count=offer.count,
            )
        )
    return rows
