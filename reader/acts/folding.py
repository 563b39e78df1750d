"""The characters that count as the same in a library."""

from typing import TYPE_CHECKING

from reader.acts.act import act
from reader.library.folding_choice import keep_folding
from reader.text.folding import Folding

if TYPE_CHECKING:
    from reader.library.library import Library


@act
def choose(library: "Library", folding: Folding) -> Folding:
    """Choose what counts as the same character, from the next opening of the library on."""
    keep_folding(library.store.settings, folding)
    return folding
