"""The tables whose changes are recorded for undo, and the triggers that record them.

The method is SQLite's own (sqlite.org/undoredo.html), with two differences. The log holds values of rows, never SQL: a
library file that somebody sends must not bring statements with it. And the triggers are temporary: they exist only in
the connection that records, so that no other program has to know them.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reader.store.file.database import Database
from reader.store.file.json_column import JsonColumn

OWN = ("bookmark", "correction", "reading", "read_mark", "setting")
"""A person's own work: inserted rows are recorded with their values, so that undo can see if they changed since."""

PAPER = (
    "source",
    "source_path",
    "path_stamp",
    "source_reading",
    "source_text",
    "page",
    "story",
    "story_origin",
    "chain",
)
"""The paper's text. Of inserted rows the key alone is recorded: a million stories of an import take 20 MB then."""

BODIES = "story_body"
"""Inserted with its story and deleted with it; recorded only when it is replaced or deleted."""

_DERIVED = {"setting": "{row}.name NOT LIKE 'index:%'"}
"""Rows that follow from others as well: notes of the index."""

NOT_RECORDED = ("meta", "change", "change_mark", "unjoined", "act", "act_row")
"""Tables that follow from the others, and the log itself."""

_SEALED_FROM = 64


Value: TypeAlias = str | int | float | None
"""A value of a column; the recorded tables hold no blobs."""


def sealed(value: Value) -> Value:
    """Return a value, or for a text of more than 64 characters its hash: enough to see if it is still the same."""
    if not isinstance(value, str) or len(value) <= _SEALED_FROM:
        return value
    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """A recorded table: its name, its key column, all its columns in their order in the file."""

    name: str
    key: str
    columns: tuple[str, ...]

    def at(self, column: str) -> int:
        """Return the index of a column in an image of a row."""
        return self.columns.index(column)

    def triggers(self) -> list[str]:
        """Return statements that make the temporary triggers.

        An image of a row is a JSON array of its values in the order of the columns. `before` is the image before the
        change, NULL for an insert; `after` the sealed image after it, NULL for a delete and for an insert of PAPER.
        """
        old, new = ([f"{row}.{column}" for column in self.columns] for row in ("OLD", "NEW"))
        before = f"json_array({', '.join(old)})"
        after = f"json_array({', '.join(f'sealed({value})' for value in new)})"
        differs = f"({', '.join(old)}) IS NOT ({', '.join(new)})"
        made = [
            self._trigger("DELETE", "OLD", before, "NULL"),
            self._trigger("UPDATE", "NEW", before, after, f" AND {differs}"),
        ]
        if self.name != BODIES:
            made.append(self._trigger("INSERT", "NEW", "NULL", after if self.name in OWN else "NULL"))
        return made

    def _trigger(self, event: str, row: str, before: str, after: str, when: str = "") -> str:
        own = f" AND {_DERIVED[self.name].format(row=row)}" if self.name in _DERIVED else ""
        return (
            f"CREATE TEMP TRIGGER record_{event.lower()}_{self.name} AFTER {event} ON main.{self.name}"
            f" WHEN act_now() IS NOT NULL{when}{own}"
            " BEGIN INSERT INTO act_row (act_id, kind, key, before, after)"
            f" VALUES (act_now(), '{self.name}', {row}.{self.key}, {before}, {after}); END"
        )


def recorded_tables(database: Database) -> dict[str, RecordedTable]:
    """Return the recorded tables as they stand in the file, by name."""
    tables = {}
    for name in (*OWN, *PAPER, BODIES):
        columns = database.all("SELECT name, pk FROM pragma_table_info(?)", (name,))
        (key,) = [column for column, of_key in columns if of_key]
        tables[name] = RecordedTable(name, key, tuple(column for column, _ in columns))
    return tables


@dataclass(frozen=True, slots=True)
class RowChange:
    """One recorded change of a row; images are lists of values in the order of the columns.

    Rows that were recorded by an earlier version of the file lack its newest columns.
    """

    table: RecordedTable
    key: Value
    before: Sequence[Value] | None
    after: Sequence[Value] | None

    @property
    def changed(self) -> dict[str, Value]:
        """The columns that an update changed, with their values before it."""
        before, after = self.before or (), self.after or ()
        rows = zip(self.table.columns, before, after, strict=False)
        return {column: old for column, old, new in rows if sealed(old) != new}


IMAGE: JsonColumn[Sequence[Value]] = JsonColumn(json.loads, [(str, int, float, type(None))])
"""The image of a row in a column of the log."""
