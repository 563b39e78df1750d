"""Searches saved under a name, renamed, removed."""

from reader.acts.act import act_on
from reader.library.library import Library
from reader.library.searches import SavedSearch


def _name(search: SavedSearch | None) -> str:
    return search.name if search else ""


@act_on(_name)
def save(library: Library, search: SavedSearch) -> SavedSearch:
    """Keep a search under its name, in place of one that has it. `library.searches.made` makes one of a query."""
    library.searches.keep(search)
    return search


@act_on(_name)
def rename(library: Library, name: str, new: str) -> SavedSearch | None:
    """Give a saved search another name; None if there is none."""
    return library.searches.rename(name, new)


@act_on(_name)
def remove(library: Library, name: str) -> SavedSearch | None:
    """Forget a saved search; None if there was none."""
    return library.searches.remove(name)
