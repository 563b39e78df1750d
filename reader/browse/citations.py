"""Citations of stories, as reference managers take them."""

from collections.abc import Sequence

from reader.library.corrections import as_read
from reader.library.library import Library
from reader.render.citation import CITATIONS
from reader.render.clipping import clipping_of


def citations(library: Library, ids: Sequence[int], form: str) -> str:
    """Return the citations of stories in one of the forms of `CITATIONS`."""
    return CITATIONS[form]([clipping_of(as_read(library.story(each))) for each in ids])
