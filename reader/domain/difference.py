"""The difference of two printings of one text, in a newspaper's terms."""

from dataclasses import dataclass
from enum import StrEnum

from reader.domain.span import Span


class DifferenceKind(StrEnum):
    """The kinds of passages. A moved one is listed twice: MOVED_AWAY where it stood, MOVED_HERE where it stands now."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"
    CHANGED = "changed"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


IN_FIRST = frozenset(
    {DifferenceKind.SAME, DifferenceKind.CUT, DifferenceKind.CHANGED, DifferenceKind.MOVED_AWAY},
)
"""Kinds whose passages follow one another through the first text."""
IN_SECOND = frozenset(
    {DifferenceKind.SAME, DifferenceKind.ADDED, DifferenceKind.CHANGED, DifferenceKind.MOVED_HERE},
)
"""Kinds whose passages follow one another through the second text."""


@dataclass(frozen=True, slots=True)
class DiffPassage:
    """A passage of two texts: where it stands in each, in code points; an empty span where a text lacks it."""

    kind: DifferenceKind
    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class DifferenceCounts:
    """Folded characters that are the same, cut, added and moved, and the number of places that were changed."""

    same: int = 0
    cut: int = 0
    added: int = 0
    moved: int = 0
    changes: int = 0

    @property
    def alike(self) -> bool:
        """True if the texts are the same but for signs that count as the same."""
        return not (self.cut or self.added or self.moved or self.changes)


@dataclass(frozen=True, slots=True)
class TextDifference:
    """The difference of a `first` and a `second` text.

    The passages stand in reading order. Those of IN_FIRST tile the first text, those of IN_SECOND the second: each
    character is in one of them, white space with what stands before it. A text of nothing but white space is in none.
    """

    first: str
    second: str
    passages: tuple[DiffPassage, ...]
    counts: DifferenceCounts
