"""Rows of a table of text whose quotes may be unbalanced: no row vanishes in the cell of another.

A quote that nothing closes takes the rows below it into one cell. The line that opens such a cell is read without
quoting, and the lines below it again from their start.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_QUOTE = '"'
_FEWEST_WIDTH = 3
_FEWEST_ROWS = 3
"""Columns of a table, and lines like its rows within a cell that is closed well: a text may hold a few such lines."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row's cells, and its lines as they were written."""

    cells: list[str]
    lines: Sequence[str]


def records(lines: Iterator[str], delimiter: str, width: int = 0, head: int = 0) -> Iterator[Record]:
    """Yield the rows. `width` counts the columns below the first `head` rows with text.

    By default, and in the rows of the head, there are as many as the first row has: whoever counts the rows of the head
    before the columns are known finds the same ones. Raises csv.Error for a cell without end that holds no rows.
    """
    below, width = width, 0 if head else width
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if not any(_is_row(line, delimiter, width) for line in feed.taken[1:]):
                raise
            cells, reader = _reread(feed, delimiter), csv.reader(feed, delimiter=delimiter)
        if len(feed.taken) > 1 and _swallows(feed.taken, cells, delimiter, width):
            cells = _reread(feed, delimiter)
        taken, feed.taken = feed.taken, []
        width = width or len(cells)
        yield Record(cells, taken)
        head -= any(cell.strip() for cell in cells)
        if head <= 0:
            width = below or width


class _Feed:
    """The lines of a file, of which some may be handed back. `taken` are those since it was emptied."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def hand_back(self) -> str:
        """Return the first line taken; the others come again."""
        first, *others = self.taken
        self._again += reversed(others)
        self.taken = [first]
        return first


def _reread(feed: _Feed, delimiter: str) -> list[str]:
    """Return the cells of the first line taken, without quoting but of whole cells."""
    cells = feed.hand_back().rstrip("\r\n").split(delimiter)
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == _QUOTE else cell for cell in cells]


def _swallows(taken: Sequence[str], cells: Sequence[str], delimiter: str, width: int) -> bool:
    """Return True if a cell of several lines holds rows of the table."""
    alike = sum(1 for line in taken[1:] if _is_row(line, delimiter, width))
    if not alike:
        return False
    if len(cells) != width or not _is_well_quoted(taken, delimiter):
        return True
    return width >= _FEWEST_WIDTH and alike >= _FEWEST_ROWS and alike == len(taken) - 1


def _is_row(line: str, delimiter: str, width: int) -> bool:
    """Return True for a line that has a cell for each column, with its quotes or without."""
    return width > 1 and (
        line.count(delimiter) == width - 1 or len(next(csv.reader([line], delimiter=delimiter), [])) == width
    )


def _is_well_quoted(taken: Sequence[str], delimiter: str) -> bool:
    """Return True if the quotes of a row stand around whole cells."""
    try:
        return len(list(csv.reader(taken, delimiter=delimiter, strict=True))) == 1
    except csv.Error:
        return False
