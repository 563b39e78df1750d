"""The log of acts over one library file: records what an act changes, puts it back, does it again."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from reader.errors import ActOvertaken, Cancelled, HeldKind, NotHeld
from reader.ports.progress import Progress
from reader.ports.undo import MOST_ACTS, ActRecord, Entry, Touched
from reader.store.file.database import Database
from reader.store.file.sql import now
from reader.store.undo.put_back import put_back
from reader.store.undo.recorded_rows import IMAGE, RecordedTable, RowChange, recorded_tables, sealed
from reader.store.undo.touched import follow_in_index, touched

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of the images of all acts together. The newest act is kept in any case."""

_AT_ONCE = 100
"""Rows that are read in one go while an act is undone."""
_DROPPED_AT_ONCE = 20_000
"""Rows of dropped acts that one act clears away: some milliseconds' work."""


class UndoLog:
    """The port `reader.ports.undo.ActLog` over SQLite. The triggers are made with the first act of a connection."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._number: int | None = None
        self._tables: dict[str, RecordedTable] = {}

    @contextmanager
    def recording(self, name: str) -> Iterator[Entry]:
        if self._number is not None:
            raise RuntimeError(f"{name} was begun inside another act")
        entry = Entry(name)
        with self._db.transaction():
            self._number = self._begin(name)
        number = self._number
        try:
            yield entry
        finally:
            self._number = None
        with self._db.transaction():
            self._finish(entry, number)

    def _begin(self, name: str) -> int:
        self._watch()
        cursor = self._db.run(
            "INSERT INTO act (name, about, done, undone, size) VALUES (?, '', ?, '', 0)", (name, now())
        )
        return int(cursor.lastrowid or 0)

    def _finish(self, entry: Entry, number: int) -> None:
        entry.touched = touched(self._db, self._tables, number)
        if entry.touched:
            entry.number = number
            self._db.run("UPDATE act SET name = ?, about = ? WHERE id = ?", (entry.name, entry.about, number))
            self._weigh(number)
            self._thin_out()
        else:
            self._db.run("DELETE FROM act_row WHERE act_id = ?", (number,))
            self._db.run("DELETE FROM act WHERE id = ?", (number,))

    def _watch(self) -> None:
        """Make the triggers if this connection has none: the first time, and after a transaction that was undone."""
        if self._tables and self._db.first("SELECT 1 FROM temp.sqlite_schema WHERE name GLOB 'record_*'"):
            return
        self._tables = recorded_tables(self._db)
        connection = self._db.connection
        connection.create_function("act_now", 0, lambda: self._number)
        connection.create_function("sealed", 1, sealed, deterministic=True)
        # Else a row that INSERT OR REPLACE deletes would be lost without a trace.
        self._db.run("PRAGMA recursive_triggers = ON")
        for table in self._tables.values():
            for trigger in table.triggers():
                self._db.run(trigger)

    def acts(self) -> Iterator[ActRecord]:
        rows = self._db.all(
            "SELECT id, name, about, done, undone FROM act a"
            " WHERE EXISTS (SELECT 1 FROM act_row WHERE act_id = a.id) ORDER BY id DESC"
        )
        return (ActRecord(number=row[0], name=row[1], about=row[2], done=row[3], undone=row[4]) for row in rows)

    def undo(self, number: int, progress: Progress | None = None) -> Touched:
        return self._turn(number, progress, undone=False)

    def redo(self, number: int, progress: Progress | None = None) -> Touched:
        return self._turn(number, progress, undone=True)

    def _turn(self, number: int, progress: Progress | None, *, undone: bool) -> Touched:
        """Put back what an act, or its undoing, changed. What changes by that is recorded in the place of its rows."""
        try:
            with self._db.transaction():
                row = self._db.first("SELECT undone FROM act WHERE id = ?", (number,))
                if row is None or bool(row[0]) != undone:
                    raise NotHeld(HeldKind.DROPPED_ACT if self._is_dropped(number) else HeldKind.ACT, number)
                self._watch()
                self._put_back(number, progress)
                self._db.run("UPDATE act SET undone = ? WHERE id = ?", ("" if undone else now(), number))
                self._weigh(number)
                return touched(self._db, self._tables, number)
        except sqlite3.IntegrityError as error:
            # A row that another one needs is gone, or one takes its place.
            raise ActOvertaken(number) from error

    def _is_dropped(self, number: int) -> bool:
        # The oldest are dropped, and numbers are never given twice.
        ((oldest,),) = self._db.all("SELECT coalesce(min(id), 0) FROM act")
        return 0 < number < int(oldest)

    def _put_back(self, number: int, progress: Progress | None) -> None:
        ((last, total),) = self._db.all("SELECT max(id), count(*) FROM act_row WHERE act_id = ?", (number,))
        # A row may come back before the one that it belongs to.
        self._db.run("PRAGMA defer_foreign_keys = ON")
        self._number = number
        try:
            for done, change in enumerate(self._backwards(number, last)):
                if progress and done % _AT_ONCE == 0 and not progress(done, total, ""):
                    raise Cancelled
                if not put_back(self._db, change):
                    raise ActOvertaken(number)
        finally:
            self._number = None
        self._db.run("DELETE FROM act_row WHERE act_id = ? AND id <= ?", (number, last))
        if self._db.first("SELECT 1 FROM act_row WHERE act_id = ?", (number,)) is None:
            raise ActOvertaken(number)
        follow_in_index(self._db, self._tables, number)

    def _backwards(self, number: int, last: int) -> Iterator[RowChange]:
        """Yield the changes of an act up to row `last`, the newest first."""
        below = last + 1
        while rows := self._db.all(
            "SELECT id, kind, key, before, after FROM act_row WHERE act_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
            (number, below, _AT_ONCE),
        ):
            for row_id, kind, key, before, after in rows:
                below = row_id
                if kind not in self._tables:
                    raise self._db.damaged(f"an act changed {kind}")
                images = (None if image is None else self._db.decoded(IMAGE, image) for image in (before, after))
                yield RowChange(self._tables[kind], key, *images)

    def _weigh(self, number: int) -> None:
        self._db.run(
            "UPDATE act SET size = (SELECT coalesce(sum(coalesce(length(before), 0) + coalesce(length(after), 0)), 0)"
            " FROM act_row WHERE act_id = :number) WHERE id = :number",
            {"number": number},
        )

    def _thin_out(self) -> None:
        """Drop the oldest acts beyond the bounds. Their rows go bit by bit, so that no act waits for a large one's."""
        self._db.run(
            "DELETE FROM act WHERE id < (SELECT max(id) FROM act) AND id NOT IN (SELECT id FROM ("
            " SELECT id, row_number() OVER newest AS count, sum(size) OVER newest AS bytes FROM act"
            " WINDOW newest AS (ORDER BY id DESC)) WHERE count <= ? AND bytes <= ?)",
            (MOST_ACTS, MOST_BYTES),
        )
        self._db.run(
            "DELETE FROM act_row WHERE id IN (SELECT id FROM act_row"
            " WHERE act_id < (SELECT min(id) FROM act) ORDER BY act_id LIMIT ?)",
            (_DROPPED_AT_ONCE,),
        )
