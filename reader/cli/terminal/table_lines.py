"""A table on a terminal: columns under one another, long cells on several lines."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.cli.terminal.breaking import break_lines
from reader.cli.terminal.composing import Composer, Ready, within
from reader.domain.table_cells import figure_columns, fitted, rows_of
from reader.text.display_width import width_of

_BETWEEN = "  "
_NARROWEST_CELLS = 8
"""The narrowest column that a cell is broken in: four Chinese characters, or a figure of a million."""

_AS_BLANKS = str.maketrans("\t", "\u3000")


def table_lines(text: str, composer: Composer) -> Iterator[str]:
    """Yield the lines of a table; a terminal that is too narrow for its columns gets its rows as text."""
    rows = rows_of(text)
    shown, hits = composer.shown(text), composer.spans(text)
    cells = [
        [composer.ready(shown[cell.start : cell.end], within(hits, cell.start, cell.end)) for cell in row]
        for row in rows
    ]
    natural = [max(width_of(cell.text) for cell in column) for column in zip(*cells, strict=True)]
    room = composer.width - len(_BETWEEN) * (len(natural) - 1)
    widths = fitted(natural, room, _NARROWEST_CELLS)
    if widths is None:
        yield from composer.lines(text.translate(_AS_BLANKS), spans=hits)
        return
    setter = _Setter(composer, [int(width) for width in widths], figure_columns(rows))
    ruled = any(width > room for width, room in zip(natural, setter.widths, strict=True))
    for number, row in enumerate(cells):
        if ruled and number:
            yield composer.look.dim("─" * (sum(setter.widths) + len(_BETWEEN) * (len(row) - 1)))
        yield from setter.row(row)


class _Setter:
    """Sets rows in columns of these widths, in cells of the terminal; the columns of `right` end in line."""

    def __init__(self, composer: Composer, widths: Sequence[int], right: frozenset[int]) -> None:
        self._composer = composer
        self._right = right
        self.widths = widths

    def row(self, row: Sequence[Ready]) -> Iterator[str]:
        """Yield the lines of a row, one at least."""
        columns = [list(self._cell(at, cell)) for at, cell in enumerate(row)]
        for lines in zip_longest(*columns):
            padded = (line or " " * width for line, width in zip(lines, self.widths, strict=True))
            yield _BETWEEN.join(padded).rstrip(" ")

    def _cell(self, at: int, cell: Ready) -> Iterator[str]:
        for line in break_lines(cell.text, self.widths[at], whole=cell.spans):
            piece = cell.text[line.start : line.end]
            blanks = " " * (self.widths[at] - width_of(piece))
            styled = self._composer.styled(piece, within(cell.spans, line.start, line.end))
            yield blanks + styled if at in self._right else styled + blanks
