"""A clipping book as a Word document, written with python-docx: contents, stories, references."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from reader.domain.export_marks import UNTITLED
from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle, Story
from reader.domain.table_cells import figure_columns, fitted, rows_of
from reader.render.citation.gbt7714 import gbt7714
from reader.render.clipping import Clipping, ClippingBook
from reader.render.dates import day_in_words
from reader.render.markup import alternative
from reader.render.picture import picture_size
from reader.render.sections import Entry, contents, depth, imprint, page_in_words
from reader.render.word.body import Body
from reader.render.word.contents_field import REFERENCES, REFERENCES_ANCHOR, add_contents, anchor, bookmark
from reader.render.word.pictures import Pictures
from reader.render.word.styles import MEASURE
from reader.render.word.template import template
from reader.render.xml_text import xml_text
from reader.text.display_width import width_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_STYLES = {
    ParagraphStyle.VERSE: "Verse",
    ParagraphStyle.SIGNATURE: "Signature",
}
_ABOVE_STORY_PT = 30
_HALF_CHARACTER, _BESIDE_CELL = 108, 260
"""Half a character of a table, and the room beside the text of a cell, in twentieths of a point."""

_PROPERTY_LENGTH = 255
"""Word refuses longer document properties."""


def book_docx(book: ClippingBook, read: Callable[[str], bytes | None], made: datetime | None = None) -> bytes:
    """Make the file. `read` returns a picture by its name in the media folder; `made` is now by default."""
    # Imported for a document only: it takes longer to load than the rest of the command line.
    import docx

    entries = contents(book.clippings)
    document = docx.Document(template(depth(entries)))
    _describe(document, book, made or datetime.now(UTC))
    _Writer(document, read, depth(entries)).book(book, entries)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: "Document", book: ClippingBook, made: datetime) -> None:
    """Set the document's properties. A story has its authors; a book has none, for nobody asked its maker's name."""
    about = document.core_properties
    about.title = xml_text(book.title)[:_PROPERTY_LENGTH]
    about.author = xml_text("；".join(book.clippings[0].authors if book.is_one_story else ()))[:_PROPERTY_LENGTH]
    about.subject = xml_text(imprint(book))[:_PROPERTY_LENGTH]
    about.last_modified_by = ""
    about.comments = ""
    about.language = "zh-CN"
    about.revision = 1
    about.created = about.modified = made.astimezone(UTC).replace(tzinfo=None, microsecond=0)


class _Writer:
    """Writes one document. `above` is the number of heading levels above those of the stories."""

    def __init__(self, document: "Document", read: Callable[[str], bytes | None], above: int) -> None:
        self._body = Body(document)
        self._read = read
        self._above = above
        self._pictures = Pictures(document)
        self._bookmarks = 0

    def book(self, book: ClippingBook, entries: tuple[Entry, ...]) -> None:
        """Write title page, contents, stories and references; a single story without title page and contents."""
        if not book.is_one_story:
            self._front(book, entries)
        self._entries(entries, book, 0)
        self._heading(REFERENCES, 2 if book.is_one_story else 1, REFERENCES_ANCHOR)
        for line in gbt7714(book.clippings, book.edition).splitlines():
            self._add("Bibliography", line)

    def _front(self, book: ClippingBook, entries: tuple[Entry, ...]) -> None:
        self._add("Title", book.title)
        self._add("Subtitle", imprint(book))
        for line in book.introduction.splitlines():
            if line.strip():
                self._add("BodyText", line)
        if len(book.clippings) > 1:
            self._add("TOCHeading", "目录")
            add_contents(self._body, entries, self._above + 1)

    def _entries(self, entries: tuple[Entry, ...], book: ClippingBook, level: int) -> None:
        for index, entry in enumerate(entries):
            starts = level == index == 0 and len(book.clippings) > 1
            if entry.below:
                heading = self._heading(entry.title, level + 1, anchor(entry.first, level))
                heading.paragraph_format.page_break_before = starts or None
                self._entries(entry.below, book, level + 1)
            else:
                stack = self._story(book.clippings[entry.first - 1], anchor(entry.first, level))
                stack.paragraph_format.page_break_before = starts or None

    def _story(self, clipping: Clipping, name: str) -> "WordParagraph":
        """Write a story; return the first paragraph of its headline stack."""
        from docx.shared import Pt

        story, headline = clipping.story, clipping.story.headline
        stack = [
            *self._lines(("Label", story.column_label), ("Kicker", headline.kicker)),
            self._heading(headline.main or clipping.title or UNTITLED, self._above + 1, name),
        ]
        stack[0].paragraph_format.space_before = Pt(_ABOVE_STORY_PT)
        jump_from, jump_on = (jump.text if jump else None for jump in (story.continued_from, story.continued_on))
        self._lines(("Deck", headline.deck), ("Place", _printed_in(clipping)), ("Byline", story.byline_text))
        self._lines(("Jump", jump_from))
        for paragraph in story.paragraphs:
            self._paragraph(paragraph)
        for photo in story.photos:
            self._photo(photo, story)
        self._lines(("Jump", jump_on), ("Note", f"批注：{clipping.note}" if clipping.note else None))
        return stack[0]

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.style is ParagraphStyle.CROSSHEAD:
            self._heading(paragraph.text, self._above + 2)
        elif paragraph.style is ParagraphStyle.TABLE:
            self._table(paragraph.text)
        else:
            self._add(_STYLES.get(paragraph.style, "BodyText"), paragraph.text)

    def _table(self, text: str) -> None:
        rows = rows_of(text)
        right = figure_columns(rows)
        styles = ["Figures" if at in right else "Cell" for at in range(len(rows[0]))]
        cells = [[(style, cell.text) for style, cell in zip(styles, row, strict=True)] for row in rows]
        natural = [max(_width(cell.text) for cell in column) for column in zip(*rows, strict=True)]
        widths = fitted(natural, MEASURE, 0) or natural
        self._body.add_table(cells, [int(width) for width in widths])

    def _photo(self, photo: Photo, story: Story) -> None:
        """Write a picture with title, caption and credit, kept on one page."""
        picture = self._picture(photo, story)
        lines = self._lines(("CaptionTitle", photo.title), ("Caption", photo.caption), ("Credit", photo.credit))
        together = [*([picture] if picture else []), *lines]
        for paragraph in together:
            paragraph.paragraph_format.keep_with_next = paragraph is not together[-1]

    def _picture(self, photo: Photo, story: Story) -> "WordParagraph | None":
        """Write a picture; None if it is missing, damaged, or of a kind that Word does not know."""
        content = self._read(photo.image) if photo.image else None
        size = picture_size(content) if content else None
        if not content or not size:
            return None
        paragraph = self._add("Picture", "")
        self._pictures.put(paragraph, content, size, xml_text(alternative(photo, story)))
        return paragraph

    def _heading(self, text: str, level: int, name: str = "") -> "WordParagraph":
        heading = self._add(f"Heading{level}", text)
        if name:
            self._bookmarks += 1
            bookmark(heading, name, self._bookmarks)
        return heading

    def _lines(self, *lines: tuple[str, str | None]) -> "list[WordParagraph]":
        """Write a paragraph for each text that is not empty, in its style."""
        return [self._add(style, text) for style, text in lines if text]

    def _add(self, style: str, text: str) -> "WordParagraph":
        return self._body.add(style, text)


def _width(text: str) -> int:
    """Return the width that a cell of a table wants, in twentieths of a point."""
    return width_of(text) * _HALF_CHARACTER + _BESIDE_CELL


def _printed_in(clipping: Clipping) -> str:
    parts = (clipping.newspaper, day_in_words(clipping.date), page_in_words(clipping))
    return " ".join(part for part in parts if part)
