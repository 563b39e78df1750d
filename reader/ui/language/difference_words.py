"""Words for what differs between two printings of a text."""

from collections.abc import Iterator

from reader.library.printings import PrintingDifference
from reader.ui.language.words import tr, tr_n


def difference_words(difference: PrintingDifference) -> str:
    """Return what was done to a text to make another printing of it: cut by 412 characters, retitled."""
    return tr(", ").join(_words(difference)) or tr("the same text")


def _words(difference: PrintingDifference) -> Iterator[str]:
    counts = difference.body.counts
    if counts.cut:
        yield tr_n("cut by {n} character", "cut by {n} characters", counts.cut)
    if counts.added:
        yield tr_n("{n} character added", "{n} characters added", counts.added)
    if counts.changes:
        yield tr_n("changed at {n} place", "changed at {n} places", counts.changes)
    if counts.moved:
        yield tr_n("{n} character moved", "{n} characters moved", counts.moved)
    if difference.retitled:
        yield tr("retitled")
