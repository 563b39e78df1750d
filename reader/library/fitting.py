"""A passage that was selected in one of several parts of a story: the work is done where the part holds it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.errors import HeldKind, NotHeld

_T = TypeVar("_T")


def first_fit(ids: Sequence[int], work: Callable[[int], _T]) -> _T:
    """What `work` gives for the first of the stories that holds the passage. Raises NotHeld where none does."""
    for story_id in ids:
        try:
            return work(story_id)
        except NotHeld:
            continue
    raise NotHeld(HeldKind.PASSAGE, "")
