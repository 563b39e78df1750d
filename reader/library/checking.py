"""Everything that a library keeps, read and held against what was written: file, texts, index, pictures, copies."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from reader.domain.bookmark import Bookmark
from reader.errors import Cancelled, LibraryReason, LibraryUnusable, NotHeld
from reader.library.anchors import locate, quoted_text
from reader.library.doubts import Doubts
from reader.library.findings import MOST_NAMED, Finding, Naming, Thing, counted
from reader.library.picture_care import CHANGED, GONE, bytes_of, fault_of
from reader.library.watchman import FaultKind, Watchman
from reader.ports.care import FILE_DAMAGE
from reader.ports.progress import Progress
from reader.ports.proofs import StoryProof
from reader.ports.rows import Backup, BackupLabel, BackupState
from reader.ports.store import HasBookmarks, HasCare, HasCollecting, HasHoldings, HasProofs, HasSettings
from reader.text.folding import Folding

_KILOBYTE = 1024
_FILE_PART = 4
"""SQLite's own check takes about this part of the time that reading the texts takes."""
_AT_ONCE = 200

FILE, TEXTS, INDEX, PICTURES, BACKUPS, BOOKMARKS = (
    "check:file",
    "check:texts",
    "check:index",
    "check:pictures",
    "check:backups",
    "check:bookmarks",
)
STAGES = (FILE, TEXTS, BOOKMARKS, INDEX, PICTURES, BACKUPS)
"""Names of the work in hand, in their order, as `Progress` gets them."""

Check = Callable[[Progress], Iterable[Finding]]
Shown = dict[str, StoryProof]
"""The pictures that stories show, each with the first story that does."""


class CheckedStore(HasBookmarks, HasCare, HasCollecting, HasHoldings, HasProofs, HasSettings, Protocol):
    """The ports that a check asks for."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The check of one library. What it finds is noted by the watchman; `check_index` does so itself.

    `check_own_work` compares a person's own work with its journal.
    """

    store: CheckedStore
    media: Path
    folding: Folding
    watchman: Watchman
    check_index: Callable[[Progress], list[Finding]]
    index_bytes: Callable[[], int]
    check_own_work: Callable[[], list[Finding]] = list

    def run(self, progress: Progress | None = None) -> list[Finding]:
        """Return what was found, one finding a fault.

        `progress` counts kilobytes; in hand is one of STAGES. Raises Cancelled.
        """
        self._forget()
        shown: Shown = {}
        backups = [backup for backup in self.store.care.backups() if backup.why != BackupLabel.DAMAGED]
        paper = self.store.care.size() // _KILOBYTE
        stages: list[tuple[str, int, Check]] = [
            (FILE, paper // _FILE_PART, self._file),
            (TEXTS, paper, partial(self._texts, shown)),
            (BOOKMARKS, 1, self._bookmarks),
            (INDEX, self.index_bytes() // _KILOBYTE, self.check_index),
        ]
        found: list[Finding] = []
        steps = _Steps(progress, sum(weight for _, weight, _ in stages))
        steps.total += sum(backup.size for backup in backups) // _KILOBYTE
        for stage, weight, check in stages:
            found += steps.of(stage, weight, partial(self._guarded, check))
        weight = sum(size for _, size in bytes_of(self.media, shown)) // _KILOBYTE
        steps.total += weight
        found += steps.of(PICTURES, weight, partial(self._pictures, shown))
        damaged, unsealed = list[Thing](), list[Thing]()
        for backup in backups:
            check = partial(self._backup, backup, damaged, unsealed)
            found += steps.of(BACKUPS, backup.size // _KILOBYTE, check)
        found += counted("backups that are damaged", damaged)
        found += counted("backups without a checksum", unsealed)
        places = [fault.detail for fault in self.watchman.faults(FaultKind.LIBRARY) if fault.detail]
        return [*file_damage(len(places)), *dict.fromkeys(found)]

    def _guarded(self, check: Check, progress: Progress) -> list[Finding]:
        """Run a check; damage of the library file that ends it is a finding as well."""
        try:
            return list(check(progress))
        except LibraryUnusable as problem:
            self._note_damage(problem)
            return []

    def _note_damage(self, problem: LibraryUnusable) -> None:
        """Note damage of the library file that ended a check; raise any other problem again."""
        if problem.reason is not LibraryReason.DAMAGED:
            raise problem
        self._note_place(problem.detail)

    def _note_place(self, detail: str) -> None:
        """Note a damaged place of the library file. `detail` is for the log."""
        self.watchman.note(FaultKind.LIBRARY, f"place {zlib.crc32(detail.encode()):08x}", detail)

    def _forget(self) -> None:
        """Forget what was noted, except of the index: all of it is looked at again."""
        for kind in FaultKind:
            if kind is not FaultKind.INDEX:
                self.watchman.mended(kind)

    def _file(self, progress: Progress) -> Iterator[Finding]:
        for problem in self.store.care.check(progress):
            fault, _, detail = problem.partition(": ")
            if fault == FILE_DAMAGE:
                self._note_place(detail)
            else:
                self.watchman.note(FaultKind.LIBRARY, problem)
                yield Finding(fault, int(detail))

    def _texts(self, shown: Shown, progress: Progress) -> Iterator[Finding]:
        """Prove stories and texts, and gather the pictures that are shown."""
        read, stories, texts = 0, list[Thing](), list[Thing]()
        naming = Naming(self.store)
        try:
            for story in self.store.proofs.stories():
                read += story.size
                _go_on(progress, read)
                for name in story.pictures:
                    shown.setdefault(name, story)
                if not story.sound:
                    stories.append(_named(stories, naming.story, story.story_id, story.source))
                    self.watchman.note(FaultKind.STORY, str(story.story_id))
            for text in self.store.proofs.texts():
                read += text.size
                _go_on(progress, read)
                if not text.sound:
                    texts.append(_named(texts, naming.text, text.text_id, text.source))
                    self.watchman.note(FaultKind.TEXT, text.source)
        except LibraryUnusable as problem:
            self._note_damage(problem)
        yield from counted("stories whose text is damaged", stories)
        yield from counted("files whose kept text is damaged", texts)

    def _bookmarks(self, progress: Progress) -> Iterator[Finding]:
        try:
            for problem in self.check_own_work():
                self.watchman.note(FaultKind.OWN_WORK, problem.said)
                yield problem
            lost = list(self._lost_bookmarks(progress))
        except LibraryUnusable as problem:
            if problem.reason is not LibraryReason.DAMAGED:
                raise
            # A damaged story, which is found and named by itself.
            return
        for mark in lost:
            self.watchman.note(FaultKind.BOOKMARK, str(mark.id))
        things = list(map(Naming(self.store).bookmark, lost))
        yield from counted("bookmarks whose words are not in their story", things)

    def _lost_bookmarks(self, progress: Progress) -> Iterator[Bookmark]:
        """Yield the bookmarks whose quotation is not in their story, except those that a person is asked of."""
        known = Doubts(self.store, self.folding).ids()
        marks = [mark for mark in self.store.bookmarks.all() if mark.story_id is not None and mark.anchor.exact]
        marks = [mark for mark in marks if mark.id not in known]
        for first in range(0, len(marks), _AT_ONCE):
            _go_on(progress, 0)
            some = marks[first : first + _AT_ONCE]
            ids = sorted({mark.story_id for mark in some if mark.story_id is not None})
            texts = {held.row.id: quoted_text(held.story) for held in self.store.holdings.stories(ids)}
            for mark in some:
                anchor, text = mark.anchor, texts.get(mark.story_id or 0, "")
                found = locate(text, anchor.exact, anchor.prefix, anchor.suffix, self.folding)
                if found is None:
                    yield mark

    def _pictures(self, shown: Shown, progress: Progress) -> Iterator[Finding]:
        read, faults = 0, {GONE: list[Thing](), CHANGED: list[Thing]()}
        naming, sizes = Naming(self.store), dict(bytes_of(self.media, shown))
        for name, story in shown.items():
            read += sizes.get(name, 0)
            _go_on(progress, read)
            if fault := fault_of(self.media, name):
                found = faults[fault]
                found.append(_named(found, naming.story, story.story_id, story.source))
                self.watchman.note(FaultKind.PICTURE, name, fault)
        yield from counted("pictures that are gone", faults[GONE])
        yield from counted("pictures that are damaged", faults[CHANGED])

    def _backup(
        self, backup: Backup, damaged: list[Thing], unsealed: list[Thing], progress: Progress
    ) -> tuple[Finding, ...]:
        """Verify a backup, and add it to `damaged` or to `unsealed` if it is; return nothing."""
        try:
            self.store.care.verify(backup.name, progress)
        except NotHeld:
            return ()
        except LibraryUnusable as problem:
            if problem.reason is LibraryReason.BACKUP_DAMAGED:
                damaged.append(Thing(name=backup.name))
                self.watchman.note_backup(problem)
            return ()
        if backup.state is BackupState.NO_CHECKSUM:
            unsealed.append(Thing(name=backup.name))
            self.watchman.note(FaultKind.CHECKSUM, backup.name)
        return ()


class _Steps:
    """The progress of one stage after another, as one. `total` in kilobytes."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._done = 0
        self.total = total

    def of(self, stage: str, weight: int, check: Check) -> list[Finding]:
        """Run the check of a stage. Raises Cancelled."""

        def inner(done: int, _total: int, _what: str) -> bool:
            return self._progress is None or self._progress(self._done + min(done, weight), self.total, stage)

        if not inner(0, 0, ""):
            raise Cancelled
        found = list(check(inner))
        self._done += weight
        return found


def file_damage(places: int) -> Iterator[Finding]:
    """Yield the finding that the library file is damaged at some places, if it is at any."""
    if places:
        yield Finding(FILE_DAMAGE, places)


def _go_on(progress: Progress, read_bytes: int) -> None:
    if not progress(read_bytes // _KILOBYTE, 0, ""):
        raise Cancelled


def _named(before: Sequence[Thing], name: Callable[[int, str], Thing], number: int, source: str) -> Thing:
    """Return a thing that was found after these others; of more than are named nothing is looked up."""
    return name(number, source) if len(before) < MOST_NAMED else Thing(name=str(number))
