"""Files into the store: each read, told apart from what is held, and put with others in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from reader.domain.newspaper import Page
from reader.domain.story import Story, StoryKind
from reader.errors import Cancelled, FileRefused
from reader.library import continuations, folder_facts, neighbours
from reader.library.bookmarks import Reattachment
from reader.library.pictures import top_of
from reader.library.ports import Progress, Put, PutResult, Source, Store
from reader.library.reading import Reading
from reader.library.views import ImportReport, Refusal

_PAGES_IN_HAND = 64
_FILES_IN_HAND = 256


@dataclass(slots=True)
class ImportBatch:
    """One run of an import. What `flush` has put is safe; the report tells of nothing else."""

    store: Store
    reading: Reading
    media: Path
    files: int = 0
    known: int = 0
    pages: int = 0
    stories: int = 0
    photos: int = 0
    story_ids: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    cancelled: bool = False
    naming: list[Story] = field(default_factory=list)
    """New stories that say what something is called for short."""
    _in_hand: list[Put] = field(default_factory=list)
    _pages_in_hand: int = 0

    def run(self, paths: Sequence[Path], progress: Progress | None) -> None:
        """Import files and folders. A file that is refused stops nothing.

        `progress` is asked before each file, and while a file of many pages is read; it may stop the run.
        """
        wanted = list(self.reading.files(paths, self._refuse))
        try:
            for done, path in enumerate(wanted):
                tell = partial(progress, done, len(wanted), str(path)) if progress else _go_on
                self._import(path, top_of(path, paths), tell)
        except Cancelled:
            self.cancelled = True
        self._flush()
        neighbours.name_pages(self.store, {folder_facts.folder_of(str(path.absolute())) for path in wanted})
        continuations.join(self.store)
        if progress and not self.cancelled:
            progress(len(wanted), len(wanted), "")

    def _import(self, path: Path, top: Path | None, tell: Callable[[], bool]) -> None:
        _heed(tell)
        try:
            self._read(path, top, tell)
        except FileRefused as refusal:
            self._refuse(refusal)

    def report(self, bookmarks: Reattachment) -> ImportReport:
        return ImportReport(
            files=self.files,
            known=self.known,
            pages=self.pages,
            stories=self.stories,
            photos=self.photos,
            story_ids=tuple(self.story_ids),
            refused=tuple(self.refused),
            cancelled=self.cancelled,
            reattached=bookmarks.attached,
            to_look_at=tuple(mark.id for mark in bookmarks.to_look_at),
        )

    def _refuse(self, refusal: FileRefused) -> None:
        self.refused.append(Refusal(path=refusal.path, reason=refusal.reason, detail=refusal.detail))

    def _read(self, path: Path, top: Path | None, tell: Callable[[], bool]) -> None:
        source = Source(digest=self.reading.digest(path), path=str(path.absolute()))
        if self.store.has_source(source.digest):
            self._take(Put(source=source, pages=()))
            return
        first = 0
        pages: list[Page] = []
        for read in self.reading.pages(path, self._refuse):
            page = self.reading.pictures(read, path, top, self.media)
            pages.append(folder_facts.applied(self.store, path.absolute(), page))
            if len(pages) == _PAGES_IN_HAND:
                # A file of any length: it counts as held only when its last page is.
                self._take(Put(source=source, pages=tuple(pages), first=first, complete=False))
                first += len(pages)
                pages = []
                _heed(tell)
        self._take(Put(source=source, pages=tuple(pages), first=first))

    def _take(self, put: Put) -> None:
        self._in_hand.append(put)
        self._pages_in_hand += len(put.pages)
        if self._pages_in_hand >= _PAGES_IN_HAND or len(self._in_hand) >= _FILES_IN_HAND:
            self._flush()

    def _flush(self) -> None:
        puts, self._in_hand, self._pages_in_hand = self._in_hand, [], 0
        if not puts:
            return
        for put, result in zip(puts, self.store.put_many(puts), strict=True):
            self._count(put, result)
        continuations.join(self.store)

    def _count(self, put: Put, result: PutResult) -> None:
        kinds = [story.kind for page in put.pages for story in page.stories]
        if result.known:
            self.known += 1
        else:
            self.files += put.complete
            self.pages += len(put.pages)
            self.stories += kinds.count(StoryKind.STORY)
            self.photos += kinds.count(StoryKind.PHOTO)
            self.naming += [story for page in put.pages for story in page.stories if story.aliases]
        self.story_ids += result.story_ids


def _go_on() -> bool:
    return True


def _heed(tell: Callable[[], bool]) -> None:
    if not tell():
        raise Cancelled
