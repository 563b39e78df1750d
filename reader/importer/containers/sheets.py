"""A file opened to its sheets: each page that it holds, as a manuscript. Its name states the format, else its bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import SEEK_END, BytesIO
from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import TEXT_LIMIT_BYTES, Archive
from reader.importer.containers.archives.archive_opening import open_archive
from reader.importer.containers.archives.members import Found, Members, packed
from reader.importer.containers.epub import epub
from reader.importer.containers.feeds import feed
from reader.importer.containers.ocr import alto, mets, ocr_json
from reader.importer.containers.own.own_pictures import HEAD_BYTES, OWN_LIMIT_BYTES, is_own
from reader.importer.containers.plain import text
from reader.importer.containers.plain.front_matter import is_below_json
from reader.importer.containers.records import clipping_text, delimited, field_text, json_lines, tables
from reader.importer.containers.web import html, mhtml
from reader.importer.containers.word import word
from reader.importer.manuscript import Manuscript
from reader.importer.source import foreign
from reader.importer.source.decoding import decode
from reader.importer.source.foreign import refuse_foreign, refuse_named, refuse_office
from reader.importer.source.json_kinds import TOOLS, json_kind
from reader.importer.source.kinds import ARCHIVES, MARKDOWN, Kind, kind_of, kind_of_bytes, known_kind
from reader.importer.source.safe_files import (
    PAGE_LIMIT_BYTES,
    STREAM_LIMIT_BYTES,
    Document,
    document_of,
    open_regular,
    read_document,
)
from reader.importer.source.safe_files import size as file_size
from reader.importer.source.walk import OnPassed, OnRefused

_MANUSCRIPTS: dict[Kind, Callable[[Document], Iterable[Manuscript | Page]]] = {
    Kind.TEXT: text.manuscripts,
    Kind.HTML: html.manuscripts,
    Kind.MHTML: mhtml.manuscripts,
    Kind.FEED: feed.manuscripts,
    Kind.RECOGNISED: ocr_json.manuscripts,
    Kind.ALTO: alto.manuscripts,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as its container holds it; `path` is that of the file, inside an archive that of the member.

    `read` counts the bytes of the file that lie behind the page; None if the format cannot say. `member` is the name
    from which the page's links to pictures start in an archive; '' for links that need no change.
    """

    manuscript: Manuscript | Page
    path: Path
    read: int | None = None
    member: str = ""


Said = Mapping[str, str]
"""Fields that a person gave to columns of tables, by the columns' names."""


def sheets(path: Path, on_refused: OnRefused, said: Said, on_passed: OnPassed) -> Iterator[Sheet]:
    """Yield the sheets of one file. Raises FileRefused; refused members of an archive go to `on_refused`.

    If an archive has no page its first refusal is raised instead.
    """
    start = _start(path)
    kind = _kind_of(start)
    if kind in tables.KINDS:
        with open_regular(path, STREAM_LIMIT_BYTES) as file:
            for manuscript, read in tables.manuscripts(kind, file, path, said, on_refused):
                yield Sheet(manuscript, path, read)
    elif kind in ARCHIVES:
        with open_archive(path, TEXT_LIMIT_BYTES) as archive:
            book = _book(archive, kind)
            if book is None:
                yield from _of_archive(archive, on_refused, said, on_passed)
            else:
                yield from (Sheet(page, path) for page in book)
    elif kind is Kind.METS:
        document = read_document(path, mets.LIMIT_BYTES)
        yield from (Sheet(page, path) for page in mets.manuscripts(document, partial(_beside, path)))
    else:
        yield from _of_document(start.document if start.is_whole else read_document(path, _limit(path, kind)), kind)


def kind_shown(path: Path) -> Kind:
    """Return the format of a file by its name and first bytes. Raises FileRefused for one that is not read."""
    return _kind_of(_start(path))


def document_pages(document: Document, kind: Kind, said: Said, on_refused: OnRefused) -> Iterator[Manuscript | Page]:
    """Yield the pages of a document in memory, which is of this kind."""
    if kind in tables.KINDS:
        for manuscript, _ in tables.manuscripts(kind, BytesIO(document.data), document.path, said, on_refused):
            yield manuscript
    elif kind is Kind.METS:
        # Without the files beside it; in an archive its pages are members too, and are read one by one.
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    else:
        yield from _MANUSCRIPTS[kind](document)


def _kind(path: Path, head: bytes) -> Kind:
    """Return the format that the name states; an archive is one under any name."""
    named, shown = known_kind(path), kind_of_bytes(head)
    return shown if shown in ARCHIVES and named not in ARCHIVES else named or shown


@dataclass(frozen=True, slots=True)
class _Start:
    """The first and the last bytes of a file: they show the format if the name states none, or a wrong one.

    `document` has the first bytes; they are the whole file if it is as small as most pages are.
    """

    document: Document
    tail: bytes
    is_whole: bool


def _start(path: Path) -> _Start:
    with open_regular(path, STREAM_LIMIT_BYTES) as file:
        document = document_of(file, path, SHOWN_BYTES)
        if len(document.data) < SHOWN_BYTES:
            return _Start(document, document.data[-foreign.TAIL_BYTES :], is_whole=True)
        size = file.seek(0, SEEK_END)
        file.seek(max(0, size - foreign.TAIL_BYTES))
        return _Start(document, file.read(foreign.TAIL_BYTES), is_whole=False)


def _kind_of(start: _Start) -> Kind:
    path, head = start.document.path, start.document.data
    if tables.is_workbook(path, head):
        return Kind.WORKBOOK
    refuse_foreign(path, head, start.tail)
    refuse_named(path)
    kind = _kind(path, head)
    asks = kind in (Kind.TEXT, Kind.HTML, Kind.JSON_LINES, Kind.FEED)
    return kind_by_start(start.document, kind) if asks else kind


def _beside(path: Path, name: str) -> Document:
    """Return a file beside another or in a folder below; no link of the file system may lead to it."""
    found = path.parent.resolve() / name
    if found.resolve() != found:
        raise FileRefused(found, FileReason.SYMLINK)
    return read_document(found)


def _limit(path: Path, kind: Kind) -> int:
    """Return the bytes that a file may have: exported HTML carries its pictures, as tools' JSON may."""
    if kind is Kind.RECOGNISED:
        return ocr_json.LIMIT_BYTES
    if file_size(path) <= PAGE_LIMIT_BYTES:
        return PAGE_LIMIT_BYTES
    with open_regular(path, STREAM_LIMIT_BYTES) as file:
        return OWN_LIMIT_BYTES if is_own(file.read(HEAD_BYTES)) else PAGE_LIMIT_BYTES


def kind_by_start(document: Document, kind: Kind) -> Kind:
    """Return what a file shows by its start: of text HTML, a feed or a table of articles, of JSON a page of a tool."""
    start = document.data[:SHOWN_BYTES]
    if kind is Kind.JSON_LINES:
        return Kind.RECOGNISED if json_kind(start) in TOOLS else kind
    shown = kind_of_bytes(start[: foreign.HEAD_BYTES])
    if shown in (Kind.ALTO, Kind.METS) or (shown in (Kind.HTML, Kind.FEED) and kind is not Kind.FEED):
        return shown
    if kind is not Kind.TEXT or document.path.suffix.lower() in MARKDOWN:
        return kind
    text = _start_of_text(start, document.path)
    if json_lines.is_json(start) and not is_below_json(text):
        return Kind.JSON_LINES
    if clipping_text.is_clippings(text) or field_text.is_records(text):
        return Kind.FIELDS
    return Kind.TABLE if delimited.is_table(text) else kind


SHOWN_BYTES = 64 * 1024
"""Bytes at a file's start that show a table of articles: its first records."""


def _start_of_text(start: bytes, path: Path) -> str:
    """Return the first lines of a text; '' for what is no text, which is refused when it is read."""
    end = start.rfind(b"\n") if len(start) == SHOWN_BYTES else len(start)
    try:
        return decode(Document(path, start[: max(end, 0)])).text
    except FileRefused:
        return ""


def _of_document(document: Document, kind: Kind) -> Iterator[Sheet]:
    manuscripts = tuple(_MANUSCRIPTS[kind](document))
    for number, manuscript in enumerate(manuscripts, 1):
        yield Sheet(manuscript, document.path, len(document.data) * number // len(manuscripts))


def _book(archive: Archive, kind: Kind) -> Iterator[Manuscript | Page] | None:
    """Return the pages of an archive that is a book or a document; None for an archive of files."""
    if word.is_word(archive):
        return word.manuscripts(archive)
    refuse_office(archive.path, archive.names)
    return epub.manuscripts(archive) if kind is Kind.EPUB else None


def _of_archive(archive: Archive, on_refused: OnRefused, said: Said, on_passed: OnPassed) -> Iterator[Sheet]:
    """Yield an archive's sheets. Without any its first refusal is raised, and only the others go to `on_refused`."""
    waiting: list[FileRefused] | None = []
    # Of the archive's bytes most may be pictures: pages count for all of it.
    size, whole = file_size(archive.path), max(packed(archive), 1)
    for found in Members(partial(_of_member, on_refused, said), _book, on_passed).pages(archive):
        if isinstance(found, Found):
            for earlier in waiting or ():
                on_refused(earlier)
            waiting = None
            yield Sheet(found.manuscript, found.path, size * archive.packed_read // whole, found.base)
        elif waiting is None:
            on_refused(found)
        else:
            waiting.append(found)
    for other in (waiting or ())[1:]:
        on_refused(other)
    if waiting:
        raise waiting[0]


def _of_member(on_refused: OnRefused, said: Said, member: Document) -> tuple[bool, Iterator[Manuscript | Page]]:
    """Return a member's pages, and True if links in them start from the member."""
    refuse_foreign(member.path, member.data[: foreign.HEAD_BYTES], member.data[-foreign.TAIL_BYTES :])
    kind = kind_by_start(member, kind_of(member.path))
    found = document_pages(member, kind, said, on_refused)
    return kind not in tables.KINDS, found if kind in tables.KINDS else iter(tuple(found))
