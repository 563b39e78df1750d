"""Searches saved under a name, renamed, removed."""

from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.library.search_keeping import SearchKeeping
from reader.library.searches import SavedSearch

if TYPE_CHECKING:
    from reader.library.library import Library


def search_keeping(library: "Library") -> SearchKeeping:
    """Saved searches and the history of a library, to be changed."""
    return SearchKeeping(library.store, library.searching.order)


def _name(search: SavedSearch) -> str:
    return search.name


def _name_if_held(search: SavedSearch | None) -> str:
    return search.name if search else ""


def _first_name(searches: tuple[SavedSearch, ...]) -> str:
    return next((search.name for search in searches), "")


@act_on(_name)
def save(library: "Library", search: SavedSearch) -> SavedSearch:
    """Keep a search under its name, in place of one that has it. `library.searches.made` makes one of a query."""
    search_keeping(library).keep(search)
    return search


@act_on(_name_if_held)
def rename(library: "Library", name: str, new: str) -> SavedSearch | None:
    """Give a saved search another name; None if there is none."""
    return search_keeping(library).rename(name, new)


@act_on(_first_name)
def remove(library: "Library", *names: str) -> tuple[SavedSearch, ...]:
    """Forget saved searches, and return the ones that existed."""
    return tuple(search for name in names if (search := search_keeping(library).remove(name)))
