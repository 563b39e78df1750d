"""The text of a table as rows of cells: a line for each row, a tab between cells (ParagraphStyle.TABLE)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"[+\-−－]?[¥$￥]?\d[\d,，.．]*\s?[%％‰]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the offset of its text in that of the table, in code points."""

    text: str
    start: int = 0

    @property
    def end(self) -> int:
        """The offset behind its text."""
        return self.start + len(self.text)


Row = tuple[Cell, ...]


def rows_of(text: str) -> list[Row]:
    """Return the rows of a table, all of the length of the longest: cells that a row lacks are empty, at its end."""
    rows: list[list[Cell]] = []
    start = 0
    for line in text.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(Cell(cell, start))
            start += len(cell) + 1
        rows.append(cells)
    width = max(map(len, rows))
    return [(*row, *(Cell("", row[-1].end) for _ in range(width - len(row)))) for row in rows]


def squared(text: str) -> str:
    """Return the text of a table with all rows of one length, so that its last cells may be empty."""
    return "\n".join("\t".join(cell.text for cell in row) for row in rows_of(text))


def figure_columns(rows: Sequence[Row]) -> frozenset[int]:
    """Return the columns of figures, which are set to the right: below the first row nothing else stands in them."""
    below = zip(*rows[1:], strict=True)
    return frozenset(at for at, cells in enumerate(below) if _are_figures([cell.text.strip() for cell in cells]))


def _are_figures(texts: Sequence[str]) -> bool:
    return any(texts) and all(_NUMBER.fullmatch(text) for text in texts if text)


def fitted(widths: Sequence[float], room: float, least: float) -> list[float] | None:
    """Return the widths of columns in this room: the widest are narrowed to one width, the others stay.

    None if that would be less than `least`: the room is too small for a table.
    """
    if sum(widths) <= room:
        return list(widths)
    rest, left = room, len(widths)
    for width in sorted(widths):
        if width * left > rest:
            break
        rest, left = rest - width, left - 1
    widest = rest / left
    return [min(width, widest) for width in widths] if widest >= least else None
