"""A passage that was selected in one of several parts of a story: the work is done on the part that has it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.errors import HeldKind, NotHeld

_T = TypeVar("_T")


def first_fit(ids: Sequence[int], work: Callable[[int], _T]) -> _T:
    """Return the result of `work` for the first of the stories that has the passage. Raises NotHeld if none has."""
    for story_id in ids:
        try:
            return work(story_id)
        except NotHeld:
            continue
    raise NotHeld(HeldKind.PASSAGE, "")
