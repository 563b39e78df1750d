"""The store of the port `reader.ports.store.Store`, over one SQLite file."""

from contextlib import AbstractContextManager
from pathlib import Path

from reader.ports.rows import Backup, BackupLabel
from reader.store.backup import back_up, last_daily, thin_out
from reader.store.bookmarks import BookmarkTables
from reader.store.check import problems
from reader.store.connection import Database, translated
from reader.store.holdings import HoldingTables
from reader.store.own_records import ReadingTables, SettingTables
from reader.store.placing import PlacingTables
from reader.store.put import PutTables
from reader.store.restoring import backups, restore
from reader.store.undo_log import UndoLog


class SqliteStore(HoldingTables, PutTables, PlacingTables, BookmarkTables, ReadingTables, SettingTables):
    """Belongs to the thread that made it; open another for another thread. The contract stands on the port."""

    def __init__(self, folder: Path, *, to_read: bool = False, make: bool = True) -> None:
        """Open the library in `folder`, or `make` an empty one there; `to_read`: also where it cannot be written to."""
        self._db = Database(folder, to_read=to_read, make=make)
        self.acts = UndoLog(self._db)

    @property
    def library_id(self) -> str:
        row = self._db.first("SELECT value FROM meta WHERE name = 'library_id'")
        return str(row[0]) if row else ""

    @property
    def writable(self) -> bool:
        return self._db.writable

    def together(self) -> AbstractContextManager[None]:
        return self._db.transaction()

    def look_through(self) -> None:
        self._db.look_through()

    def check(self) -> list[str]:
        return problems(self._db)

    def back_up(self) -> Path:
        with translated(self._db.folder):
            copy = back_up(self._db.connection, self._db.folder, label=BackupLabel.DAILY)
        thin_out(self._db.folder)
        return copy

    def backups(self) -> list[Backup]:
        return backups(self._db.folder)

    def restore(self, name: str) -> Path | None:
        self.close()
        return restore(self._db.folder, name)

    def last_back_up(self) -> str | None:
        return last_daily(self._db.folder)

    def size(self) -> int:
        return self._db.path.stat().st_size

    def close(self) -> None:
        self._db.close()
