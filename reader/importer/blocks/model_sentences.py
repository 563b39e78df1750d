"""Sentences that language models write around a page: above it, below it, and what they thought before."""

import re
from collections.abc import Sequence

_THOUGHT = ("think", "thinking", "thought", "reasoning")
"""Names of the elements in which models write what they think before they answer."""

_OPENS_THOUGHT = re.compile(rf"\s*<(?P<name>{'|'.join(_THOUGHT)})>", re.IGNORECASE)
_CLOSES_THOUGHT = re.compile(rf"</(?:{'|'.join(_THOUGHT)})>\s*$", re.IGNORECASE)
_MARK = re.compile(rf"</?(?:{'|'.join(_THOUGHT)})>", re.IGNORECASE)


def without_marks(line: str) -> str:
    """Return a line of a model's thoughts without the marks around them."""
    return _MARK.sub("", line)


def thoughts(lines: Sequence[str]) -> int:
    """Count the lines at the top in which a model thinks: <think> … </think>; 0 if nothing closes the element."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not _OPENS_THOUGHT.match(lines[first]):
        return 0
    return next((at + 1 for at in range(first, len(lines)) if _CLOSES_THOUGHT.search(lines[at])), 0)
