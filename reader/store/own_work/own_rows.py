"""Rows of own work read and written whole, with their ids, so that they can be written down and put back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from reader.json_shapes import Record, Shape, misfit_in
from reader.ports.own_items import NEW_ID, OwnKind
from reader.store.file.database import Database
from reader.store.file.json_column import TEXTS
from reader.store.file.sql import chunks, placeholders

_ANCHOR = ("newspaper", "date", "page", "headline", "fingerprint", "prefix", "exact", "suffix")
_TAGS = "tags"
"""The one column that holds JSON: a list of texts."""
_NO_TAGS = "[]"


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table of own work: its name, its key, the columns that a person made, and one with a story's id if it is not
    the key."""

    name: str
    key: str
    columns: tuple[str, ...]
    story: bool = False
    numbers: frozenset[str] = frozenset()

    @property
    def shape(self) -> Shape:
        """The shape of a state: a value for each column."""
        shapes: dict[str, Shape] = dict.fromkeys(self.columns, str)
        shapes |= dict.fromkeys(self.numbers, int)
        return Record(shapes | ({_TAGS: [str]} if _TAGS in self.columns else {}))


OWN_TABLES: Mapping[OwnKind, OwnTable] = {
    OwnKind.BOOKMARK: OwnTable("bookmark", "id", (*_ANCHOR, "folder", _TAGS, "note", "colour", "created"), story=True),
    OwnKind.CORRECTION: OwnTable("correction", "id", (*_ANCHOR, "replacement", "created"), story=True),
    OwnKind.READ: OwnTable("read_mark", "story_id", ()),
    OwnKind.POSITION: OwnTable("reading", "story_id", ("position", "opened"), numbers=frozenset({"position"})),
    OwnKind.SETTING: OwnTable("setting", "name", ("value",)),
}

DERIVED_SETTINGS = ("index:", "house_style:", "aliases_learnt", "people_learnt")
"""Beginnings of names of settings that follow from the index and from imported pages, and are no person's work."""


class OwnRow(NamedTuple):
    """A row: its key, what a person made of it, and the story that it is about by its id now, if any."""

    key: int | str
    state: Mapping[str, object]
    story_id: int | None


class OwnRows:
    """The rows of one file, by kind and key."""

    def __init__(self, own: Database) -> None:
        self._own = own

    def all(self, kind: OwnKind) -> list[OwnRow]:
        """Return all rows of a kind, by key; without settings that are no person's work."""
        table = OWN_TABLES[kind]
        rows = self._rows(table, self._own.all(f"{_select(table)} ORDER BY {table.key}"))
        if kind is not OwnKind.SETTING:
            return rows
        return [row for row in rows if not str(row.key).startswith(DERIVED_SETTINGS)]

    def of(self, kind: OwnKind, keys: Sequence[int | str]) -> dict[int | str, OwnRow]:
        """Return the rows with these keys; keys not held are left out."""
        table = OWN_TABLES[kind]
        found: dict[int | str, OwnRow] = {}
        for piece in chunks(keys):
            rows = self._own.all(f"{_select(table)} WHERE {table.key} IN ({placeholders(piece)})", piece)
            found.update((row.key, row) for row in self._rows(table, rows))
        return found

    def put(self, kind: OwnKind, row: OwnRow) -> None:
        """Insert a row, or give the row with its key these values; NEW_ID stands for a key that is free."""
        table = OWN_TABLES[kind]
        columns = (table.key, *(("story_id",) if table.story else ()), *table.columns)
        key = None if table.story and row.key == NEW_ID else row.key
        values = [key, *((row.story_id,) if table.story else ()), *(_value(row.state[c]) for c in table.columns)]
        renewed = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
        then = f"UPDATE SET {renewed}" if renewed else "NOTHING"
        self._own.run(
            f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({placeholders(values)})"
            f" ON CONFLICT ({table.key}) DO {then}",
            values,
        )

    def drop(self, kind: OwnKind, key: int | str) -> None:
        """Delete the row with this key, if there is one."""
        table = OWN_TABLES[kind]
        self._own.run(f"DELETE FROM {table.name} WHERE {table.key} = ?", (key,))

    def is_empty(self) -> bool:
        """Return True if there is nothing that a person made."""
        return not any(self.all(kind) for kind in OWN_TABLES)

    def _rows(self, table: OwnTable, rows: Iterable[Sequence[Any]]) -> list[OwnRow]:
        at = 2 if table.story else 1
        return [
            OwnRow(
                row[0],
                {column: self._read(column, value) for column, value in zip(table.columns, row[at:], strict=True)},
                row[1] if table.story else None,
            )
            for row in rows
        ]

    def _read(self, column: str, value: object) -> object:
        if column != _TAGS:
            return value
        return [] if value == _NO_TAGS else self._own.decoded(TEXTS, str(value))


def fits(kind: OwnKind, key: int | str, state: Mapping[str, object]) -> bool:
    """Return True if a key and a state have the shape of the table's rows: somebody may have written them by hand."""
    of_key = str if kind is OwnKind.SETTING else int
    return misfit_in(key, of_key) is None and misfit_in(state, OWN_TABLES[kind].shape) is None


def _select(table: OwnTable) -> str:
    columns = (table.key, *(("story_id",) if table.story else ()), *table.columns)
    return f"SELECT {', '.join(columns)} FROM {table.name}"


def _value(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
