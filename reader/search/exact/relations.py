"""Words that stand together: near one another, in one sentence, in one block."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from reader.query.tree import Near, SameParagraph, SameSentence
from reader.search.exact.positions import NO_MATCHES, Matches, contains, distinct, intersection, merged, union
from reader.search.exact.postings import NO_DOCS, Docs, Ground, Places, ZoneText
from reader.search.exact.text_matching import TextMatching
from reader.search.layout import SENTENCE_ENDS

Together = Near | SameSentence | SameParagraph


def together(query: Together, matching: TextMatching, postings: ZoneText) -> Docs:
    """Documents where all parts stand together in some zone that all of them allow."""
    zones = {part.zone for part in query.parts if part.zone}
    if len(zones) > 1:
        return NO_DOCS
    zone = next(iter(zones), None)
    within = intersection(matching.phrase_docs(part, zone) for part in query.parts)
    if not len(within):
        return NO_DOCS
    texts = [matching.readings(part) for part in query.parts]
    return union(_on(ground, query, texts, within) for ground in postings.grounds(zone))


def _on(ground: Ground, query: Together, texts: list[list[str]], within: Docs) -> Docs:
    parts = []
    for readings in texts:
        parts.append(merged(_places(ground, text, within) for text in readings))
        if not len(parts[-1].starts):
            return NO_DOCS
    if isinstance(query, Near):
        return ground.docs(_in_a_row(ground, parts, query.distance).starts)
    parts = _sharing(parts, [ground.blocks_of(part.starts) for part in parts])
    if isinstance(query, SameSentence) and len(parts[0].starts):
        parts = _in_one_sentence(ground, parts)
    return ground.docs(parts[0].starts)


def _places(ground: Ground, text: str, within: Docs) -> Matches:
    starts = ground.text(text, within)
    return Matches(starts, starts + len(text))


def _in_a_row(ground: Ground, parts: Sequence[Matches], distance: int) -> Matches:
    """The last matches of rows within a block with one match of each part, in any order, in which each begins at most
    `distance` after the end of the one before."""
    every = range(len(parts))
    rows = {frozenset((at,)): part for at, part in enumerate(parts)}
    for size in range(2, len(parts) + 1):
        for chosen in map(frozenset, combinations(every, size)):
            rows[chosen] = merged([_after(ground, rows[chosen - {last}], parts[last], distance) for last in chosen])
    return rows[frozenset(every)]


def _after(ground: Ground, rows: Matches, part: Matches, distance: int) -> Matches:
    """The matches of a part that begin at most `distance` after the end of a row that begins no later."""
    if not len(rows.starts):
        return NO_MATCHES
    # Of the matches that begin no later than this one, the one that ends last comes nearest; it is of the same block
    # where any of them is.
    farthest = np.maximum.accumulate(rows.ends)
    before = rows.starts.searchsorted(part.starts, side="right") - 1
    nearest = farthest[np.maximum(before, 0)]
    near = ((before >= 0) & (part.starts - nearest <= distance)).nonzero()[0]
    same = ground.blocks_of(nearest[near] - 1) == ground.blocks_of(part.starts[near])
    return part.where(near[same])


def _in_one_sentence(ground: Ground, parts: Sequence[Matches]) -> list[Matches]:
    """The matches that lie, from end to end, in one sentence with one of every part."""
    whole = [part.where(ground.free(SENTENCE_ENDS, part.starts, part.ends - 1)) for part in parts]
    every = union(part.starts for part in whole)
    # From one match to the next the same sentence goes on, or another begins.
    begins = np.ones(len(every), np.bool_)
    begins[1:][ground.free(SENTENCE_ENDS, every[:-1], every[1:])] = False
    sentences = begins.cumsum()
    return _sharing(whole, [sentences[every.searchsorted(part.starts)] for part in whole])


def _sharing(parts: Sequence[Matches], sections: Sequence[Places]) -> list[Matches]:
    """The matches of each part in sections that hold some of every part, from the rising section of each match."""
    shared = intersection(map(distinct, sections))
    return [part.where(contains(shared, section).nonzero()[0]) for part, section in zip(parts, sections, strict=True)]
