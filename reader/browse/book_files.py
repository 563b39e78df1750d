"""Files of stories: read from the library one after another, made into a book, and the book into a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from reader.errors import Cancelled
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.ports.progress import Progress
from reader.ports.rows import HeldStory
from reader.render.clipping import ClippingBook, clipping_of
from reader.render.exports import EXPORTS, pictures_in
from reader.render.gbt_edition import IN_FORCE, Edition
from reader.render.pdf.book_pdf import BookPdf, book_pdf
from reader.render.pdf.pdf_look import PdfLook

PDF = "pdf"
_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRequest:
    """A file to be made: the stories in their order, the reader's notes to them, its look as a PDF.

    Its references follow the `edition` of GB/T 7714.
    """

    form: str
    ids: Sequence[int]
    title: str
    introduction: str = ""
    notes: Mapping[int, str] = field(default_factory=dict)
    look: PdfLook
    edition: Edition = IN_FORCE


@dataclass(frozen=True, slots=True)
class BookFile:
    """The file's content, how many stories it holds, and the PDF that it is, with what that lacks.

    Stories that the library has no more are left out.
    """

    content: bytes
    stories: int
    pdf: BookPdf | None = None


def suffix(form: str) -> str:
    """Return the usual ending of a format's files."""
    return EXPORTS[form].suffix


def make(library: Library, wanted: BookRequest, progress: Progress | None = None) -> BookFile:
    """Make the content of the file. Raises Cancelled if `progress` stops it: half an export is none."""
    held = _read(library, wanted.ids, progress)
    if progress:
        progress(len(wanted.ids), len(wanted.ids), "")
    clippings = [clipping_of(story, wanted.notes.get(story.row.id, "")) for story in held]
    title = clippings[0].title if len(clippings) == 1 and not wanted.title else wanted.title
    book = ClippingBook(title=title, clippings=clippings, introduction=wanted.introduction, edition=wanted.edition)
    if wanted.form == PDF:
        count = len(held)
        going_on = partial(progress, count, count, "") if progress else None
        words = library.aids.segmenter.words
        pdf = book_pdf(book, pictures_in(library.media), wanted.look, words=words, going_on=going_on)
        return BookFile(pdf.content, count, pdf)
    return BookFile(EXPORTS[wanted.form].file(book, pictures_in(library.media)), len(held))


def _read(library: Library, ids: Sequence[int], progress: Progress | None) -> list[HeldStory]:
    held: list[HeldStory] = []
    for start in range(0, len(ids), _AT_ONCE):
        if progress and not progress(start, len(ids), ""):
            raise Cancelled
        held += map(as_read, library.stories(ids[start : start + _AT_ONCE]))
    return held
