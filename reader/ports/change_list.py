"""The change list: which stories the index must follow."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ChangeKind(StrEnum):
    PUT = "put"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class IndexChange:
    """An entry of the change list: index this story again, or take it out of the index."""

    sequence: int
    kind: ChangeKind
    story_id: int


class ChangeList(Protocol):
    """The list, written in the same transaction as the changes. A story has at most one entry: its last change."""

    def after(self, sequence: int, limit: int) -> list[IndexChange]:
        """Up to `limit` entries above `sequence`, oldest first."""
        ...

    def last(self) -> int:
        """Return the highest sequence number; 0 for an empty list."""
        ...

    def mark(self, sequence: int) -> str:
        """Return the random mark of the write that made change `sequence`; '' if it was made before marks were kept.

        Copies of a library that were changed each for itself have other marks, even where their numbers agree.
        """
        ...
