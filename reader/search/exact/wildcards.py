"""Documents with a match of a wildcard pattern, from places alone: exact, no text is read."""

import re

import numpy as np

from reader.query.tree import Wildcard
from reader.search.exact.positions import Matches, contains, intersection, union
from reader.search.exact.postings import NO_DOCS, Docs, Ground, Places, ZoneText
from reader.search.exact.text_matching import TextMatching
from reader.search.layout import BREAKS
from reader.text.wildcard import ONE, STAR, folded_pattern


def wildcard_docs(wildcard: Wildcard, matching: TextMatching, postings: ZoneText) -> Docs:
    """Documents where some block of the zone (of any, without one) has a match."""
    pattern = folded_pattern(wildcard.pattern, matching.folding).strip(STAR)
    runs = set(re.findall(r"[^*?]+", pattern))
    within = intersection(matching.text_docs(run, wildcard.zone) for run in runs)
    if not len(within) or runs == {pattern}:
        return within
    pieces = [piece for piece in pattern.split(STAR) if piece]
    return union(_on(ground, pieces, within) for ground in postings.grounds(wildcard.zone))


def _on(ground: Ground, pieces: list[str], within: Docs) -> Docs:
    """Documents where the pieces follow one another with nothing but word characters between."""
    found = []
    for piece in pieces:
        found.append(_piece(ground, piece, within))
        if not len(found[-1].starts):
            return NO_DOCS
    reached = found[0]
    for goal in found[1:]:
        # From an end one may go on to any start up to the next stop; the latest end before a start reaches it best.
        before = reached.ends.searchsorted(goal.starts, side="right") - 1
        after = (before >= 0).nonzero()[0]
        latest = reached.ends[before[after]]
        reached = goal.where(after[ground.free(BREAKS, latest, goal.starts[after])])
    return ground.docs(reached.starts)


def _piece(ground: Ground, piece: str, within: Docs) -> Matches:
    """Places of a run of characters and ?, whole inside one block."""
    starts: Places | None = None
    for run in re.finditer(r"[^?]+", piece):
        places = ground.text(run.group(), within) - run.start()
        starts = places if starts is None else starts[contains(places, starts)]
    if starts is None:
        starts = _everywhere(ground, within)
    for one in re.finditer(re.escape(ONE), piece):
        starts = starts[ground.written(starts + one.start())]
    return Matches(starts, starts + len(piece))


def _everywhere(ground: Ground, within: Docs) -> Places:
    """Every place of every block: where a piece of nothing but ? may begin."""
    starts, ends = ground.blocks(within)
    lengths = ends - starts
    skipped = np.repeat(np.cumsum(lengths) - lengths, lengths)
    everywhere: Places = np.repeat(starts, lengths) + np.arange(int(lengths.sum())) - skipped
    return everywhere
