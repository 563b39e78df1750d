"""The columns of a table as they are read, with its first rows: for people and as a record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.cli.printing.anchor_words import on_one_line
from reader.cli.words import explained, labelled, mark, tr
from reader.domain.article_table import Certainty, Column, TablePreview

_GROUNDS = {
    Certainty.NONE: mark("not known"),
    Certainty.CELLS: mark("guessed by its cells"),
    Certainty.DIGEST: mark("a digest in place of the text"),
    Certainty.PART_OF_NAME: mark("by a part of its name"),
    Certainty.NAME: mark("by its name"),
    Certainty.SAID: mark("as you said"),
}
_LONGEST_CELL_CHARS = 60


def preview_lines(path: Path, preview: TablePreview) -> Iterator[str]:
    """Yield the lines on a table: each column with its field and the grounds, then the first rows."""
    yield labelled(
        str(path), tr("a table of articles") if preview.readable else tr("a table whose columns are not known")
    )
    for column in preview.columns:
        yield f"  {column.name} → {explained(column.field or tr('kept beside'), _grounds(column))}"
    for number, row in enumerate(preview.rows, 1):
        yield tr("row {number}").format(number=number)
        for column, cell in zip(preview.columns, row, strict=True):
            if cell:
                yield f"  {labelled(column.name, _cut(cell))}"


def preview_record(path: Path, preview: TablePreview) -> dict[str, Any]:
    """Return the same as a record; columns that no field takes have the field null."""
    return {
        "path": str(path),
        "readable": preview.readable,
        "doubtful": preview.is_doubtful,
        "columns": [
            {"column": column.name, "field": column.field or None, "grounds": column.certainty.name.lower()}
            for column in preview.columns
        ],
        "rows": [
            {column.name: cell for column, cell in zip(preview.columns, row, strict=True)} for row in preview.rows
        ],
    }


def _grounds(column: Column) -> str:
    return tr(_GROUNDS[column.certainty])


def _cut(cell: str) -> str:
    line = on_one_line(cell)
    return line if len(line) <= _LONGEST_CELL_CHARS else f"{line[:_LONGEST_CELL_CHARS]}…"
