"""Tables of data among the tables that old pages are laid out with: a row a line, `rowspan` and `colspan` laid out."""

from collections.abc import Callable
from itertools import islice

from reader.importer.blocks.table_rows import TableRows, span_of
from reader.importer.containers.web.html_tree import Element, tag_of

_LONGEST_CELL_CHARS = 60
"""Code points of a cell of a table that says nothing of itself. Cells that lay out a page hold whole texts."""

_LEAST_ROWS = 2
"""Rows of more than one cell: a single one puts things side by side."""

_MOST_CELLS = 4000
"""Cells of a table: a span may claim any number of them."""

_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_NONE_OF_DATA = "boolean(.//table | .//img | .//h1 | .//h2 | .//h3 | .//form | .//ul | .//ol | .//blockquote)"
_SAYS_SO = "boolean(.//th | ./thead | ./caption)"


def rows_of(table: Element, text_of: Callable[[Element], str]) -> list[list[str]] | None:
    """Return the texts of a table's cells, row by row, in equal numbers; None for a table that lays out a page.

    A cell that spans others stands in the first of them, the others are ''. A caption is a row of its own.
    """
    if table.get("role") == "presentation" or table.xpath(_NONE_OF_DATA):
        return None
    if sum(_is_wide(row) for row in _rows(table)) < _LEAST_ROWS:
        return None
    rows = _laid_out(table, text_of)
    wide = sum(sum(map(bool, row)) > 1 for row in rows)
    if wide < _LEAST_ROWS or wide * 2 < len(rows):
        return None
    if not table.xpath(_SAYS_SO) and not _is_plain_data(table, rows):
        return None
    captions = [[text] for each in table if tag_of(each) == "caption" and (text := text_of(each))]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in (*captions, *rows)]


def _is_wide(row: Element) -> bool:
    return sum(tag_of(cell) in ("td", "th") for cell in row) > 1


def _is_plain_data(table: Element, rows: list[list[str]]) -> bool:
    """Return True for short cells in rows of one length that are no links."""
    if table.xpath("boolean(.//a[@href])") or len({len(row) for row in rows}) > 1:
        return False
    return all(len(cell) <= _LONGEST_CELL_CHARS and "。" not in cell for row in rows for cell in row)


def _laid_out(table: Element, text_of: Callable[[Element], str]) -> list[list[str]]:
    """Return the grid of a table's cells; rows of which nothing is filled are left out."""
    grid = TableRows()
    left = _MOST_CELLS
    for row in _rows(table):
        grid.open_row()
        for cell in row:
            if tag_of(cell) not in ("td", "th"):
                continue
            width = span_of(cell.get("colspan"), _MOST_CELLS)
            left -= width
            if left < 0:
                return []
            grid.open_cell(width, span_of(cell.get("rowspan"), _MOST_CELLS))
            grid.write(text_of(cell))
    return [row for row in grid.rows() if any(row)]


def _rows(table: Element) -> list[Element]:
    rows = []
    for each in table:
        tag = tag_of(each)
        if tag == "tr":
            rows.append(each)
        elif tag in _SECTIONS:
            rows += [row for row in each if tag_of(row) == "tr"]
    return list(islice(rows, _MOST_CELLS))
