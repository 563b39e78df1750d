"""The table of export formats, for the command line and the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.render.citation import CITATIONS, Cite
from reader.render.clipping import ClippingBook
from reader.render.clippings_json import json_lines
from reader.render.csv_table import BYTE_ORDER_MARK, stories_table
from reader.render.epub.book_epub import book_epub
from reader.render.file_names import Endings
from reader.render.gbt_edition import Edition
from reader.render.html_page import book_html
from reader.render.markdown import book_markdown, markdown
from reader.render.markup import inlined
from reader.render.plain_text import book_text, plain_text
from reader.render.word.document import book_docx
from reader.render.xml_text import utf8

ReadPicture = Callable[[str], bytes | None]
"""Reads a picture by its name in the media folder; returns None if it is missing."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export format: its usual file suffix, its name for people, and the function that writes a book.

    `byte_order_mark` begins a file, for spreadsheets look for it; a pipe does not get it.
    """

    suffix: str
    label: str
    write: Callable[[ClippingBook, ReadPicture], bytes]
    byte_order_mark: bytes = b""

    def file(self, book: ClippingBook, read: ReadPicture) -> bytes:
        """Return the content of a file; `write` alone returns that for a pipe."""
        return self.byte_order_mark + self.write(book, read)


def pictures_in(media: Path) -> ReadPicture:
    """Make a reader of the pictures in a library's media folder, which opens no file elsewhere."""

    def read(name: str) -> bytes | None:
        file = media / Path(name).name
        return file.read_bytes() if file.is_file() else None

    return read


def _markdown(book: ClippingBook, _read: ReadPicture) -> bytes:
    return utf8(markdown(book.clippings[0], edition=book.edition) if book.is_one_story else book_markdown(book))


def _text(book: ClippingBook, _read: ReadPicture) -> bytes:
    return utf8(plain_text(book.clippings[0]) if book.is_one_story else book_text(book))


def _html(book: ClippingBook, read: ReadPicture) -> bytes:
    return utf8(book_html(book, inlined(read)))


def _pdf(book: ClippingBook, read: ReadPicture) -> bytes:
    # Imported for a PDF only: its modules take longer to load than the rest of the command line.
    from reader.render.pdf.book_pdf import book_pdf

    return book_pdf(book, read).content


def _cited(cite: Cite) -> Callable[[ClippingBook, ReadPicture], bytes]:
    return lambda book, _read: utf8(cite(book.clippings))


EXPORTS: Mapping[str, Export] = {
    "md": Export(".md", "Markdown", _markdown),
    "pdf": Export(".pdf", "PDF", _pdf),
    "txt": Export(".txt", "Text", _text),
    "html": Export(".html", "HTML", _html),
    "json": Export(".jsonl", "JSON Lines", lambda book, _read: utf8(json_lines(book.clippings))),
    "csv": Export(".csv", "CSV", lambda book, _read: utf8(stories_table(book.clippings)), BYTE_ORDER_MARK),
    "epub": Export(".epub", "EPUB", book_epub),
    "docx": Export(".docx", "Word", book_docx),
    "gbt7714": Export(".txt", Edition.OF_2025.label, _cited(CITATIONS["gbt7714"])),
    "gbt7714-2015": Export(".txt", Edition.OF_2015.label, _cited(CITATIONS["gbt7714-2015"])),
    "bibtex": Export(".bib", "BibTeX", _cited(CITATIONS["bibtex"])),
    "ris": Export(".ris", "RIS", _cited(CITATIONS["ris"])),
    "csl": Export(".json", "CSL JSON", _cited(CITATIONS["csl"])),
}

_ALSO = {
    "md": (".markdown",),
    "txt": (".text",),
    "html": (".htm",),
    "json": (".json", ".ndjson"),
    "bibtex": (".bibtex",),
}
"""Further endings by which a format is recognised."""

ENDINGS = Endings({form: (export.suffix, *_ALSO.get(form, ())) for form, export in EXPORTS.items()})
"""The endings that the names of exported files have."""

LABELS = {form: export.label for form, export in EXPORTS.items()}
"""Names of the formats for people."""
