"""Export as CSV whose values no spreadsheet runs as formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from reader.render.clipping import Clipping

BYTE_ORDER_MARK = "\ufeff".encode()
"""Without it spreadsheets do not read a file as UTF-8. In a pipe it would become part of the first column's name."""

# Characters that start a formula in a spreadsheet, full-width forms that some fold to them, blanks that some strip.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_COLUMNS = (
    "id",
    "newspaper",
    "date",
    "page",
    "section",
    "column_label",
    "kicker",
    "headline",
    "deck",
    "authors",
    "text",
    "captions",
    "url",
    "accessed",
    "folder",
    "tags",
    "note",
)


def stories_table(clippings: Sequence[Clipping]) -> str:
    """Return a row a story: newspaper and page, headline stack, authors, text, web address, the reader's own words."""
    return csv_table(_COLUMNS, map(_row, clippings))


def csv_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return comma-separated values after RFC 4180."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return out.getvalue()


def _row(clipping: Clipping) -> tuple[object, ...]:
    story = clipping.story
    return (
        clipping.story_id,
        clipping.newspaper or "",
        clipping.date or "",
        clipping.page or "",
        clipping.section or "",
        story.column_label or "",
        story.headline.kicker or "",
        clipping.title,
        story.headline.deck or "",
        "、".join(clipping.authors),
        "\n".join(paragraph.text for paragraph in story.paragraphs),
        "\n".join(_captions(clipping)),
        story.origin.url if story.origin else "",
        (story.origin.accessed or "") if story.origin else "",
        clipping.folder,
        "、".join(clipping.tags),
        clipping.note,
    )


def _captions(clipping: Clipping) -> Iterable[str]:
    """Yield the title, caption and credit of each picture, on one line."""
    for photo in clipping.story.photos:
        yield " ".join(" ".join(part for part in (photo.title, photo.caption, photo.credit) if part).split())


def _harmless(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run as a formula; leave numbers as they are.

    NUL is removed, because readers of tables refuse it.
    """
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "")
    return "'" + text if text.lstrip(" \u3000").startswith(_FORMULA_STARTS) else text
