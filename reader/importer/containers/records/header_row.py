"""The row that names the columns of a table: its first, or one below a title and notes, as people print their lists.

Claims    the row among the first that names most columns of articles; else a first row unlike the rows below it.
Evidence  names that are known; rows above have fewer cells, rows below hold days, numbers and long texts.
Cases     records_tables.md, tests/importer/records/test_table_files.py
Leaves    tables without names, whose first row is an article.
"""

import re
from collections.abc import Sequence

from reader.domain.article_table import Field
from reader.importer.containers.records.cell_values import day_of
from reader.importer.containers.records.column_names import fields_named
from reader.importer.containers.records.row import cell_text

_TITLE_ROWS = 8
"""Rows above the names at most: a title, the day of the export, some notes; empty rows do not count."""

_FEWEST_NAMES = 2
"""Columns of articles that a row below others names: one such word may stand in any row."""

_LONGEST_NAME_CHARS = 40
"""Characters of a column's name; a longer cell in the first row is data."""

_NUMBER = re.compile(r"[-+]?\d[\d.,]*%?$")


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the row that names the columns; None if none does. Rows without any text do not count."""
    at = max(range(min(len(rows), _TITLE_ROWS + 1)), key=lambda at: len(_fields(rows[at])), default=0)
    if at and _heads(rows, at):
        return at
    return 0 if rows and _names_columns(rows) else None


def _heads(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Return True if a row names the columns of those below, and the rows above have fewer cells, as titles do."""
    above, row = rows[:at], rows[at]
    return (
        len(_fields(row)) >= _FEWEST_NAMES
        and all(_filled(each) < _filled(row) for each in above)
        and _names_columns(rows[at:])
    )


def names_of(row: Sequence[str]) -> tuple[str, ...]:
    """Return the names, each once: a second column of a name, and one without, has its number beside it."""
    found: list[str] = []
    taken: set[str] = set()
    for at, name in enumerate((cell_text(name).lstrip("\ufeff") for name in row), 1):
        found.append(name if name and name not in taken else f"{name} {at}".strip())
        taken.add(found[-1])
    return tuple(found)


def title_row(row: Sequence[str]) -> str:
    """Return a row above the names as a line."""
    return "\t".join(filter(None, map(cell_text, row)))


def _fields(row: Sequence[str]) -> set[Field]:
    return fields_named(cell.strip() for cell in row)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Return True if the first row names the columns: one name at least is known, or it looks unlike those below."""
    first = [cell.strip() for cell in rows[0]]
    if not all(map(is_name, filter(None, first))) or len(set(first)) < len(first) - 1:
        return False
    if _fields(first):
        return not any(day_of(cell) for cell in first)
    columns = [(name, [row[at] for row in rows[1:] if at < len(row)]) for at, name in enumerate(first)]
    return any(cells and not _is_datum(name) and all(map(_is_datum, cells)) for name, cells in columns)


def is_name(cell: str) -> bool:
    """Return True for a cell that may name a column."""
    plain = cell.strip()
    return len(plain) <= _LONGEST_NAME_CHARS and "\n" not in plain and "。" not in plain


def _is_datum(cell: str) -> bool:
    """Return True for what is no name of a column: a long text, a day, a number."""
    plain = cell.strip()
    return len(plain) > _LONGEST_NAME_CHARS or bool(day_of(plain)) or bool(_NUMBER.match(plain))
