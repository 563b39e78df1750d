"""A clipping book as a Word document, through python-docx."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle
from reader.render.citation.gbt7714 import gbt7714
from reader.render.clipping import Clipping, ClippingBook
from reader.render.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_WIDTH_CM = 15
_TYPEFACE = "宋体"


def book_docx(book: ClippingBook, read: Callable[[str], bytes | None]) -> bytes:
    """The whole file. `read` gives a picture's bytes by its name in the media folder."""
    # Loaded when a document is wanted: it takes longer than all the rest of the command line.
    import docx

    document = docx.Document()
    _set_typeface(document)
    document.add_heading(xml_text(book.title), level=0)
    if book.introduction:
        _add(document, book.introduction)
    for clipping in book.clippings:
        _add_clipping(document, clipping, read)
    document.add_heading("参考文献", level=1)
    for line in gbt7714(book.clippings).splitlines():
        _add(document, line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add_clipping(document: "Document", clipping: Clipping, read: Callable[[str], bytes | None]) -> None:
    story = clipping.story
    for line in (story.column_label, story.headline.kicker):
        if line:
            _add(document, line, bold=True)
    document.add_heading(xml_text(clipping.title), level=1)
    if story.headline.deck:
        _add(document, story.headline.deck, bold=True)
    jumps = [jump.text if jump else None for jump in (story.continued_from, story.continued_on)]
    for line in (clipping.place, story.byline_text, jumps[0]):
        if line:
            _add(document, line)
    for paragraph in story.paragraphs:
        _add_paragraph(document, paragraph)
    for photo in story.photos:
        _add_photo(document, photo, read)
    if jumps[1]:
        _add(document, jumps[1])
    if clipping.note:
        _add(document, f"笔记：{clipping.note}", bold=True)


def _add_paragraph(document: "Document", paragraph: Paragraph) -> None:
    if paragraph.style is ParagraphStyle.CROSSHEAD:
        document.add_heading(xml_text(paragraph.text), level=2)
        return
    added = _add(document, paragraph.text)
    if paragraph.style in (ParagraphStyle.TEXT, ParagraphStyle.BULLET):
        from docx.shared import Pt

        # Two characters at the size set in `_set_typeface`.
        added.paragraph_format.first_line_indent = Pt(24)


def _add_photo(document: "Document", photo: Photo, read: Callable[[str], bytes | None]) -> None:
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.shared import Cm

    content = read(photo.image) if photo.image else None
    if content:
        # A picture that Word does not know is left out; its caption still stands.
        with suppress(InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
            document.add_picture(BytesIO(content), width=Cm(_WIDTH_CM))
    for text, bold in ((photo.title, True), (photo.caption, False), (photo.credit, False)):
        if text:
            _add(document, text, bold=bold)


def _add(document: "Document", text: str, *, bold: bool = False) -> "WordParagraph":
    added = document.add_paragraph()
    added.add_run(xml_text(text)).bold = bold or None
    return added


def _set_typeface(document: "Document") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.size = Pt(12)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _TYPEFACE)
