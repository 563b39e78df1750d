"""The pages of an archive: its members in natural order, each read by its own format, archives within it as well."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePath, PurePosixPath

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import CHUNK_BYTES, Archive
from reader.importer.containers.archives.archive_opening import open_within
from reader.importer.manuscript import Manuscript
from reader.importer.source.json_kinds import TOOLS, JsonKind, json_kind
from reader.importer.source.kinds import ARCHIVES, Kind, is_json_name, is_page_name, kind_of, known_kind
from reader.importer.source.safe_files import Document
from reader.importer.source.same_text import share_held
from reader.importer.source.tool_outputs import doubles
from reader.importer.source.walk import OnPassed

ReadDocument = Callable[[Document], tuple[bool, Iterator[Manuscript | Page]]]
"""From a document to its pages, and True if links in them start from the document."""

ReadBook = Callable[[Archive, Kind], Iterator[Manuscript | Page] | None]
"""From an archive to the pages of the book that it is; None if it is none."""

JudgeJson = Callable[[Archive, str], bool]
"""Asked about a JSON member without a sign of pages or articles at its start: True if it holds articles."""

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

    `passed` is called with the path of each member that is no page by its name, or JSON that `judge_json` leaves.
    """

    document: ReadDocument
    book: ReadBook
    passed: OnPassed
    judge_json: JudgeJson

    def pages(self, archive: Archive, top: Path | None = None) -> Iterator[Found | FileRefused]:
        """Yield the pages of an archive; `top` is the path of the outermost one.

        What is refused comes as the refusal, so that it stops nothing. Pictures and the like are passed over; an
        archive without a page is refused, those within it too.
        """
        top = top or archive.path
        empty = True
        json = cache(partial(_json_kind, archive))
        held = _doubles(archive, json)
        for name in archive.names:
            kind = None if name in held else _kind(archive, name, json, self.judge_json)
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


_JsonOf = Callable[[str], JsonKind | None]
"""From the name of a JSON member to what it holds."""


def _kind(archive: Archive, name: str, json: _JsonOf, judge: JudgeJson) -> Kind | None:
    """Return the format of a member; None for one that is no page, by its name or, of JSON, its content."""
    where = PurePosixPath(name)
    if archive.single:
        # A person, or its own name, said that it is to be read: 02.gz is 02.
        return kind_of(where)
    is_read = is_page_name(where) or (is_json_name(where) and (json(name) is not None or judge(archive, name)))
    return known_kind(where) if is_read else None


def _json_kind(archive: Archive, name: str) -> JsonKind | None:
    try:
        return json_kind(archive.start(name))
    except FileRefused:
        return None


def _doubles(archive: Archive, json: _JsonOf) -> set[str]:
    """Return what tools wrote of pages besides the JSON that is read, folder by folder."""
    folders: dict[PurePosixPath, list[str]] = {}
    for path in map(PurePosixPath, archive.names):
        folders.setdefault(path.parent, []).append(path.name)
    held: set[str] = set()
    for folder, names in folders.items():
        is_page = partial(_is_tools_page, json, folder)
        share = partial(_share_held, archive, folder)
        held.update(str(folder / name) for name in doubles(names, is_page, _no_time, share))
    return held


def _is_tools_page(json: _JsonOf, folder: PurePosixPath, name: str) -> bool:
    return json(str(folder / name)) in TOOLS


def _share_held(archive: Archive, folder: PurePosixPath, markdown: str, json: str) -> float:
    """Return the share of a page's Markdown that its JSON holds; all of it for pages too large to be compared."""
    try:
        starts = [archive.start(str(folder / name)) for name in (markdown, json)]
    except FileRefused:
        return 1.0
    return 1.0 if max(map(len, starts)) >= CHUNK_BYTES else share_held(*starts)


def _no_time(_name: str) -> float:
    return 0.0


def packed(archive: Archive) -> int:
    """Return the number of packed bytes of all pages in an archive."""
    paths = {name: PurePosixPath(name) for name in archive.names}
    return sum(archive.packed(name) for name, path in paths.items() if is_page_name(path) or is_json_name(path))


def no_pages(archive: Archive) -> FileRefused:
    """Return the refusal of an archive without a page, naming what it holds instead."""
    endings = [
        ending
        for ending, _ in Counter(PurePath(name).suffix.lower() for name in archive.names).most_common(_MOST_ENDINGS)
    ]
    if ".pdf" in endings:
        return FileRefused(archive.path, FileReason.HOLDS_PDF)
    return FileRefused(archive.path, FileReason.NO_PAGES, ", ".join(filter(None, endings)))
