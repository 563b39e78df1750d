"""Damage that was found while a command read: said once, and mended when the answer is printed."""

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.printing.output import complain
from reader.cli.printing.progress import progress
from reader.cli.words import mark, tr
from reader.errors import Cancelled
from reader.library.watchman import FaultKind

if TYPE_CHECKING:
    from reader.library.library import Library

_FOUND = {
    FaultKind.INDEX: mark(
        "The search index was found damaged: the library itself was read, and the index is built anew now. "
        "Nothing in the library is lost."
    ),
    FaultKind.PICTURE: mark(
        "A picture of the library was found gone or damaged; it is taken again from the file it came from, if that is "
        "still there."
    ),
    FaultKind.STORY: mark(
        "The text of a story was found damaged; the story is read again from its file, from the text that is kept of "
        "it, or from a backup."
    ),
    FaultKind.OWN_WORK: mark(
        "Some of your own work was missing from the library or damaged in it; it came back from the journal beside the "
        "library. What is about pages that the library lacks comes back with them."
    ),
}
_ADVICE = mark("Damage was found in the library. `dubao check` names it, `dubao check --repair` mends it.")
_BY_ITSELF = (FaultKind.INDEX, FaultKind.PICTURE, FaultKind.STORY, FaultKind.OWN_WORK)


def mend_found(library: "Library") -> None:
    """Say on standard error what was found damaged, once for all programs, and mend what needs nobody."""
    new = library.watchman.to_show()
    for said in dict.fromkeys(_FOUND.get(fault.kind, _ADVICE) for fault in new):
        complain(tr(said))
    if any(fault.kind in _BY_ITSELF for fault in new) or library.watchman.faults(FaultKind.INDEX):
        with progress(tr("Mending"), at_once=False) as on_progress, suppress(Cancelled):
            library.mending.run(on_progress)
