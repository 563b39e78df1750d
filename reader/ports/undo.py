"""The log of acts: for each act of a person the rows that it changed, so that it can be undone and done again."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from reader.ports.progress import Progress

Ids = frozenset[int] | None
"""Ids of things that changed; None if they are too many to name: take any of them for changed."""

MOST_IDS = 2000
"""The most ids of one kind that are named."""

MOST_ACTS = 100
"""Acts that a log keeps, and so the most that can be undone one after another. A log may keep fewer large ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The things that an act changed, by kind.

    `stories` are ids of stories whose rows in lists changed: their text, facts, marks or chain; `visits` of stories
    whose reading position or time of opening changed. `settings` holds names.
    """

    stories: Ids = frozenset()
    pages: Ids = frozenset()
    bookmarks: Ids = frozenset()
    corrections: Ids = frozenset()
    visits: Ids = frozenset()
    settings: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self != Touched()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord:
    """An act in the log. `number` rises with time, `name` is the registered name ('bookmarks.toggle'), `about` names
    what it was done to (a headline, a folder, ''), `done` and `undone` are the moments of both, ISO 8601, UTC;
    `undone` is '' while the act stands."""

    number: int
    name: str
    about: str
    done: str
    undone: str = ""


@dataclass(slots=True)
class Entry:
    """The act that is being recorded. Set `name` and `about` at any time before its end.

    Once the recording is over, `number` and `touched` are known; None and empty if nothing was changed.
    """

    name: str
    about: str = ""
    number: int | None = None
    touched: Touched = field(default_factory=Touched)


class ActLog(Protocol):
    """The log, kept in the library itself; old acts are dropped. Every method raises LibraryUnusable."""

    def recording(self, name: str) -> AbstractContextManager[Entry]:
        """Record every change that is made inside as one act.

        Inside a transaction the act is part of it. Outside (an import) it spans the transactions made inside, and what
        these committed can be undone even if the program is killed before the end.
        """
        ...

    def acts(self) -> Iterator[ActRecord]:
        """Return the acts that can be undone or done again, newest first."""
        ...

    def undo(self, number: int, progress: Progress | None = None) -> Touched:
        """Put back what an act changed, in one transaction; the index follows by the change list.

        Raises NotHeld(HeldKind.ACT) if the log has no such act or it is undone already, NotHeld(HeldKind.DROPPED_ACT)
        if it was dropped, ActOvertaken if something that it left was changed since, Cancelled if `progress` stopped it;
        nothing is changed then.
        """
        ...

    def redo(self, number: int, progress: Progress | None = None) -> Touched:
        """Do an undone act again: the reverse of `undo`, with the same errors."""
        ...
