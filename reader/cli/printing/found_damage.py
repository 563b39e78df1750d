"""Damage that was found while a command read: said once, and mended when the answer is printed."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.printing.output import complain
from reader.cli.printing.progress import progress
from reader.cli.words import mark, tr
from reader.errors import Cancelled
from reader.library.watchman import Fault, FaultKind

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
    FaultKind.JOURNAL_LINES: mark(
        "Damage was found in the journal of your own work, own-work.journal beside the library. The library holds your "
        "own work all the same, and the journal was written anew from it."
    ),
}
_JOURNAL_GONE = mark(
    "The journal of your own work, own-work.journal beside the library, was gone. It was begun anew from the library."
)
_JOURNAL_FOREIGN = mark(
    "Something else lay in the place of the journal of your own work. It is kept beside the library as {name}, and the "
    "journal was begun anew from the library."
)
_ADVICE = mark("Damage was found in the library. `dubao check` names it, `dubao check --repair` mends it.")
_BY_ITSELF = (FaultKind.INDEX, FaultKind.PICTURE, FaultKind.STORY, FaultKind.OWN_WORK)


def say_found(library: "Library") -> Sequence[Fault]:
    """Say on standard error what was found damaged, once for all programs; return it."""
    new = library.watchman.to_show()
    for said in dict.fromkeys(map(_found, new)):
        complain(said)
    return new


def _found(fault: Fault) -> str:
    if fault.kind is FaultKind.JOURNAL:
        return tr(_JOURNAL_FOREIGN).format(name=fault.what) if fault.what else tr(_JOURNAL_GONE)
    return tr(_FOUND.get(fault.kind, _ADVICE))


def mend_found(library: "Library") -> None:
    """Say what was found damaged, as `say_found` does, and mend what needs nobody."""
    new = say_found(library)
    if any(fault.kind in _BY_ITSELF for fault in new) or library.watchman.faults(FaultKind.INDEX):
        with progress(tr("Mending"), at_once=False) as on_progress, suppress(Cancelled):
            library.mending.run(on_progress)
