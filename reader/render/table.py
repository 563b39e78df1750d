"""A list of stories as CSV that no spreadsheet takes for formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from reader.render.clipping import Clipping

MARK = "\ufeff".encode()
"""The byte order mark, without which spreadsheets do not take a file for UTF-8. Into a pipe it would be part of the
first column's name."""

# What starts a formula in a spreadsheet, the full-width forms that some fold to it, and the blanks some strip first.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

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
    """One row a story: its place, headline stack, authors, whole text, web address, and the reader's own words."""
    return csv_table(_COLUMNS, map(_row, clippings))


def csv_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated values as RFC 4180 has them."""
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
    """What is said below each picture, in one line."""
    for photo in clipping.story.photos:
        yield " ".join(" ".join(part for part in (photo.title, photo.caption, photo.credit) if part).split())


def _harmless(value: object) -> object:
    """Text that would be run as a formula, with an apostrophe before it; numbers as they are.

    NUL, which no reader of tables takes, is left out.
    """
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "")
    return "'" + text if text.lstrip(" \u3000").startswith(_STARTS) else text
