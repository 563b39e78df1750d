"""Relations between words: near one another, in one sentence, in one paragraph."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from reader.query.tree import Near, SameParagraph, SameSentence
from reader.search.exact.budget import Budget
from reader.search.exact.positions import NO_MATCHES, Matches, both, contains, distinct, intersection, merged, union
from reader.search.exact.postings import NO_DOCS, Docs, Positions, TextIndex
from reader.search.exact.text_matching import TextMatching
from reader.search.exact.windows import Window, Windows
from reader.text.sought import Sought

Together = Near | SameSentence | SameParagraph
_PASSES = 4
"""Times that each position is looked at for one step of a relation, about."""


def together(
    query: Together, matching: TextMatching, postings: TextIndex, budget: Budget, among: Docs | None = None
) -> Docs:
    """Return the documents in which all parts are related in some zone that all of them allow.

    With `among` only those of these documents, as far as the budget goes.
    """
    zones = {part.zone for part in query.parts if part.zone}
    if len(zones) > 1:
        return NO_DOCS
    zone = next(iter(zones), None)
    within = intersection(matching.phrase_docs(part, zone) for part in query.parts)
    if among is not None:
        within = both(within, among)
    if not len(within):
        return NO_DOCS
    texts = [matching.readings(part) for part in query.parts]
    return Windows(postings.spaces(zone), within, budget).docs(lambda window: _on(window, query, texts, budget))


def _on(window: Window, query: Together, texts: list[list[Sought]], budget: Budget) -> Positions:
    """Return positions in the documents of a window in which the texts are related."""
    parts = []
    for readings in texts:
        parts.append(merged(_matches(window, text, budget) for text in readings))
        if not len(parts[-1].starts):
            return NO_DOCS
    if len(parts) > 2 or not isinstance(query, Near):
        parts = _sharing(parts, [window.blocks_of(part.starts) for part in parts])
    if isinstance(query, Near):
        return _chained(window, parts, query.distance, budget).starts
    if isinstance(query, SameSentence) and len(parts[0].starts):
        parts = _in_one_sentence(window, parts)
    return parts[0].starts


def _matches(window: Window, text: Sought, budget: Budget) -> Matches:
    starts = window.find(text)
    budget.spend(_PASSES * len(starts))
    return Matches(starts, starts + len(text))


def _chained(window: Window, parts: Sequence[Matches], distance: int, budget: Budget) -> Matches:
    """Return the last matches of chains within a block that have one match of each part, in any order.

    In a chain each match begins at most `distance` after the end of the one before. Dynamic programming over the sets
    of parts, as Held and Karp's for tours: `chains[parts]` are the last matches of chains of these parts.
    """
    every = range(len(parts))
    chains = {frozenset((at,)): part for at, part in enumerate(parts)}
    for size in range(2, len(parts) + 1):
        for chosen in map(frozenset, combinations(every, size)):
            chains[chosen] = merged([_after(window, chains[chosen - {last}], parts[last], distance) for last in chosen])
            budget.spend(_PASSES * sum(len(parts[last].starts) for last in chosen))
    return chains[frozenset(every)]


def _after(window: Window, chains: Matches, part: Matches, distance: int) -> Matches:
    """Return the matches of a part that begin at most `distance` after the end of a chain that begins no later."""
    if not len(chains.starts):
        return NO_MATCHES
    # Of the chains that begin no later than a match, the one that ends last is the nearest; it is of the same block if
    # any of them is.
    farthest = np.maximum.accumulate(chains.ends)
    before = chains.starts.searchsorted(part.starts, side="right") - 1
    nearest = farthest[np.maximum(before, 0)]
    near = ((before >= 0) & (part.starts - nearest <= distance)).nonzero()[0]
    same = window.blocks_of(nearest[near] - 1) == window.blocks_of(part.starts[near])
    return part.at(near[same])


def _in_one_sentence(window: Window, parts: Sequence[Matches]) -> list[Matches]:
    """Return the matches that lie as a whole in one sentence with a match of every part."""
    whole = [part.at(window.one_sentence(part.starts, part.ends - 1)) for part in parts]
    every = union(part.starts for part in whole)
    # Between two neighbouring matches either no sentence ends, or the second is in another sentence.
    begins = np.ones(len(every), np.bool_)
    begins[1:][window.one_sentence(every[:-1], every[1:])] = False
    sentences = begins.cumsum()
    return _sharing(whole, [sentences[every.searchsorted(part.starts)] for part in whole])


def _sharing(parts: Sequence[Matches], sections: Sequence[Positions]) -> list[Matches]:
    """Return the matches of each part in sections that hold matches of every part; `sections` rise with the matches."""
    shared = intersection(map(distinct, sections))
    return [part.at(contains(shared, section).nonzero()[0]) for part, section in zip(parts, sections, strict=True)]
