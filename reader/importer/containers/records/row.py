"""Rows of a table of articles, whatever file they come from."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.importer.source.decoding import clean

SAMPLE_ROWS = 200
"""Rows by which columns are guessed: enough for a day's paper, few enough to be read before the first page is shown."""

MARKED_UP = re.compile(r"</?(?:p|div|br|span|img|table|h[1-6]|strong|b|font)\b[^<>]{0,500}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_NOTHING = frozenset(("nan", "NaN", "None", "null", "NULL", "\\N", "NaT", "#N/A"))
"""Words that programs write into empty cells."""


@dataclass(frozen=True, slots=True)
class RecordPicture:
    """A picture as a record states it; '' for what it leaves out."""

    link: str
    caption: str
    credit: str

    @property
    def words(self) -> str:
        """The words below the picture, on one line."""
        return " ".join(filter(None, (self.caption, self.credit)))


@dataclass(frozen=True, slots=True)
class Row:
    """One record: column names and the text of their cells, in the file's order. Empty cells are left out.

    `number` counts the rows of the file from 1; of JSON Lines it is the line. `read` counts the bytes of the file that
    lie behind the row. `names` are those of all its fields, empty ones among them, if the row itself writes them.
    `source` are the lines of the file that hold the row, `head` those over all rows that name the columns. `pictures`
    are those that cells hold, by the names of the cells.
    """

    number: int
    cells: tuple[tuple[str, str], ...]
    read: int = 0
    names: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    pictures: Mapping[str, Sequence[RecordPicture]] = field(default_factory=dict)


def columns_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the names of the columns that hold anything in these rows, in order."""
    return tuple(dict.fromkeys(name for row in rows for name, _ in row.cells))


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of a table that is no record: a title or a note above the names of its columns.

    `read` and `source` as of a row.
    """

    text: str
    read: int = 0
    source: tuple[str, ...] = ()


def named_cells(names: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the cells that hold a text, each with its column's name: a cell beyond the names with its own number."""
    for at, cell in enumerate(texts):
        if text := cell_text(cell):
            yield names[at] if at < len(names) else str(at + 1), text


def source_of(text: str) -> tuple[str, ...]:
    """Return the lines of a stretch of a file."""
    return tuple(clean(text).rstrip("\n").split("\n"))


def cell_text(value: object) -> str:
    """Return the text of a cell: clean, without white space around it; '' for nothing.

    The texts of a list are lines; numbers among them are none.
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case list() | tuple():
            texts = [item for item in value if isinstance(item, str | list)]
            return "\n".join(filter(None, map(cell_text, texts or value)))
        case _:
            text = _without_entities(clean(str(value)).strip())
            return "" if text in _NOTHING else text


def _without_entities(text: str) -> str:
    """Return a text with the signs that entities of HTML stand for, unless it holds marks, which are read with them."""
    if "&" not in text or not _ENTITY.search(text) or MARKED_UP.search(text):
        return text
    signs = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return clean(signs).replace("\xa0", " ").strip()
