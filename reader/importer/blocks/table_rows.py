"""Tables as text: a line for each row, a tab between cells, an empty cell where a merged one goes on."""

import re

MOST_SPAN = 40
"""Columns or rows of one cell. Guard: a few signs could ask for millions of empty cells."""

_SPAN = re.compile(r"\s{0,3}(\d{1,3})", re.ASCII)


def span_of(stated: str | None, most: int = MOST_SPAN) -> int:
    """Return the columns or rows that a cell takes, `most` at the most; 1 if its source states none, or nonsense."""
    found = _SPAN.match(stated or "")
    return max(1, min(int(found[1]), most)) if found else 1


class TableRows:
    """Cells gathered row by row."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._reaching: dict[int, tuple[int, int]] = {}
        self._taken: dict[int, int] = {}
        self._in_cell = False
        self._beside = 0

    def open_row(self) -> None:
        """Open a row. Columns that a cell above reaches down into stay empty in it."""
        self._close_row()
        self._rows.append([])
        self._taken = {at: columns for at, (columns, _) in self._reaching.items()}
        self._reaching = {at: (columns, rows - 1) for at, (columns, rows) in self._reaching.items() if rows > 1}

    def open_cell(self, columns: int = 1, rows: int = 1) -> None:
        """Open a cell that takes some columns and rows; without a row, in a row of its own."""
        self.close_cell()
        if not self._rows:
            self.open_row()
        row = self._rows[-1]
        self._step_over()
        if rows > 1:
            self._reaching[len(row)] = (columns, rows - 1)
        row.append("")
        self._in_cell, self._beside = True, columns - 1

    def close_cell(self) -> None:
        """Close the open cell, if there is one; the further columns that it takes are empty."""
        if self._in_cell:
            self._rows[-1] += [""] * self._beside
            self._in_cell = False

    def write(self, text: str) -> bool:
        """Write into the open cell; False if none is open."""
        if self._in_cell:
            self._rows[-1][-1] += text
        return self._in_cell

    def rows(self) -> list[list[str]]:
        """Return the cells row by row, those of the last row closed."""
        self._close_row()
        return self._rows

    def text(self) -> str:
        """Return the table without empty rows."""
        rows = ("\t".join(" ".join(cell.split()) for cell in row).rstrip() for row in self.rows())
        return "\n".join(row for row in rows if row)

    def _close_row(self) -> None:
        self.close_cell()
        if self._rows:
            self._step_over()

    def _step_over(self) -> None:
        """Leave empty the columns of the open row that cells above reach down into."""
        row = self._rows[-1]
        while len(row) in self._taken:
            row += [""] * self._taken.pop(len(row))
