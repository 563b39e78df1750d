"""Small records: settings, how far stories were read."""

from reader.ports.rows import Visit
from reader.store.rows import STORY_COLUMNS, STORY_WIDTH, story_row
from reader.store.tables import Tables, now


class SettingTables(Tables):
    """Values kept under a name."""

    def setting(self, name: str) -> str | None:
        row = self._db.first("SELECT value FROM setting WHERE name = ?", (name,))
        return str(row[0]) if row else None

    def set_setting(self, name: str, value: str | None) -> None:
        with self._db.transaction():
            if value is None:
                self._db.run("DELETE FROM setting WHERE name = ?", (name,))
            else:
                self._db.run(
                    "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )

    def settings(self, prefix: str) -> dict[str, str]:
        rows = self._db.all(
            "SELECT name, value FROM setting WHERE substr(name, 1, length(:prefix)) = :prefix ORDER BY name",
            {"prefix": prefix},
        )
        return dict(rows)


class ReadingTables(Tables):
    """How far each story was read, and when it was opened last."""

    def set_position(self, story_id: int, position: int) -> None:
        with self._db.transaction():
            self._db.run(
                "INSERT OR REPLACE INTO reading SELECT id, ?, ? FROM story WHERE id = ?", (position, now(), story_id)
            )

    def position(self, story_id: int) -> int:
        row = self._db.first("SELECT position FROM reading WHERE story_id = ?", (story_id,))
        return int(row[0]) if row else 0

    def visits(self, limit: int) -> list[Visit]:
        rows = self._db.all(
            f"SELECT {STORY_COLUMNS}, r.position, r.opened FROM reading r JOIN story s ON s.id = r.story_id"
            " ORDER BY r.opened DESC LIMIT ?",
            (limit,),
        )
        return [Visit(row=story_row(row), position=row[STORY_WIDTH], opened=row[STORY_WIDTH + 1]) for row in rows]

    def forget_visits(self) -> None:
        with self._db.transaction():
            self._db.run("DELETE FROM reading")
