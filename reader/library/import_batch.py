"""Files into the store: each read, told apart from what is held, and put with others in one transaction."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath

from reader.domain.newspaper import Page
from reader.domain.story import Genre, Story, StoryKind
from reader.errors import Cancelled, FileRefused, NotHeld
from reader.importer.source.path_names import renamed, written
from reader.library import continuations, folder_facts, neighbours, pictures
from reader.library.bookmarks import Reattachment
from reader.library.people import speakers
from reader.library.reading import Reading
from reader.library.views import ImportReport, Refusal
from reader.ports.collecting import HeldSource, Put, PutResult, Source
from reader.ports.progress import Progress
from reader.ports.store import Store

_PAGES_IN_HAND = 64
_FILES_IN_HAND = 256
_SECONDS_IN_HAND = 0.5
_KILOBYTE = 1024


def _nothing_follows() -> None:
    return


@dataclass(slots=True)
class ImportBatch:
    """One run of an import. What `flush` has put is safe; the report tells of nothing else.

    `follow` is called after each transaction: what it brought is to be found from then on.
    """

    store: Store
    reading: Reading
    media: Path
    follow: Callable[[], object] = _nothing_follows
    files: int = 0
    known: int = 0
    reparsed: int = 0
    pages: int = 0
    stories: int = 0
    photos: int = 0
    copies: int = 0
    first: str = ""
    story_ids: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    cancelled: bool = False
    naming: list[Story] = field(default_factory=list)
    """What new stories call something for short; nothing else of them."""
    people: Counter[str] = field(default_factory=Counter)
    """Who speaks in the new stories, and in how many."""
    _called: Mapping[Path, str] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)
    _in_hand: list[Put] = field(default_factory=list)
    _pages_in_hand: int = 0
    _flushed: float = field(default_factory=time.monotonic)

    def run(self, paths: Sequence[Path], progress: Progress | None, called: Mapping[Path, str]) -> None:
        """Import files and folders. A file that is refused stops nothing.

        `called`: what files are called, in the library and to a person, that lie under a name of the moment.

        `progress` is asked before each file, and after each page of a file of many; it may stop the run. It is told of
        kilobytes, so that one large file counts for what it is among small ones.
        """
        self._called = called
        # Counted first and walked again: fifty thousand paths need not be held.
        total = sum(map(self._weight, self.reading.files(paths, _not_yet))) if progress else 0
        self._take_all(
            (
                (self._weight(path), partial(self._import, path, pictures.top_of(path, paths)))
                for path in self.reading.files(paths, self._refuse)
            ),
            total,
            progress,
        )

    def run_again(self, progress: Progress | None) -> int:
        """Read anew what earlier rules read: files, or where they are gone their kept text. Files left as they are."""
        older = self.store.collecting.older_sources(self.reading.rules)
        self._take_all(((1, partial(self._reread, held)) for held in older), len(older), progress)
        return len(older) - self.reparsed

    def _weight(self, path: Path) -> int:
        """What a file counts for in the progress of an import: its kilobytes, and one for the file itself."""
        return 1 + self.reading.size(path) // _KILOBYTE

    def _take_all(self, works: Iterable["_Weighed"], total: int, progress: Progress | None) -> None:
        done = 0
        try:
            for weight, work in works:
                work(_Tell(progress, self._called, done, total, weight))
                done += weight
        except Cancelled:
            self.cancelled = True
        self._flush()
        neighbours.name_pages(self.store, self._folders)
        continuations.join(self.store)
        if self.cancelled:
            # A person who stops the work does not wait for the index; searches read what it lacks.
            return
        self.follow()
        if progress:
            progress(done, done, "")

    def report(self, bookmarks: Reattachment) -> ImportReport:
        return ImportReport(
            files=self.files,
            known=self.known,
            reparsed=self.reparsed,
            pages=self.pages,
            stories=self.stories,
            photos=self.photos,
            copies=self.copies,
            first=self.first,
            story_ids=tuple(self.story_ids),
            refused=tuple(self.refused),
            cancelled=self.cancelled,
            reattached=bookmarks.attached,
            to_look_at=tuple(mark.id for mark in bookmarks.to_look_at),
        )

    def _refuse(self, refusal: FileRefused) -> None:
        path = Path(renamed(refusal.path, self._called))
        self.refused.append(Refusal(path=path, reason=refusal.reason, detail=refusal.detail))

    def _import(self, path: Path, top: Path | None, tell: "_Tell") -> None:
        tell(path)
        try:
            self._import_file(path, top, tell)
        except FileRefused as refusal:
            self._refuse(refusal)

    def _import_file(self, path: Path, top: Path | None, tell: "_Tell") -> None:
        name = written(path.absolute())
        stamp = self.reading.stamp(path, time.time())
        held = self.store.collecting.seen_source(name, stamp) if stamp else None
        digest = held.digest if held else self.reading.digest(path)
        held = held or self.store.collecting.held_source(digest)
        if path in self._called:
            # No other file is to be taken for a later version of this one.
            name, stamp = f"{self._called[path]} ({digest[:12]})", ""
        source = Source(digest=digest, path=name, stamp=stamp)
        if held and held.rules >= self.reading.rules and not self.reading.arrived(held.missing, path, top):
            self._take(Put(source=source, pages=()))
        else:
            read = self.reading.pages(path, self._refuse, tell.read)
            self._put_pages(source, read, path, top, tell, anew=held is not None)

    def _reread(self, held: HeldSource, tell: "_Tell") -> None:
        path = Path(held.path)
        tell(path)
        source = Source(digest=held.digest, path=held.path, stamp=self.reading.stamp(path, time.time()))
        with suppress(FileRefused):
            if self.reading.digest(path) == held.digest:
                self._put_pages(source, self.reading.pages(path, _not_yet, tell.read), path, None, tell, anew=True)
                return
        kept = [self.store.holdings.page(page_id) for page_id in self.store.collecting.pages_of(held.digest)]
        again = [self.reading.again(page.text, path) for page in kept]
        pages = [page for page in again if page]
        if pages and len(pages) == len(kept):
            # The path may hold another file by now; that one is imported, not read again.
            self._put_pages(replace(source, stamp=""), pages, path, None, tell, anew=True)
        else:
            self.store.collecting.set_rules(held.digest, self.reading.rules)

    def _put_pages(
        self, source: Source, read: Iterable[Page], path: Path, top: Path | None, tell: "_Tell", *, anew: bool
    ) -> None:
        if folder := folder_facts.folder_of(source.path):
            self._folders.add(folder)
        before = self.store.collecting.pages_of(source.digest) if anew else []
        put = Put(source=source, pages=(), rules=self.reading.rules, anew=anew)
        pages: list[Page] = []
        missing: list[str] = []
        with self.reading.pictures(path, top, self.media) as with_pictures:
            for number, found in enumerate(filter(None, map(partial(self._without_copies, source), read))):
                page = with_pictures(found)
                lacking = pictures.missing(found, page, path)
                if lacking and number < len(before):
                    page = self._carried_over(page, before[number])
                missing += lacking
                pages.append(folder_facts.applied(self.store, source.path, page))
                if len(pages) == _PAGES_IN_HAND:
                    # A file of any length: it counts as held only when its last page is.
                    self._take(replace(put, pages=tuple(pages), complete=False))
                    put = replace(put, first=put.first + len(pages))
                    pages = []
                if number:
                    tell(path)
        self._take(replace(put, pages=tuple(pages), missing=tuple(missing)))

    def _without_copies(self, source: Source, page: Page) -> Page | None:
        """The page less what it only copies: stories of an export that the library holds stay where they are.

        None where nothing is left that would be listed.
        """
        if not page.copies:
            return page
        held = self.store.collecting.held_copies(source, page)
        self.copies += len(held)
        self.story_ids += held.values()
        kept = [at for at in range(len(page.stories)) if at not in held]
        stories = tuple(page.stories[at] for at in kept)
        if not any(story.kind in (StoryKind.STORY, StoryKind.PHOTO) for story in stories):
            return None
        return replace(page, stories=stories, copies=tuple(page.copies[at] for at in kept))

    def _carried_over(self, page: Page, before: int) -> Page:
        with suppress(NotHeld):
            return pictures.carried_over(page, self.store.holdings.page(before))
        return page

    def _take(self, put: Put) -> None:
        self._in_hand.append(put)
        self._pages_in_hand += len(put.pages)
        waited = time.monotonic() - self._flushed > _SECONDS_IN_HAND
        if waited or self._pages_in_hand >= _PAGES_IN_HAND or len(self._in_hand) >= _FILES_IN_HAND:
            self._flush()

    def _flush(self) -> None:
        puts, self._in_hand, self._pages_in_hand = self._in_hand, [], 0
        if puts:
            with self.store.together():
                results = self.store.collecting.put_many(puts)
                continuations.join(self.store)
            for put, result in zip(puts, results, strict=True):
                self._count(put, result)
            if not self.cancelled:
                self.follow()
        self._flushed = time.monotonic()

    def _count(self, put: Put, result: PutResult) -> None:
        self.story_ids += result.story_ids
        if put.pages and not result.known:
            self.first = self.first or PurePath(put.source.path).name
        if result.known or put.anew:
            self.known += put.complete
            self.reparsed += put.anew and put.complete
            return
        stories = [story for page in put.pages for story in page.stories]
        kinds = [story.kind for story in stories if story.genre != Genre.IMPRINT]
        self.files += put.complete
        self.pages += len(put.pages)
        self.stories += kinds.count(StoryKind.STORY)
        self.photos += kinds.count(StoryKind.PHOTO)
        self.people.update(name for story in stories for name in speakers(story))
        self.naming += [Story(aliases=story.aliases) for story in stories if story.aliases]


@dataclass(slots=True)
class _Tell:
    """Tells which file is in hand and how far it is read. Raises Cancelled where the work is to stop.

    `done` of `total` are behind it; the file counts for `weight` of them.
    """

    progress: Progress | None
    called: Mapping[Path, str]
    done: int
    total: int
    weight: int
    within: int = 0

    def read(self, size: int) -> None:
        """So many bytes of the file are behind us. It is done when it is held."""
        self.within = min(size // _KILOBYTE, self.weight - 1)

    def __call__(self, path: Path) -> None:
        if self.progress and not self.progress(self.done + self.within, self.total, renamed(path, self.called)):
            raise Cancelled


_Weighed = tuple[int, Callable[[_Tell], None]]
"""Work on one file, and what it counts for."""


def _not_yet(_refusal: FileRefused) -> None:
    """What is refused here is told when it is read, or is no news."""
