"""The formats that clippings are exported in: one table for the command line and the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.render.citation import CITATIONS, Cite
from reader.render.clipping import Clipping, ClippingBook
from reader.render.clippings_json import json_lines
from reader.render.docx import book_docx
from reader.render.epub import book_epub
from reader.render.html_page import book_html
from reader.render.markdown import book_markdown, markdown
from reader.render.markup import inlined
from reader.render.plain_text import book_text, plain_text
from reader.render.table import csv_table

ReadPicture = Callable[[str], bytes | None]
"""From a picture's name in the media folder to its bytes; None where it is not there."""


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its usual file suffix, what a person calls it, and how a book becomes a file's content."""

    suffix: str
    label: str
    write: Callable[[ClippingBook, ReadPicture], bytes]


def pictures_in(media: Path) -> ReadPicture:
    """Pictures read from a library's media folder, and from nowhere else."""

    def read(name: str) -> bytes | None:
        file = media / Path(name).name
        return file.read_bytes() if file.is_file() else None

    return read


def _markdown(book: ClippingBook, _read: ReadPicture) -> bytes:
    return (markdown(book.clippings[0]) if _alone(book) else book_markdown(book)).encode()


def _text(book: ClippingBook, _read: ReadPicture) -> bytes:
    return (plain_text(book.clippings[0]) if _alone(book) else book_text(book)).encode()


def _alone(book: ClippingBook) -> bool:
    """Whether one story stands for itself, without a book around it."""
    return len(book.clippings) == 1 and not book.introduction and book.title == book.clippings[0].title


def _table(book: ClippingBook, _read: ReadPicture) -> bytes:
    head = ("id", "newspaper", "date", "page", "section", "headline", "authors", "note")
    return csv_table(head, map(_table_row, book.clippings)).encode()


def _table_row(clipping: Clipping) -> tuple[object, ...]:
    place = (clipping.newspaper or "", clipping.date or "", clipping.page or "", clipping.section or "")
    return (clipping.story_id, *place, clipping.title, "、".join(clipping.authors), clipping.note)


def _cited(cite: Cite) -> Callable[[ClippingBook, ReadPicture], bytes]:
    return lambda book, _read: cite(book.clippings).encode()


EXPORTS: Mapping[str, Export] = {
    "md": Export(".md", "Markdown", _markdown),
    "txt": Export(".txt", "Text", _text),
    "html": Export(".html", "HTML", lambda book, read: book_html(book, inlined(read)).encode()),
    "json": Export(".jsonl", "JSON Lines", lambda book, _read: json_lines(book.clippings).encode()),
    "csv": Export(".csv", "CSV", _table),
    "epub": Export(".epub", "EPUB", book_epub),
    "docx": Export(".docx", "Word", book_docx),
    "gbt7714": Export(".txt", "GB/T 7714", _cited(CITATIONS["gbt7714"])),
    "bibtex": Export(".bib", "BibTeX", _cited(CITATIONS["bibtex"])),
    "ris": Export(".ris", "RIS", _cited(CITATIONS["ris"])),
    "csl": Export(".json", "CSL JSON", _cited(CITATIONS["csl"])),
}
