"""JSON that holds a table otherwise than as records: rows under a row of names, columns of cells, texts by headline.

Claims    lists of rows, `columns` beside `data`, an object of columns (the ways in which pandas writes a table), and an
          object of texts under their headlines.
Evidence  names of the columns of articles; texts are sentences, headlines none.
Cases     records_json.md
Leaves    every other value, which is walked for records.
"""

import re
from collections.abc import Sequence
from typing import Any

from reader.domain.article_table import Field
from reader.importer.containers.records.column_names import field_named, fields_named
from reader.importer.containers.records.header_row import header_at, names_of
from reader.importer.containers.records.row import cell_text

_NAMES, _ROWS = "columns", "data"
"""Names under which pandas writes a table that is split."""

_FEWEST_TEXTS = 2
_LONGEST_HEADLINE_CHARS = 60
_SENTENCE = "。"

_HAN = re.compile("[\u3400-\u9fff]")

Record = dict[str, Any]


def table_in(value: Any) -> list[Record] | None:
    """Return the records of a table; None for a value of another shape."""
    if isinstance(value, list):
        return _of_rows(value)
    if isinstance(value, dict):
        return _of_split(value) or _of_columns(value) or _of_texts(value)
    return None


def _of_rows(rows: list[Any]) -> list[Record] | None:
    if not rows or not all(isinstance(row, list) for row in rows):
        return None
    texts = [[cell_text(cell) for cell in row] for row in rows]
    at = header_at(texts)
    return None if at is None else _named(names_of(texts[at]), rows[at + 1 :])


def _named(names: Sequence[str], rows: list[list[Any]]) -> list[Record]:
    """Return rows as records; a cell beyond the names has its own number."""
    return [{names[at] if at < len(names) else str(at + 1): cell for at, cell in enumerate(row)} for row in rows]


def _of_split(value: Record) -> list[Record] | None:
    names, rows = value.get(_NAMES), value.get(_ROWS)
    if not isinstance(names, list) or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    return _named([str(name) for name in names], rows)


def _of_columns(value: Record) -> list[Record] | None:
    columns = list(value.values())
    if not columns or not all(isinstance(column, dict) and column.keys() == columns[0].keys() for column in columns):
        return None
    fields = fields_named(value)
    if not fields & {Field.TITLE, Field.TEXT} or any(map(field_named, columns[0])):
        return None
    return [{name: column[key] for name, column in value.items()} for key in columns[0]]


def _of_texts(value: Record) -> list[Record] | None:
    if len(value) < _FEWEST_TEXTS or not all(isinstance(text, str) and _SENTENCE in text for text in value.values()):
        return None
    if not all(map(_is_headline, value)):
        return None
    return [{Field.TITLE.value: name, Field.TEXT.value: text} for name, text in value.items()]


def _is_headline(name: str) -> bool:
    """Return True for a key that is one: a program's texts stand under names of its own (greeting)."""
    is_short = _SENTENCE not in name and len(name) <= _LONGEST_HEADLINE_CHARS
    return is_short and not field_named(name) and _HAN.search(name) is not None
