"""The stories that a saved search finds."""

from reader.errors import Cancelled
from reader.library.library import Library
from reader.ports.progress import Progress
from reader.ports.rows import StoryRow

_AT_ONCE = 500


def rows_of_saved(library: Library, name: str, progress: Progress) -> list[StoryRow]:
    """Return the stories that the saved search of this name finds, in its order. Raises Cancelled."""
    search = next((each for each in library.searches.saved() if each.name == name), None)
    ids = library.found_ids(search.query, sort=search.sort) if search else ()
    rows: list[StoryRow] = []
    for start in range(0, len(ids), _AT_ONCE):
        if not progress(start, len(ids), name):
            raise Cancelled
        rows += library.rows_by_id(ids[start : start + _AT_ONCE])
    return rows
