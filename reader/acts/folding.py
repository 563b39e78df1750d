"""The characters that count as the same in a library."""

from reader.acts.act import act
from reader.library.folding_choice import keep_folding
from reader.library.library import Library
from reader.text.folding import Folding


@act
def choose(library: Library, folding: Folding) -> Folding:
    """Choose what counts as the same character, from the next opening of the library on."""
    keep_folding(library.store, folding)
    return folding
