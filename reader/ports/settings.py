"""Values kept with the library under a name: saved searches, search history, folders, other names."""

from typing import Protocol


class SettingStore(Protocol):
    """Values under names. Each is JSON text, which the service that owns the name reads and writes."""

    def get(self, name: str) -> str | None:
        """Return the value kept under this name; None if there is none."""
        ...

    def set(self, name: str, value: str | None) -> None:
        """Keep a value; None deletes it."""
        ...

    def starting_with(self, prefix: str) -> dict[str, str]:
        """Return the values whose names start with `prefix`, by name, in the order of names."""
        ...
