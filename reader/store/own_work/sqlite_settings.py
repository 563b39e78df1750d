"""Values kept under a name."""

from reader.store.file.database import Database


class SqliteSettings:
    """The adapter of `reader.ports.settings.SettingStore`."""

    def __init__(self, own: Database) -> None:
        self._own = own

    def get(self, name: str) -> str | None:
        row = self._own.first("SELECT value FROM setting WHERE name = ?", (name,))
        return str(row[0]) if row else None

    def set(self, name: str, value: str | None) -> None:
        with self._own.transaction():
            if value is None:
                self._own.run("DELETE FROM setting WHERE name = ?", (name,))
            else:
                self._own.run(
                    "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )

    def starting_with(self, prefix: str) -> dict[str, str]:
        rows = self._own.all(
            "SELECT name, value FROM setting WHERE substr(name, 1, length(:prefix)) = :prefix ORDER BY name",
            {"prefix": prefix},
        )
        return dict(rows)
