"""The outcome of a salvage: the library that was made of a damaged file, and what could not be saved."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """Counts of the new library, and of where its rows came from.

    `kept` is the damaged file, under its new name among the backups. `backup` names the copy that filled what could not
    be read, '' if there is none; `filled` counts its rows, `from_journal` items of own work. `spoilt` counts records in
    which signs are unreadable, and `lost` the stories that are known to have been there and are gone. `files` are those
    that should be read again: some of their pages or texts are lost or spoilt.
    """

    kept: Path
    stories: int
    bookmarks: int
    corrections: int
    backup: str
    filled: int
    spoilt: int
    lost: int
    from_journal: int = 0
    files: tuple[Path, ...]
