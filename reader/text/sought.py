"""A text that is looked for, and a text that is looked through: in bases, with what says more than the bases.

A *mark* is two characters: a sign, which no text has, and a character. Marks stand at positions of a text in bases.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

OWN = "\x1f"
"""Sign of a mark with a letter: the place is this letter and not its base."""
EITHER = "\x1e"
"""Sign of a mark with a base: the place may be either letter."""
WRITTEN = "\x1d"
"""Sign of a mark with the character that is written there, if it is not the folded one."""


@dataclass(frozen=True, slots=True)
class Check:
    """A condition of a place: the position `at` characters on has one of these marks if `held`, else none of them."""

    at: int
    marks: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A folded text with its marks (position, mark; rising).

    `written`: for each folded character the one that was written; `words`: the text in letters, to be cut into words;
    `letters`: those that its places may be read as, in no order.
    """

    text: str
    written: str
    words: str
    letters: str
    marks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A folded text that is looked for, in bases, and `checks` of the places where it stands.

    `words` is the same in letters, to be cut into words. `letters` of one character: a text must have one of them.
    """

    text: str
    words: str = ""
    checks: tuple[Check, ...] = ()
    letters: str = ""

    def __len__(self) -> int:
        return len(self.text)

    def fits(self, marks: Mapping[int, str], start: int) -> bool:
        """Return True if the place at `start` of a text with these marks passes all checks."""
        return all((marks.get(start + check.at) in check.marks) == check.held for check in self.checks)

    def places(self, text: str, marks: Mapping[int, str]) -> Iterator[int]:
        """Yield the offsets at which this stands in a folded text with these marks, overlapping ones too."""
        at = text.find(self.text)
        while at >= 0:
            if self.fits(marks, at):
                yield at
            at = text.find(self.text, at + 1)
