"""One recorded change of a row put back, if the row still is what the act left."""

from collections.abc import Sequence

from reader.store.file.database import Database
from reader.store.undo.recorded_rows import RecordedTable, RowChange, Value, sealed

_ORPHANED = ("bookmark", "correction")
"""Rows that come back without a story if theirs is gone."""
_GONE_WITH_STORY = ("reading", "read_mark")
"""Rows that do not come back if their story is gone. The program also keeps them by itself while a person reads."""
_NOTED_IN_PASSING = ("search_seen:", "search_history")
"""Settings that the program keeps by itself."""
_SHARED = {"source_text": "SELECT 1 FROM page WHERE text_id = ?"}
"""Rows that others may use by now: they stay then."""


def put_back(database: Database, change: RowChange) -> bool:
    """Undo one change of a row. False if the row is not as the change left it; nothing is done then.

    A record of reading or searching that was renewed since stays as it is, and keeps nothing from being undone.
    """
    return _put_back(database, change) or _is_noted_in_passing(change)


def _is_noted_in_passing(change: RowChange) -> bool:
    if change.table.name == "setting":
        return str(change.key).startswith(_NOTED_IN_PASSING)
    return change.table.name in _GONE_WITH_STORY


def _put_back(database: Database, change: RowChange) -> bool:
    current = _current(database, change)
    if change.before is None:
        return _delete(database, change, current)
    return _insert(database, change, current) if current is None else _restore(database, change, current)


def _current(database: Database, change: RowChange) -> Sequence[Value] | None:
    table = change.table
    return database.first(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {table.key} = ?", (change.key,))


def _delete(database: Database, change: RowChange, current: Sequence[Value] | None) -> bool:
    """Take out a row that the act inserted."""
    if current is None:
        return False
    if change.after is not None and any(sealed(now) != left for now, left in zip(current, change.after, strict=False)):
        return False
    shared = _SHARED.get(change.table.name)
    if shared is None or database.first(shared, (change.key,)) is None:
        database.run(f"DELETE FROM {change.table.name} WHERE {change.table.key} = ?", (change.key,))
    return True


def _insert(database: Database, change: RowChange, current: None) -> bool:
    """Bring back a row that the act deleted."""
    if change.after is not None:
        return False
    table, values = change.table, list(change.before or ())
    if table.name in _ORPHANED:
        at = table.at("story_id")
        values[at] = _story(database, values[at])
    elif table.name in _GONE_WITH_STORY and _story(database, change.key) is None:
        return True
    columns = table.columns[: len(values)]
    database.run(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", values)
    return True


def _restore(database: Database, change: RowChange, current: Sequence[Value]) -> bool:
    """Give a row the values that it had, in the columns that the act changed."""
    if change.after is None:
        return False
    table, values = change.table, change.changed
    now = dict(zip(table.columns, current, strict=True))
    left = dict(zip(table.columns, change.after, strict=False))
    if any(sealed(now[column]) != left[column] for column in values):
        return False
    if table.name in _ORPHANED and "story_id" in values:
        values["story_id"] = _story(database, values["story_id"])
    _update(database, table, change.key, values)
    return True


def _update(database: Database, table: RecordedTable, key: Value, values: dict[str, Value]) -> None:
    assigned = ", ".join(f"{column} = ?" for column in values)
    database.run(f"UPDATE {table.name} SET {assigned} WHERE {table.key} = ?", (*values.values(), key))


def _story(database: Database, story_id: Value) -> Value:
    """Return the id if the story is held, else None."""
    held = database.first("SELECT 1 FROM story WHERE id = ?", (story_id,)) if story_id is not None else None
    return story_id if held else None
