"""The tables of a library file as this program lays them out, by which rows are known when the file's own are lost."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from reader.store.file.schema import lay_out
from reader.store.salvage.row_records import Value

_PYTHON = {"TEXT": str, "INTEGER": int, "REAL": float}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type in Python, None if it may have any; `default` fills rows written before it was added."""

    name: str
    kind: type | None
    optional: bool
    default: Value


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table's columns in the order of its records; `alias` is the index of the column that is the rowid, or None."""

    name: str
    columns: tuple[Column, ...]
    alias: int | None
    keyed: bool
    """True without rowids: the record begins with the key."""
    key_columns: int

    def row(self, key: int | None, values: Sequence[Value]) -> tuple[Value, ...] | None:
        """Return a record as a row of this table; None if it does not fit."""
        if len(values) > len(self.columns):
            return None
        whole = (*values, *(column.default for column in self.columns[len(values) :]))
        if self.alias is not None:
            if whole[self.alias] is not None:
                return None
            whole = (*whole[: self.alias], key, *whole[self.alias + 1 :])
        return whole if all(map(_fits, whole, self.columns)) else None

    def key_of(self, row: Sequence[Value]) -> Value | tuple[Value, ...]:
        """Return the key of a row: its rowid, or the values of its key."""
        return row[self.alias] if self.alias is not None else tuple(row[: self.key_columns])


def _fits(value: Value, column: Column) -> bool:
    if value is None:
        return column.optional
    return column.kind is None or type(value) is column.kind


def shapes(version: int) -> dict[str, TableShape]:
    """Return the tables of a version of the file, by name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        lay_out(model, version)
        names = [name for (name,) in model.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: _shape(model, name) for name in names if not name.startswith("sqlite_")}


def _shape(model: sqlite3.Connection, name: str) -> TableShape:
    (sql,) = model.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    keyed = "WITHOUT ROWID" in sql
    rows = model.execute(f"PRAGMA table_info({name})").fetchall()
    columns = tuple(
        Column(column, _PYTHON.get(kind), optional=not needed and (keyed or not key), default=_literal(default))
        for _, column, kind, needed, default, key in rows
    )
    keys = [at for at, row in enumerate(rows) if row[5]]
    return TableShape(name, columns, None if keyed else keys[0], keyed, len(keys) if keyed else 0)


def _literal(default: str | None) -> Value:
    if default is None:
        return None
    text = re.fullmatch(r"'(.*)'", default)
    return text[1] if text else int(default)
