"""The crossing between the paper and a person's own work, which may lie in two files.

No SQL statement names tables of both halves, and neither half imports the other: they ask each other through the
protocols below, and `SqliteStore` hands them the objects. A story is known on both sides by its id, which is never
given to another story. Two tests hold this: one reads every statement, one runs the store's contract over two files.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from reader.domain.bookmark import Correction
from reader.ports.rows import StoryRow

# Asked by the paper


class StoryMarks(Protocol):
    """The marks that a person has put on stories, as rows of lists show them."""

    def bookmarked(self, ids: Sequence[int]) -> set[int]:
        """Return the ids among these of stories that are bookmarked as a whole; perhaps others besides."""
        ...

    def read(self, ids: Sequence[int]) -> set[int]:
        """Return the ids among these of stories that are read; perhaps others besides."""
        ...

    def forget_stories(self, ids: Sequence[int]) -> None:
        """Follow the deletion of stories: bookmarks and corrections lose their story id, marks and positions go.

        Called inside the transaction that deletes the stories.
        """
        ...


class CorrectionsOfStories(Protocol):
    """A person's corrections, laid over stories as they are loaded."""

    def of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]: ...


# Asked by a person's own work


class Stories(Protocol):
    """The stories that the paper holds."""

    def held(self, ids: Sequence[int]) -> list[int]:
        """Return the ids among these that the paper holds, in their order."""
        ...

    def by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        """Return rows in the order of `ids`, without the ids that the paper does not hold."""
        ...


class ChangedStories(Protocol):
    """The change list, as far as own work writes to it."""

    def put(self, ids: Iterable[int]) -> None:
        """Have stories indexed again."""
        ...


# Both


class Together(Protocol):
    """One transaction over both halves."""

    def __call__(self) -> AbstractContextManager[None]: ...
