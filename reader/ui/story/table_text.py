"""Text of a document that has tables: as it is stored, with a tab between cells and a line for each row.

Qt begins each cell with a separator of one character, as it does each paragraph: all positions stay what they are.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

_READ_AS = str.maketrans({"\u2028": "\n", "\u00a0": " "})
"""Line ends within a paragraph, and blanks that do not break, as QTextDocument.toPlainText gives them."""


def regions(document: QTextDocument) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a document with their positions in UTF-16 code units; a table counts as one."""
    block = document.begin()
    while block.isValid():
        table = _table_of(block)
        position, text = block.position(), block.text()
        block = block.next()
        while table is not None and block.isValid() and _table_of(block) == table:
            first = table.cellAt(block.position())
            text += ("\t" if first.column() else "\n") + block.text()
            block = block.next()
        yield position, text.translate(_READ_AS)


def text_of(document: QTextDocument) -> str:
    """Return the whole text, character for character at the positions of the document."""
    return "\n".join(text for _, text in regions(document))


def selected_cells(cursor: QTextCursor) -> str | None:
    """Return the text of the selected cells of a table; None if the selection is not of whole cells."""
    table = cursor.currentTable()
    if table is None or not cursor.hasComplexSelection():
        return None
    row, rows, column, columns = _rectangle(cursor)
    return "\n".join(
        "\t".join(_cell_text(table, at, across) for across in range(column, column + columns))
        for at in range(row, row + rows)
    )


def ends_of(cursor: QTextCursor) -> tuple[int, int]:
    """Return the positions where a selection begins and ends; of whole cells, from the first to the last of them."""
    table = cursor.currentTable()
    if table is None or not cursor.hasComplexSelection():
        return cursor.selectionStart(), cursor.selectionEnd()
    row, rows, column, columns = _rectangle(cursor)
    last = table.cellAt(row + rows - 1, column + columns - 1)
    return table.cellAt(row, column).firstPosition(), last.lastPosition()


def _rectangle(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """Return the first row of the selected cells, the number of rows, and the same of columns."""
    return cast("tuple[int, int, int, int]", cursor.selectedTableCells())


def _cell_text(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText()


def _table_of(block: QTextBlock) -> QTextTable | None:
    """Return the table of rows that a block stands in. The box of a photo is a table of one cell, and is none."""
    table = QTextCursor(block).currentTable()
    return table if table is not None and table.rows() * table.columns() > 1 else None
