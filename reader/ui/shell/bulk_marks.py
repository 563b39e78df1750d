"""Marks on several stories at once: read, unread, bookmarked; with progress and a way to stop if they are many."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from reader.acts import bookmarks, reading
from reader.acts.done import Done
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_words import Edits
from reader.library.library import Library
from reader.ports.progress import Progress
from reader.ui.language.words import tr, tr_n
from reader.ui.workbench.question import ask_first
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

MANY = 200
"""More than these are worth a bar of progress."""
_AT_ONCE = 200
_T = TypeVar("_T")


class ManyMarks:
    """Marks of the reading commands on several selected stories."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def mark_read(self, ids: Sequence[int], *, read: bool) -> None:
        """Mark these as read, or as unread."""

        def marked(done: Sequence[int]) -> None:
            self._bench.say(
                tr_n("{n} story read", "{n} stories read", len(done))
                if read
                else tr_n("{n} story unread", "{n} stories unread", len(done))
            )

        self._run(ids, lambda library, progress: reading.mark(library, ids, read, progress), marked)

    def toggle_bookmarks(self, ids: Sequence[int]) -> None:
        """Bookmark all of these; if all are bookmarked, ask whether to take the bookmarks off."""

        def known(bookmarked: bool) -> None:
            if bookmarked:
                self._ask_removal(ids)
            else:
                self._run(ids, lambda library, progress: bookmarks.add(library, ids, progress=progress), self._added)

        self._bench.workers.reading.ask(lambda library: _all_bookmarked(library, ids), known)

    def _added(self, edits: Edits) -> None:
        self._bench.say(tr_n("{n} story bookmarked", "{n} stories bookmarked", len(edits.done)))

    def _ask_removal(self, ids: Sequence[int]) -> None:
        stories = tr_n("{n} story", "{n} stories", len(ids))
        said = tr("Take the bookmarks off {stories}? Their notes, folders and tags go with them.")
        ask_first(self._bench.window(), said.format(stories=stories), tr("Take off"), lambda: self._take_off(ids))

    def _take_off(self, ids: Sequence[int]) -> None:
        def taken_off(gone: Iterable[Bookmark]) -> None:
            count = len(list(gone))
            say_with_way_back(self._bench, tr_n("{n} bookmark taken off.", "{n} bookmarks taken off.", count))

        def take_off(library: Library, progress: Progress | None) -> Done[Iterable[Bookmark]]:
            return bookmarks.take_off(library, ids, progress)

        self._run(ids, take_off, taken_off)

    def _run(
        self, ids: Sequence[int], act: Callable[[Library, Progress | None], Done[_T]], then: Callable[[_T], None]
    ) -> None:
        if len(ids) > MANY:
            self._bench.acts.run_long(tr("Marking"), act, then)
        else:
            self._bench.acts.run(lambda library: act(library, None), then)


def _all_bookmarked(library: Library, ids: Sequence[int]) -> bool:
    pieces = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return all(row.bookmarked for piece in pieces for row in library.rows_by_id(piece))
