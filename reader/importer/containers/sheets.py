"""A file opened to its sheets: each page that it holds, as a manuscript. Its name states the format, else its bytes.

A format's reader, and the library under it, is loaded with the first file of the format: most files are text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import SEEK_END, BytesIO
from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers.answers import model_answer
from reader.importer.containers.file_sheet import Sheet
from reader.importer.containers.own.own_pictures import HEAD_BYTES, OWN_LIMIT_BYTES, is_own
from reader.importer.containers.plain.front_matter import is_below_json
from reader.importer.containers.records import clipping_text, delimited, field_text, json_lines
from reader.importer.containers.records.workbook import is_workbook
from reader.importer.manuscript import Manuscript
from reader.importer.source import foreign
from reader.importer.source.decoding import decode
from reader.importer.source.foreign import refuse_foreign, refuse_named
from reader.importer.source.json_kinds import TOOLS, JsonKind, json_kind
from reader.importer.source.kinds import ARCHIVES, MARKDOWN, TABLES, Kind, kind_of, kind_of_bytes, known_kind
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

Said = Mapping[str, str]
"""Fields that a person gave to columns of tables, by the columns' names."""


def sheets(path: Path, on_refused: OnRefused, said: Said, on_passed: OnPassed) -> Iterator[Sheet]:
    """Yield the sheets of one file. Raises FileRefused; refused members of an archive go to `on_refused`.

    If an archive has no page its first refusal is raised instead.
    """
    start = _start(path)
    kind = _kind_of(start)
    if kind in TABLES:
        from reader.importer.containers.records import tables

        with open_regular(path, STREAM_LIMIT_BYTES) as file:
            for manuscript, read in tables.manuscripts(kind, file, path, said, on_refused):
                yield Sheet(manuscript, path, read)
    elif kind in ARCHIVES:
        from reader.importer.containers.archive_sheets import archive_sheets

        yield from archive_sheets(path, kind, partial(_of_member, on_refused, said), on_refused, on_passed)
    elif kind is Kind.METS:
        from reader.importer.containers.ocr import mets

        document = read_document(path, mets.LIMIT_BYTES)
        yield from (Sheet(page, path) for page in mets.manuscripts(document, partial(_beside, path)))
    else:
        document = start.document if start.is_whole else read_document(path, _limit(path, kind))
        yield from _of_document(document, tuple(document_pages(document, kind, said, on_refused)))


def kind_shown(path: Path) -> Kind:
    """Return the format of a file by its name and first bytes. Raises FileRefused for one that is not read."""
    return _kind_of(_start(path))


def document_pages(document: Document, kind: Kind, said: Said, on_refused: OnRefused) -> Iterator[Manuscript | Page]:
    """Yield the pages of a document in memory, which is of this kind."""
    if kind in TABLES:
        from reader.importer.containers.records import tables

        for manuscript, _ in tables.manuscripts(kind, BytesIO(document.data), document.path, said, on_refused):
            yield manuscript
    elif kind is Kind.METS:
        # Without the files beside it; in an archive its pages are members too, and are read one by one.
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    elif kind is Kind.ANSWER:
        for answer in model_answer.unwrapped(document):
            inner = answer.kind or kind_by_start(answer.document, Kind.TEXT)
            found = tuple(document_pages(answer.document, inner, said, on_refused))
            yield from model_answer.pages_of(found, answer.words)
    else:
        yield from _manuscripts(document, kind)


def _manuscripts(document: Document, kind: Kind) -> Iterable[Manuscript | Page]:
    """Return the pages of a document that is neither a table nor an archive."""
    match kind:
        case Kind.HTML:
            from reader.importer.containers.web import html

            return html.manuscripts(document)
        case Kind.MHTML:
            from reader.importer.containers.web import mhtml

            return mhtml.manuscripts(document)
        case Kind.FEED:
            from reader.importer.containers.feeds import feed

            return feed.manuscripts(document)
        case Kind.RECOGNISED:
            from reader.importer.containers.ocr import ocr_json

            return ocr_json.manuscripts(document)
        case Kind.ALTO:
            from reader.importer.containers.ocr import alto

            return alto.manuscripts(document)
        case _:
            from reader.importer.containers.plain import text

            return text.manuscripts(document)


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
    if is_workbook(path, head):
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
        from reader.importer.containers.ocr import ocr_json

        return ocr_json.LIMIT_BYTES
    if file_size(path) <= PAGE_LIMIT_BYTES:
        return PAGE_LIMIT_BYTES
    with open_regular(path, STREAM_LIMIT_BYTES) as file:
        return OWN_LIMIT_BYTES if is_own(file.read(HEAD_BYTES)) else PAGE_LIMIT_BYTES


def kind_by_start(document: Document, kind: Kind) -> Kind:
    """Return what a file shows by its start: of text HTML, a feed or a table of articles, of JSON a page of a tool."""
    start = document.data[:SHOWN_BYTES]
    asks = kind in (Kind.TEXT, Kind.JSON_LINES, Kind.HTML)
    if asks and json_lines.is_json(start) and json_kind(start) is JsonKind.REPLY:
        return Kind.ANSWER
    if asks and model_answer.may_be_answer(start) and model_answer.is_answer(_start_of_text(start, document.path)):
        return Kind.ANSWER
    if kind is Kind.JSON_LINES:
        return Kind.RECOGNISED if json_kind(start) in TOOLS else kind
    shown = kind_of_bytes(start[: foreign.HEAD_BYTES])
    if shown in (Kind.ALTO, Kind.METS) or (shown in (Kind.HTML, Kind.FEED) and kind is not Kind.FEED):
        return shown
    if kind is not Kind.TEXT:
        return kind
    is_markdown = document.path.suffix.lower() in MARKDOWN
    text = _start_of_text(start, document.path) if json_lines.is_json(start) or not is_markdown else ""
    found = json_kind(start) if json_lines.is_json(start) and not is_below_json(text) else None
    if found in TOOLS:
        return Kind.RECOGNISED
    if found or (json_lines.is_json(start) and not is_markdown and not is_below_json(text)):
        return Kind.JSON_LINES
    if is_markdown:
        return kind
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


def _of_document(document: Document, manuscripts: Sequence[Manuscript | Page]) -> Iterator[Sheet]:
    for number, manuscript in enumerate(manuscripts, 1):
        yield Sheet(manuscript, document.path, len(document.data) * number // len(manuscripts))


def _of_member(on_refused: OnRefused, said: Said, member: Document) -> tuple[bool, Iterator[Manuscript | Page]]:
    """Return a member's pages, and True if links in them start from the member."""
    refuse_foreign(member.path, member.data[: foreign.HEAD_BYTES], member.data[-foreign.TAIL_BYTES :])
    kind = kind_by_start(member, kind_of(member.path))
    found = document_pages(member, kind, said, on_refused)
    return kind not in TABLES, found if kind in TABLES else iter(tuple(found))
