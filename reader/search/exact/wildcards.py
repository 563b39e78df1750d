"""Documents with a match of a wildcard pattern: exact, from positions, without reading any text."""

import re

import numpy as np

from reader.query.tree import Wildcard
from reader.search.exact.positions import Matches, contains, intersection, union
from reader.search.exact.postings import NO_DOCS, Docs, Positions, PositionSpace, TextIndex
from reader.search.exact.text_matching import TextMatching
from reader.search.layout import BREAKS
from reader.text.wildcard import ONE, STAR, folded_pattern


def wildcard_docs(wildcard: Wildcard, matching: TextMatching, postings: TextIndex) -> Docs:
    """Return the documents in which some block of the zone, of any zone with None, has a match."""
    pattern = folded_pattern(wildcard.pattern, matching.folding).strip(STAR)
    runs = set(re.findall(r"[^*?]+", pattern))
    within = intersection(matching.text_docs(run, wildcard.zone) for run in runs)
    if not len(within) or runs == {pattern}:
        return within
    pieces = [piece for piece in pattern.split(STAR) if piece]
    return union(_on(space, pieces, within) for space in postings.spaces(wildcard.zone))


def _on(space: PositionSpace, pieces: list[str], within: Docs) -> Docs:
    """Return the documents in which the pieces follow one another with only word characters between."""
    found = []
    for piece in pieces:
        found.append(_piece(space, piece, within))
        if not len(found[-1].starts):
            return NO_DOCS
    reached = found[0]
    for goal in found[1:]:
        # A * reaches from an end to any start before the next break, so only the latest end before a start matters.
        before = reached.ends.searchsorted(goal.starts, side="right") - 1
        after = (before >= 0).nonzero()[0]
        latest = reached.ends[before[after]]
        reached = goal.at(after[space.free(BREAKS, latest, goal.starts[after])])
    return space.docs(reached.starts)


def _piece(space: PositionSpace, piece: str, within: Docs) -> Matches:
    """Return the matches of a run of characters and ?, each within one block."""
    starts: Positions | None = None
    for run in re.finditer(r"[^?]+", piece):
        found = space.find(run.group(), within) - run.start()
        starts = found if starts is None else starts[contains(found, starts)]
    if starts is None:
        starts = _everywhere(space, within)
    for one in re.finditer(re.escape(ONE), piece):
        starts = starts[space.has_character(starts + one.start())]
    return Matches(starts, starts + len(piece))


def _everywhere(space: PositionSpace, within: Docs) -> Positions:
    """Return every position of every block, at which a piece of only ? may begin."""
    starts, ends = space.blocks(within)
    lengths = ends - starts
    skipped = np.repeat(np.cumsum(lengths) - lengths, lengths)
    everywhere: Positions = np.repeat(starts, lengths) + np.arange(int(lengths.sum())) - skipped
    return everywhere
