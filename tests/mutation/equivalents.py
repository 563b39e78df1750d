"""Mutants that no test can tell from the program, each with the reason. They are not tried and do not count."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Change(Protocol):
    """A file of the project with one changed line."""

    @property
    def file(self) -> Path: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Changes of the line `before` of a file, without the space around it, that contain `after`; all without one."""

    file: str
    before: str
    reason: str
    after: str = ""

    def covers(self, change: Change) -> bool:
        return change.file.as_posix() == self.file and change.before == self.before and self.after in change.after


EQUIVALENTS: tuple[Equivalent, ...] = ()


def is_equivalent(change: Change) -> bool:
    """True if a change is known to make no difference."""
    return any(each.covers(change) for each in EQUIVALENTS)
