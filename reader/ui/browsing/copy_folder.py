"""Hits with the same text become one row of the list: among the first of a search, then among those in sight."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from reader.ui.background.library_workers import Workers
from reader.ui.browsing.stories_model import StoriesModel

COMPARED = 50
"""The hits in sight are compared with as many rows above and below them."""
_REST_MS = 150
"""Comparing texts would hold up a list that still moves: the same rows must be in sight for this long."""


class CopyFolder(QObject):
    """Compares texts on a worker. `still` says, when an answer comes, if the list is the one that was asked for."""

    def __init__(self, stories: StoriesModel, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._stories, self._workers = stories, workers
        self._seen: list[int] = []
        self._still: Callable[[], bool] = lambda: False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._fold_seen)

    def fold(self, ids: Sequence[int], still: Callable[[], bool]) -> None:
        """Fold the copies among these stories."""
        if len(ids) > 1:
            self._workers.query.ask(
                lambda library: library.aids.copies(ids, self._workers.paint_lock.wait),
                lambda groups: self._stories.fold_copies(groups) if still() else None,
                topic="copies",
            )

    def look_again(self, still: Callable[[], bool]) -> None:
        """Fold the copies in sight once the list does not move any more."""
        self._seen, self._still = self._stories.around(0), still
        self._rest.start()

    def _fold_seen(self) -> None:
        seen, self._seen = self._seen, self._stories.around(0)
        if seen != self._seen:
            self._rest.start()
        elif self._still():
            self.fold(self._stories.around(COMPARED), self._still)
