"""The change list: the stories that the index has not followed yet."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    PUT = "put"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class IndexChange:
    """One entry of the change list: this story must be indexed anew, or taken out of the index."""

    sequence: int
    kind: ChangeKind
    story_id: int
