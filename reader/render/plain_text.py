"""Export as plain text in the layout of a newspaper: headline stack, byline, indented paragraphs, photos."""

from collections.abc import Iterator

from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle
from reader.domain.table_cells import figure_columns, rows_of
from reader.render.clipping import Clipping, ClippingBook
from reader.text.display_width import padded, width_of

_INDENT = "\u3000\u3000"
_BETWEEN_COLUMNS = "  "


def plain_text(clipping: Clipping) -> str:
    """Return the text of a story below the line that says where it was printed, with blank lines between blocks."""
    return "\n\n".join(_blocks(clipping)) + "\n"


def book_text(book: ClippingBook) -> str:
    """Return all clippings of a book, with rules between them."""
    head = "\n\n".join(filter(None, (book.title, book.introduction)))
    return f"\n\n{'─' * 20}\n\n".join([head, *(plain_text(each).rstrip("\n") for each in book.clippings)]) + "\n"


def _blocks(clipping: Clipping) -> Iterator[str]:
    story = clipping.story
    stack = (
        story.column_label and f"〔{story.column_label}〕",
        story.headline.kicker,
        story.title,
        story.headline.deck,
    )
    yield "\n".join(line for line in stack if line)
    if clipping.printed_in:
        yield clipping.printed_in
    if story.byline_text:
        yield story.byline_text
    if story.continued_from:
        yield story.continued_from.text
    yield from map(_paragraph, story.paragraphs)
    yield from map(_photo, story.photos)
    if story.continued_on:
        yield story.continued_on.text
    if clipping.note:
        yield f"［批注］{clipping.note}"


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.style is ParagraphStyle.TABLE:
        return _table(paragraph.text)
    indented = paragraph.style in (ParagraphStyle.TEXT, ParagraphStyle.BULLET)
    return f"{_INDENT}{paragraph.text}" if indented else paragraph.text


def _table(text: str) -> str:
    """Return a table in aligned columns, in a font with Chinese characters as wide as two letters."""
    rows = rows_of(text)
    right = figure_columns(rows)
    widths = [max(width_of(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    lines = (
        [
            padded("", width - width_of(cell.text)) + cell.text if at in right else padded(cell.text, width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    )
    return "\n".join(_BETWEEN_COLUMNS.join(line).rstrip(" ") for line in lines)


def _photo(photo: Photo) -> str:
    return "\n".join(filter(None, (f"［图片］{photo.title or ''}", photo.caption, photo.credit)))
