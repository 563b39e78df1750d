"""Rows of a table of articles, whatever file they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

SAMPLE_ROWS = 200
"""Rows by which columns are guessed: enough for a day's paper, few enough to be read before the first page is shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: column names and the text of their cells, in the file's order. Empty cells are left out.

    `number` counts the rows of the file from 1; of JSON Lines it is the line. `read` counts the bytes of the file that
    lie behind the row. `names` are those of all its fields, empty ones among them, if the row itself writes them.
    """

    number: int
    cells: tuple[tuple[str, str], ...]
    read: int = 0
    names: tuple[str, ...] = ()


def columns_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the names of the columns that hold anything in these rows, in order."""
    return tuple(dict.fromkeys(name for row in rows for name, _ in row.cells))
