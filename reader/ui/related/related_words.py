"""Words for related stories."""

from reader.browse.related_rows import RelatedPart, RelatedRow
from reader.ui.language.names import labelled, where
from reader.ui.language.words import mark, tr

_NAMES = {
    RelatedPart.EARLIER: mark("Before"),
    RelatedPart.LATER: mark("After"),
    RelatedPart.BESIDE: mark("Related"),
}


def part_name(part: RelatedPart) -> str:
    """Return the name of a part of the list."""
    return tr(_NAMES[part])


def place_words(related: RelatedRow) -> str:
    """Return when and where a related story was printed."""
    return where(related.row)


def shared_words(related: RelatedRow) -> str:
    """Return what a story shares with the open one, or its number in the series of both."""
    if related.series:
        return labelled(tr("part {n} of the series").format(n=related.number), related.series)
    return labelled(tr("shares"), tr(", ").join(related.shared)) if related.shared else ""
