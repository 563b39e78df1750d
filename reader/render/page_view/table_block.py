"""A table in a column of a page: its cells in columns of their own, long cells on several lines."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from reader.domain.table_cells import Row, figure_columns, fitted, rows_of
from reader.render.page_view.line_breaking import SetLine, break_lines, natural_width
from reader.render.page_view.sheet import SheetStyle

TABLE_EM = 0.7
"""The size of a table's type, in times of that of the text, as print sets tables."""

_BETWEEN_EM = 0.7
_NARROWEST_EM = 2.0
"""The narrowest column that a cell is broken in; a table with no room for that is set as text, row by row."""


def table_lines(text: str, style: SheetStyle) -> Iterator[SetLine]:
    """Yield the lines of a table in display text, from its first row to its last; their type is TABLE_EM large."""
    room = style.column / TABLE_EM
    rows = rows_of(text)
    natural = [
        max(natural_width(cell.text.strip(), style.advance) for cell in column) for column in zip(*rows, strict=True)
    ]
    widths = fitted(natural, room - _BETWEEN_EM * (len(natural) - 1), _NARROWEST_EM)
    for row in rows:
        if widths is None:
            joined = "\u3000".join(cell.text.strip() for cell in row)
            yield from map(_small, break_lines(joined, room, advance=style.advance, justify=False))
        else:
            yield from _row(row, widths, figure_columns(rows), style)


def _row(row: Row, widths: Sequence[float], right: frozenset[int], style: SheetStyle) -> Iterator[SetLine]:
    """Yield the lines of a row; one without text has none."""
    starts = accumulate((width + _BETWEEN_EM for width in widths), initial=0.0)
    columns = [
        [
            (start + (width - _width(line, style) if at in right else 0.0), line)
            for line in break_lines(cell.text.strip(), width, advance=style.advance, justify=False)
        ]
        for at, (cell, width, start) in enumerate(zip(row, widths, starts, strict=False))
    ]
    for lines in zip_longest(*columns):
        runs = [(start + x, run) for start, line in filter(None, lines) for x, run in line.runs]
        yield _small(SetLine(tuple(runs)))


def _small(line: SetLine) -> SetLine:
    """Return a line with its distances in ems of the text."""
    return SetLine(tuple((x * TABLE_EM, run) for x, run in line.runs))


def _width(line: SetLine, style: SheetStyle) -> float:
    start, text = line.runs[-1]
    return start + natural_width(text, style.advance)
