"""Damage that was found while a command read: said once, and mended when the answer is printed."""

from typing import TYPE_CHECKING

from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.printing.output import complain
from reader.cli.words import mark, tr
from reader.library.watchman import FaultKind

if TYPE_CHECKING:
    from reader.library.library import Library

_SENTENCES = {
    FaultKind.INDEX: mark(
        "The search index was found damaged: the library itself was read, and the index is built anew now. "
        "Nothing in the library is lost."
    ),
}


def mend_found(library: "Library") -> None:
    """Say on standard error what was found damaged, once for all programs, and mend it."""
    for kind in dict.fromkeys(fault.kind for fault in library.watchman.to_show()):
        complain(tr(_SENTENCES[kind]))
    if library.watchman.faults(FaultKind.INDEX):
        bring_up_to_date(library)
