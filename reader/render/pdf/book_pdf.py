"""A clipping book, or one story, as a PDF."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader import paths
from reader.errors import NotSet, PdfReason
from reader.render.clipping import ClippingBook
from reader.render.pdf.framed_pictures import Pictures
from reader.render.pdf.headline_lines import Words
from reader.render.pdf.pdf_look import PdfLook
from reader.render.pdf.template_data import room, template_data
from reader.render.pdf.typst_process import typeset
from reader.scratch import temporary_folder

_TEMPLATE = ("book.typ", "stand-in.ttf")
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class BookPdf:
    """A PDF: its content, the characters that no font has, and the number of pictures that could not be set."""

    content: bytes
    missing: str = ""
    left_out: int = 0

    @property
    def missing_named(self) -> str:
        """The first missing characters, as code points: no font here would show them."""
        named = [f"U+{ord(character):04X}" for character in self.missing]
        return " ".join([*named[:_MOST_LISTED], *(["…"] if len(named) > _MOST_LISTED else [])])


def book_pdf(
    book: ClippingBook,
    read: Callable[[str], bytes | None],
    look: PdfLook | None = None,
    *,
    words: Words | None = None,
    going_on: Callable[[], bool] | None = None,
    made: datetime | None = None,
) -> BookPdf:
    """Make the PDF of a book. `read` returns a picture by its name in the media folder; `made` is now by default.

    `words` cuts a text into words, between which headlines are broken. `going_on` is called some times a second.
    Raises Cancelled if it returns False, NotSet if no PDF can be made.
    """
    look = look or PdfLook()
    when = (made or datetime.now().astimezone()).replace(microsecond=0)
    template = {file: (paths.shipped("resources/pdf") / file).read_bytes() for file in _TEMPLATE}
    with temporary_folder() as folder:
        try:
            for file, content in template.items():
                (folder / file).write_bytes(content)
            left_out = _write_inputs(folder, book, read, look, words)
        except OSError as error:
            raise NotSet(PdfReason.NO_ROOM, str(folder.parent)) from error
        pdf = typeset(folder, when, look.style.serif, going_on or _always)
    return BookPdf(pdf.content, pdf.missing, left_out + len(pdf.left_out))


def _write_inputs(
    folder: Path, book: ClippingBook, read: Callable[[str], bytes | None], look: PdfLook, words: Words | None
) -> int:
    """Write data and pictures into the folder; return the number of pictures that had to be left out."""
    pictures = Pictures(folder, read, *room(look))
    data = template_data(book, look, pictures.lay_out, words)
    (folder / "data.json").write_text(json.dumps(data), encoding="ascii")
    return len(pictures.left_out)


def _always() -> bool:
    return True
