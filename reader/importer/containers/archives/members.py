"""The pages of an archive: its members in natural order, each read by its own format, archives within it as well."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.archives.archive_opening import open_within
from reader.importer.manuscript import Manuscript
from reader.importer.source.kinds import ARCHIVES, Kind, is_page_name, known_kind
from reader.importer.source.safe_files import Document
from reader.importer.source.walk import OnPassed

ReadDocument = Callable[[Document], tuple[bool, Iterator[Manuscript | Page]]]
"""From a document to its pages, and True if links in them start from the document."""

ReadBook = Callable[[Archive, Kind], Iterator[Manuscript | Page] | None]
"""From an archive to the pages of the book that it is; None if it is none."""

_MOST_ENDINGS = 3
"""Kinds of files that a refusal names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of an archive, with the path of its member.

    `base` is the name, from the top of the outermost archive, from which links in it start; '' if they need no change.
    """

    manuscript: Manuscript | Page
    path: Path
    base: str


@dataclass(frozen=True, slots=True)
class Members:
    """Reads the members of an archive by `document`, and the books among them by `book`.

    `passed` is called with the path of each member that is no page by its name.
    """

    document: ReadDocument
    book: ReadBook
    passed: OnPassed

    def pages(self, archive: Archive, top: Path | None = None) -> Iterator[Found | FileRefused]:
        """Yield the pages of an archive; `top` is the path of the outermost one.

        What is refused comes as the refusal, so that it stops nothing. Pictures and the like are passed over; an
        archive without a page is refused, those within it too.
        """
        top = top or archive.path
        empty = True
        for name in archive.names:
            where = PurePosixPath(name)
            kind = known_kind(where) if is_page_name(where) else None
            if kind is None:
                self.passed(archive.where(name))
                continue
            empty = False
            try:
                if kind in ARCHIVES:
                    yield from self._of_inner(archive, name, kind, top)
                else:
                    yield from self._of_page(archive, name, top)
            except FileRefused as refused:
                yield refused
        if empty:
            yield no_pages(archive)

    def _of_inner(self, archive: Archive, name: str, kind: Kind, top: Path) -> Iterator[Found | FileRefused]:
        with open_within(archive, name) as inner:
            book = self.book(inner, kind)
            if book is None:
                yield from self.pages(inner, top)
            else:
                base = (inner.path / "book").relative_to(top).as_posix()
                yield from (Found(manuscript, inner.path, base) for manuscript in book)

    def _of_page(self, archive: Archive, name: str, top: Path) -> Iterator[Found]:
        where = archive.where(name)
        links, found = self.document(Document(where, archive.read(name), archive.changed(name)))
        base = archive.path if archive.single else where
        start = base.relative_to(top).as_posix() if links and base != top else ""
        yield from (Found(manuscript, where, start) for manuscript in found)


def packed(archive: Archive) -> int:
    """Return the number of packed bytes of all pages in an archive."""
    return sum(archive.packed(name) for name in archive.names if is_page_name(PurePosixPath(name)))


def no_pages(archive: Archive) -> FileRefused:
    """Return the refusal of an archive without a page, naming what it holds instead."""
    endings = [
        ending
        for ending, _ in Counter(PurePath(name).suffix.lower() for name in archive.names).most_common(_MOST_ENDINGS)
    ]
    if ".pdf" in endings:
        return FileRefused(archive.path, FileReason.HOLDS_PDF)
    return FileRefused(archive.path, FileReason.NO_PAGES, ", ".join(filter(None, endings)))
