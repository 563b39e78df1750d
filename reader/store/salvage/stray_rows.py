"""Rows without a table: the table that a row belongs to is known by the number and kind of its values."""

import re
from collections.abc import Callable, Mapping, Sequence

from reader.store.own_items.sqlite_own_items import MARK
from reader.store.salvage.row_records import Cell, Value
from reader.store.salvage.table_shapes import TableShape

_DIGEST = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT")
_SETTING = re.compile(r"[a-z_]+(:.*)?", re.DOTALL)

_META = ("library_id", "created", "version", MARK)

_Sign = Callable[[Sequence[Value]], bool]

_SIGNS: Mapping[str, _Sign] = {
    "change": lambda row: row[2] in ("put", "delete"),
    "reading": lambda row: bool(_TIME.match(str(row[2]))),
    "source_reading": lambda row: str(row[2]).startswith("["),
    "source_text": lambda row: bool(_DIGEST.fullmatch(str(row[1]))),
    "source": lambda row: bool(_DIGEST.fullmatch(str(row[1]))),
    "story_body": lambda row: str(row[1]).startswith("{"),
    "setting": lambda row: bool(_SETTING.fullmatch(str(row[0]))) and row[0] not in _META,
    "meta": lambda row: row[0] in _META,
    "source_path": lambda row: _is_path(row[0]),
    "path_stamp": lambda row: _is_path(row[0]),
    "unjoined": lambda _: False,
    "change_mark": lambda _: False,
}
"""Marks of rows whose tables have columns of the same kinds as others. `unjoined` and `change_mark` are made again."""


def _is_path(value: Value) -> bool:
    return isinstance(value, str) and ("/" in value or "\\" in value)


def table_of(cell: Cell, tables: Mapping[str, TableShape]) -> tuple[str, tuple[Value, ...]] | None:
    """Return the table among these that a row belongs to, and the row in its columns; None if it fits no one alone."""
    found = []
    for name, shape in tables.items():
        if shape.keyed == (cell.key is None) and len(cell.values) == len(shape.columns):
            row = shape.row(cell.key, cell.values)
            if row is not None and (name not in _SIGNS or _SIGNS[name](row)):
                found.append((name, row))
    return found[0] if len(found) == 1 else None
