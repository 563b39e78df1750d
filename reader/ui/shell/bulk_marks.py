"""Marks on several stories at once: read, unread, bookmarked; with progress and a way to stop where they are many."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from reader.library.library import Library
from reader.ports.progress import Progress
from reader.ui.language.words import tr, tr_n

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

MANY = 200
"""More than these are worth a bar of progress."""
_AT_ONCE = 200
_T = TypeVar("_T")


class ManyMarks:
    """What the marks of the reading commands do when several stories are selected."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def mark_read(self, ids: Sequence[int], *, read: bool) -> None:
        """Mark these as read, or as unread."""

        def marked(done: Sequence[int]) -> None:
            self._bench.browsing.marks_changed(done, read=read)
            self._bench.say(
                tr_n("{n} story read", "{n} stories read", len(done))
                if read
                else tr_n("{n} story unread", "{n} stories unread", len(done))
            )

        self._run(ids, lambda library, progress: _set_read(library, ids, progress, read=read), marked)

    def toggle_bookmarks(self, ids: Sequence[int]) -> None:
        """Bookmark all of these; where all are bookmarked, ask whether to take the bookmarks off."""

        def known(bookmarked: bool) -> None:
            if bookmarked:
                self._ask_removal(ids)
            else:
                self._bookmark(ids, on=True)

        self._bench.workers.reading.ask(lambda library: _all_bookmarked(library, ids), known)

    def _bookmark(self, ids: Sequence[int], *, on: bool) -> None:
        def marked(done: Sequence[int]) -> None:
            self._bench.browsing.marks_changed(done, bookmarked=on)
            self._bench.browsing.bookmarks_changed.emit()
            self._bench.say(
                tr_n("{n} story bookmarked", "{n} stories bookmarked", len(done))
                if on
                else tr_n("{n} bookmark taken off", "{n} bookmarks taken off", len(done))
            )

        def work(library: Library, progress: Progress | None) -> list[int]:
            filing = library.marks.filing
            return filing.star(ids, progress) if on else filing.unstar(ids, progress)

        self._run(ids, work, marked)

    def _ask_removal(self, ids: Sequence[int]) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, tr("Dubao"), "", parent=self._bench.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stories = tr_n("{n} story", "{n} stories", len(ids))
        said = tr("Take the bookmarks off {stories}? Their notes, folders and tags go with them.")
        box.setText(said.format(stories=stories))
        box.addButton(tr("Take off"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(lambda: self._bookmark(ids, on=False))
        box.open()

    def _run(
        self, ids: Sequence[int], work: Callable[[Library, Progress | None], _T], then: Callable[[_T], None]
    ) -> None:
        if len(ids) > MANY:
            self._bench.work.run(tr("Marking"), work, then)
        else:
            self._bench.workers.reading.ask(lambda library: work(library, None), then)


def _set_read(library: Library, ids: Sequence[int], progress: Progress | None, *, read: bool) -> list[int]:
    """Those that are marked when it is done or stopped."""
    for start in range(0, len(ids), _AT_ONCE):
        if progress and not progress(start, len(ids), ""):
            return list(ids[:start])
        library.set_read(ids[start : start + _AT_ONCE], read)
    return list(ids)


def _all_bookmarked(library: Library, ids: Sequence[int]) -> bool:
    pieces = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return all(row.bookmarked for piece in pieces for row in library.rows_by_id(piece))
