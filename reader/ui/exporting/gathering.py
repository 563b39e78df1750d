"""What is exported: stories read from the library one after another, made into a book, and the book into a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.errors import Cancelled
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.library.ports import Progress
from reader.library.rows import HeldStory
from reader.render.clipping import ClippingBook, clipping_of
from reader.render.exports import EXPORTS, pictures_in
from reader.render.gbt_edition import IN_FORCE, Edition
from reader.ui.exporting.pdf import PdfLook, book_pdf
from reader.ui.words import mark

PDF = "pdf"
_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be exported: the stories in their order, the reader's notes to them, and how it looks as a PDF.

    `edition` of GB/T 7714 is what its references follow.
    """

    form: str
    ids: Sequence[int]
    title: str
    introduction: str = ""
    notes: Mapping[int, str] = field(default_factory=dict)
    look: PdfLook
    edition: Edition = IN_FORCE


@dataclass(frozen=True, slots=True)
class Made:
    """The file's content and how many stories it holds; those not held any more are left out."""

    content: bytes
    stories: int


def suffix(form: str) -> str:
    """The usual ending of a format's files."""
    return ".pdf" if form == PDF else EXPORTS[form].suffix


def forms() -> dict[str, str]:
    """All formats by key, as a person calls them."""
    names = {key: export.label for key, export in EXPORTS.items()}
    names["txt"] = mark("Text")
    return {"md": names.pop("md"), PDF: "PDF", **names}


def make(library: Library, wanted: Wanted, progress: Progress | None = None) -> Made:
    """The content of the file. Raises Cancelled where `progress` stops it: half an export is none."""
    held = _read(library, wanted.ids, progress)
    if progress:
        progress(len(wanted.ids), len(wanted.ids), "")
    clippings = [clipping_of(story, wanted.notes.get(story.row.id, "")) for story in held]
    title = clippings[0].title if len(clippings) == 1 and not wanted.title else wanted.title
    book = ClippingBook(title=title, clippings=clippings, introduction=wanted.introduction, edition=wanted.edition)
    if wanted.form == PDF:
        return Made(book_pdf(book, held, library.media, wanted.look), len(held))
    return Made(EXPORTS[wanted.form].file(book, pictures_in(library.media)), len(held))


def _read(library: Library, ids: Sequence[int], progress: Progress | None) -> list[HeldStory]:
    held: list[HeldStory] = []
    for start in range(0, len(ids), _AT_ONCE):
        if progress and not progress(start, len(ids), ""):
            raise Cancelled
        rows = library.rows_by_id(ids[start : start + _AT_ONCE])
        held += [as_read(library.story(row.id)) for row in rows]
    return held
