"""The formats that clippings are exported in: one table for the command line and the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.render.citation import CITATIONS, Cite
from reader.render.clipping import ClippingBook
from reader.render.clippings_json import json_lines
from reader.render.epub.book_epub import book_epub
from reader.render.file_names import Endings
from reader.render.gbt_edition import Edition
from reader.render.html_page import book_html
from reader.render.markdown import book_markdown, markdown
from reader.render.markup import inlined
from reader.render.plain_text import book_text, plain_text
from reader.render.table import MARK, stories_table
from reader.render.word.document import book_docx
from reader.render.xml_text import utf8

ReadPicture = Callable[[str], bytes | None]
"""From a picture's name in the media folder to its bytes; None where it is not there."""


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its usual file suffix, what a person calls it, and how a book becomes its content.

    `mark` is what a file begins with and a pipe does not get: the byte order mark that spreadsheets look for.
    """

    suffix: str
    label: str
    write: Callable[[ClippingBook, ReadPicture], bytes]
    mark: bytes = b""

    def file(self, book: ClippingBook, read: ReadPicture) -> bytes:
        """The content of a file, as `write` makes it for a pipe."""
        return self.mark + self.write(book, read)


def pictures_in(media: Path) -> ReadPicture:
    """Pictures read from a library's media folder, and from nowhere else."""

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
    # Loaded when a PDF is wanted: its helpers take longer than the rest of the command line.
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
    "csv": Export(".csv", "CSV", lambda book, _read: utf8(stories_table(book.clippings)), MARK),
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
"""Other endings than the usual ones."""

ENDINGS = Endings({form: (export.suffix, *_ALSO.get(form, ())) for form, export in EXPORTS.items()})
"""The endings that the names of exported files have."""

LABELS = {form: export.label for form, export in EXPORTS.items()}
"""What a person calls the formats."""
