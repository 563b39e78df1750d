"""Read marks, and the record of reading and searching forgotten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.acts.act import act
from reader.acts.searches import search_keeping
from reader.ports.progress import Progress

if TYPE_CHECKING:
    from reader.library.library import Library

_AT_ONCE = 200
"""Stories marked between two looks at the progress."""


@act
def mark(library: "Library", story_ids: Sequence[int], read: bool, progress: Progress | None = None) -> Sequence[int]:
    """Mark stories as read or as unread, and return the ids of the stories marked. Ids not held are left out.

    If `progress` stops the act, the stories marked so far stay so.
    """
    for start in range(0, len(story_ids), _AT_ONCE):
        if progress and not progress(start, len(story_ids), ""):
            return story_ids[:start]
        library.store.reading.set_read(story_ids[start : start + _AT_ONCE], read)
    return story_ids


@act
def forget(library: "Library", *, visits: bool = False, searches: bool = False) -> None:
    """Forget which stories were opened and how far each was read, or the queries that were asked.

    Read marks and saved searches stay.
    """
    if visits:
        library.store.reading.forget_visits()
    if searches:
        search_keeping(library).forget()
