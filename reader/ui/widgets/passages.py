"""Passages of a text: one that is selected, and ones that are marked."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat


@dataclass(frozen=True, slots=True)
class Quote:
    """A selected passage as the source has it, with what stands around it."""

    exact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage of the text shown, code points `start` to `end`. `hint` is what it says when pointed at."""

    key: tuple[str, int]
    start: int
    end: int
    look: QTextCharFormat
    hint: str = ""
