"""One file at a time: known or new, read if it is worth it, its pages handed on to be put."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from reader.errors import FileRefused, NotHeld
from reader.importer.page_reading import Styles
from reader.importer.source.path_names import renamed, written
from reader.importer.source.walk import Found
from reader.library import folder_facts, pictures, table_columns
from reader.library.house_styles import HouseStyles
from reader.library.import_stages.archive_members import ArchiveMembers
from reader.library.import_stages.file_progress import KILOBYTE, FileProgress
from reader.library.import_stages.put_queue import MOST_PAGES
from reader.library.import_stages.tally import Tally
from reader.library.picture_care import lost_of
from reader.library.reading import Reading, ReadPages
from reader.library.views import Refusal
from reader.library.watchman import FaultKind, Watchman
from reader.ports.collecting import HeldSource, Put, Source
from reader.ports.store import HasCollecting, HasHoldings, HasProofs, HasSettings

Work = tuple[int, Callable[[FileProgress], None]]
"""Reading one file, and its weight in the progress."""


_UNREAD = -1
"""Rules of a file that is to be read anew: lower than any."""


class KnownFilesStore(HasCollecting, HasHoldings, HasProofs, HasSettings, Protocol):
    """The ports that reading a file asks for."""


@dataclass(slots=True)
class FileReader:
    """Hands what it reads to `put`; a file that is refused goes to `tally` and stops nothing.

    `called` gives files that lie under a temporary name the name by which the library and a person know them.
    `folders` are the folders of files that were read. `columns` are fields that a person just gave to columns of
    tables, over those that are kept for a folder.
    """

    store: KnownFilesStore
    reading: Reading
    pages: ReadPages
    styles: HouseStyles
    media: Path
    tally: Tally
    put: Callable[[Put], None]
    watchman: Watchman
    called: Mapping[Path, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    _recalled: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Fields of columns by folder: a folder of thousands of files is asked about once."""

    def new_files(self, paths: Sequence[Path]) -> Iterator[Work]:
        """Yield the reading of each file in these files and folders."""
        for found in self.reading.files(paths, self._refuse):
            if found.is_read:
                yield self._weight(found.path), partial(self._import, found.path, pictures.top_of(found.path, paths))
            else:
                yield 0, partial(self._pass_over, found)

    def weight_of(self, paths: Sequence[Path]) -> int:
        """Return the weight of all files in these files and folders.

        The folders are walked, so that fifty thousand paths need not be held.
        """
        return sum(self._weight(found.path) for found in self.reading.files(paths, _not_yet) if found.is_read)

    def older_files(self) -> list[Work]:
        """Return the reading of each held file that earlier rules read."""
        older = self.store.collecting.older_sources(self.reading.rules)
        return [(1, partial(self._read_again, held)) for held in older]

    def headed_files(self, newspaper: str, lines: frozenset[str]) -> list[Work]:
        """Return the reading of each held file with one of these lines at the head of a story of this newspaper."""
        headed = self.store.collecting.sources_headed(newspaper, lines)
        return [(1, partial(self._read_again, held)) for held in headed]

    def tables_in(self, folders: Collection[str], paths: Sequence[Path]) -> list[Work]:
        """Return the reading of each held table in these folders and below them.

        Those among `paths` are left to `new_files`, which reads them because they count as read by older rules now.
        """
        held = self.store.collecting.older_sources(self.reading.rules + 1)
        inside = [each for each in held if _is_below(each.path, folders) and self.reading.column_names(Path(each.path))]
        for each in inside:
            self.store.collecting.set_rules(each.digest, _UNREAD)
        named = {written(path.absolute()) for path in paths}
        others = (each for each in inside if each.path not in named and not _is_below(each.path, named))
        return [(1, partial(self._read_again, each)) for each in others]

    def _columns(self, path: str) -> Mapping[str, str]:
        """Return the fields that a person gave to columns of tables, as they hold for a file."""
        folder = folder_facts.folder_of(path)
        if folder not in self._recalled:
            self._recalled[folder] = table_columns.recall(self.store, folder)
        return {**self._recalled[folder], **self.columns}

    def _styles(self, path: str) -> Styles:
        """Return the house styles for pages of a file: a page that names no newspaper is of its folder's."""
        folder = folder_facts.recall(self.store, folder_facts.folder_of(path)).get("newspaper")
        return lambda newspaper: self.styles.of(newspaper or folder)

    def _known_of(self, path: str) -> tuple[Styles, Mapping[str, str]]:
        return self._styles(path), self._columns(path)

    def _weight(self, path: Path) -> int:
        """Return the kilobytes of a file, and one for the file itself."""
        return 1 + self.reading.size(path) // KILOBYTE

    def _refuse(self, refusal: FileRefused) -> None:
        name = Path(renamed(refusal.path, self.called))
        refused = Refusal(path=name, reason=refusal.reason, detail=refusal.detail)
        self.tally.refuse(refused, self._shown(refusal.path))

    def _shown(self, path: Path) -> str:
        """Return the absolute path of a file as it is shown; the name that a person knows of one that has another."""
        name = renamed(path, self.called)
        return written(path.absolute()) if name == written(path) else name

    def _pass_over(self, found: Found, progress: FileProgress) -> None:
        progress(found.path)
        self.tally.outcomes.pass_over(found.path, found.passed or self.reading.passed_kind(found.path))

    def _import(self, path: Path, top: Path | None, progress: FileProgress) -> None:
        progress(path)
        try:
            self._import_file(path, top, progress)
        except FileRefused as refusal:
            self._refuse(refusal)

    def _import_file(self, path: Path, top: Path | None, progress: FileProgress) -> None:
        source, held = self._recognised(path)
        if held and held.rules >= self.reading.rules and not self.reading.arrived(held.missing, path, top):
            self.take_again(path, held.digest, lost_of(self.store, held.digest, self.media, self.watchman), (top,))
            self.put(Put(source=source, pages=()))
        else:
            members = ArchiveMembers(path)
            read = self.pages(
                path,
                self._refuse,
                progress.read,
                *self._known_of(source.path),
                on_passed=members.pass_over,
                on_wait=partial(progress, path),
            )
            try:
                self._put_pages(source, members.noting_links(read), path, top, progress, anew=held is not None)
            finally:
                for outcome in members.outcomes(self._shown(path)):
                    self.tally.outcomes.add(outcome)

    def take_again(self, path: Path, digest: str, lost: Collection[str], tops: Iterable[Path | None]) -> None:
        """Take pictures that the library lost again from the unchanged file whose stories show them."""
        if not lost or self.reading.digest(path) != digest:
            return
        pages = self.pages(path, _not_yet, lambda _: None, *self._known_of(written(path.absolute())))
        for name in self.reading.taken_again(pages, path, tops, self.media, lost):
            self.watchman.mended(FaultKind.PICTURE, name)

    def sources(self, digests: Iterable[str]) -> list[Work]:
        """Return the reading, anew, of held files with these digests."""
        held = map(self.store.collecting.held_source, digests)
        return [(1, partial(self._read_again, each)) for each in held if each]

    def _recognised(self, path: Path) -> tuple[Source, HeldSource | None]:
        """Return the file as a source, and as the library holds it; None if it does not."""
        name = written(path.absolute())
        stamp = self.reading.stamp(path, time.time())
        held = self.store.collecting.seen_source(name, stamp) if stamp else None
        digest = held.digest if held else self.reading.digest(path)
        held = held or self.store.collecting.held_source(digest)
        if path in self.called:
            # No other file is to be taken for a later version of this one.
            name, stamp = f"{self.called[path]} ({digest[:12]})", ""
        return Source(digest=digest, path=name, stamp=stamp), held

    def _read_again(self, held: HeldSource, progress: FileProgress) -> None:
        """Read a held file if it still lies unchanged in its place, else the text that is kept of it."""
        path = Path(held.path)
        progress(path)
        source = Source(digest=held.digest, path=held.path, stamp=self.reading.stamp(path, time.time()))
        with suppress(FileRefused):
            if self.reading.digest(path) == held.digest:
                read = self.pages(
                    path, _not_yet, progress.read, *self._known_of(held.path), on_wait=partial(progress, path)
                )
                self._put_pages(source, read, path, None, progress, anew=True)
                return
        if not self.store.proofs.text_is_sound(held.digest):
            return
        # The text alone: of a page that is read again because it is damaged, no story may be readable.
        kept = [self.store.holdings.source_of(page_id) for page_id in self.store.collecting.pages_of(held.digest)]
        again = [self.reading.again(page.text, path, self._styles(held.path)) for page in kept]
        pages = [page for page in again if page]
        if pages and len(pages) == len(kept):
            # The path may hold another file by now; that one is imported, not read again.
            self._put_pages(replace(source, stamp=""), pages, path, None, progress, anew=True)
        else:
            self.store.collecting.set_rules(held.digest, self.reading.rules)

    def _put_pages(
        self,
        source: Source,
        read: Iterable[Page],
        path: Path,
        top: Path | None,
        progress: FileProgress,
        *,
        anew: bool,
    ) -> None:
        """Put a file's pages, those of a long file in several puts: it counts as held when its last page is."""
        if folder := folder_facts.folder_of(source.path):
            self.folders.add(folder)
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
                if len(pages) == MOST_PAGES:
                    self.put(replace(put, pages=tuple(pages), complete=False))
                    put = replace(put, first=put.first + len(pages))
                    pages = []
                if number:
                    progress(path)
        self.put(replace(put, pages=tuple(pages), missing=tuple(missing)))

    def _without_copies(self, source: Source, page: Page) -> Page | None:
        """Return the page without stories of an export that the library holds already.

        None if no listed story is left.
        """
        if not page.copies:
            return page
        held = self.store.collecting.held_copies(source, page)
        self.tally.copied(list(held.values()))
        kept = [at for at in range(len(page.stories)) if at not in held]
        stories = tuple(page.stories[at] for at in kept)
        if not any(story.kind in (StoryKind.STORY, StoryKind.PHOTO) for story in stories):
            return None
        return replace(page, stories=stories, copies=tuple(page.copies[at] for at in kept))

    def _carried_over(self, page: Page, before: int) -> Page:
        with suppress(NotHeld):
            return pictures.carried_over(page, self.store.holdings.page(before))
        return page


def _is_below(path: str, folders: Collection[str]) -> bool:
    return any(str(above) in folders for above in PurePath(path).parents)


def _not_yet(_refusal: FileRefused) -> None:
    """Pass over a refusal that comes again when the file is read, or is no news."""
