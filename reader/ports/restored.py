"""The outcome of a restore."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup in the place of the library. `kept` is the replaced file among the backups; None if there was none.

    `from_journal` counts pieces of own work that are newer than the backup and came back from the journal, `waiting`
    the pieces that come back once the pages which they are about are imported again.
    """

    kept: Path | None
    from_journal: int
    waiting: int
