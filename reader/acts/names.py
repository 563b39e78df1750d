"""Other names of the same thing, each of which a person can let widen searches or not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.library import name_keeping
from reader.library.aliases import Alias

if TYPE_CHECKING:
    from reader.library.library import Library


def _pairs(aliases: Iterable[Alias]) -> str:
    return next((f"{each.short} = {each.full}" for each in aliases), "")


@act_on(_pairs)
def switch(library: "Library", aliases: Iterable[Alias], on: bool) -> tuple[Alias, ...]:
    """Let other names widen searches, or not."""
    switched = tuple(aliases)
    for each in switched:
        name_keeping.switch(library.store.settings, each, on)
    return switched
