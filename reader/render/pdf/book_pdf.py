"""A clipping book, or one story, as a PDF."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from reader import paths
from reader.errors import NotSet, PdfReason
from reader.render.clipping import ClippingBook
from reader.render.pdf.framed_pictures import Pictures
from reader.render.pdf.headline_lines import Words
from reader.render.pdf.pdf_look import PdfLook
from reader.render.pdf.template_data import manuscript, room
from reader.render.pdf.typst_process import press

_TEMPLATE = ("book.typ", "stand-in.ttf")
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class BookPdf:
    """The file's content, and what it lacks: characters that no font has, and how many pictures could not be set."""

    content: bytes
    missing: str = ""
    left_out: int = 0

    @property
    def missing_named(self) -> str:
        """The missing characters by their code points, a few of many: nobody could read them as they are."""
        named = [f"U+{ord(character):04X}" for character in self.missing]
        return " ".join([*named[:_MOST_NAMED], *(["…"] if len(named) > _MOST_NAMED else [])])


def book_pdf(
    book: ClippingBook,
    read: Callable[[str], bytes | None],
    look: PdfLook | None = None,
    *,
    words: Words | None = None,
    going_on: Callable[[], bool] | None = None,
    made: datetime | None = None,
) -> BookPdf:
    """The whole file. `read` gives a picture's bytes by its name in the media folder; `made` is now by default.

    `words` cuts a text into words, so that headlines are broken between them.
    `going_on` is asked now and then. Raises Cancelled if it says no, NotSet if no PDF can be made.
    """
    look = look or PdfLook()
    when = (made or datetime.now().astimezone()).replace(microsecond=0)
    template = {file: (paths.shipped("resources/pdf") / file).read_bytes() for file in _TEMPLATE}
    with TemporaryDirectory(prefix="dubao-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            for file, content in template.items():
                (folder / file).write_bytes(content)
            left_out = _lay_ready(folder, book, read, look, words)
        except OSError as error:
            raise NotSet(PdfReason.NO_ROOM, f"{folder.parent}: {error.strerror}") from error
        pdf = press(folder, when, look.style.serif, going_on or _always)
    return BookPdf(pdf.content, pdf.missing, left_out + len(pdf.left_out))


def _lay_ready(
    folder: Path, book: ClippingBook, read: Callable[[str], bytes | None], look: PdfLook, words: Words | None
) -> int:
    """Put into the folder all that is set; how many pictures had to be left out."""
    pictures = Pictures(folder, read, *room(look))
    data = manuscript(book, look, pictures.lay_out, words)
    (folder / "data.json").write_text(json.dumps(data), encoding="ascii")
    return len(pictures.left_out)


def _always() -> bool:
    return True
