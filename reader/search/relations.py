"""Words that stand together: near one another, in one sentence, in one block."""

from itertools import permutations

import numpy as np

from reader.query.fields import Zone
from reader.query.tree import Near, Phrase, SameParagraph, SameSentence
from reader.search.layout import BOUNDS, SENTENCE_ENDS, ZONES, gram_field
from reader.search.places import Matches, both, distinct, intersection, union
from reader.search.postings import DOCUMENT_SHIFT, NO_DOCS, Docs, ZoneText
from reader.search.text_matching import TextMatching

FAR = 1024
"""Places by which two blocks are moved apart: more than any distance of NEAR."""

Together = Near | SameSentence | SameParagraph


def together(query: Together, matching: TextMatching, postings: ZoneText) -> Docs:
    """Documents where all parts stand together in some zone that all of them allow."""
    found = []
    for zone in ZONES:
        if any(part.zone not in (None, zone) for part in query.parts):
            continue
        parts = _matches(query.parts, zone, matching)
        if not parts:
            continue
        if isinstance(query, Near):
            found.append(_near(_apart(parts, zone, postings), query.distance))
        else:
            marks = (BOUNDS, SENTENCE_ENDS) if isinstance(query, SameSentence) else (BOUNDS,)
            found.append(_in_one_section(parts, zone, marks, postings))
    return union(found)


def _matches(parts: tuple[Phrase, ...], zone: Zone, matching: TextMatching) -> list[Matches]:
    """Places of each part in the documents that hold all of them in this zone; empty where there are none."""
    within = intersection(matching.phrase_docs(part, zone) for part in parts)
    return [matching.phrase(part, zone, within) for part in parts] if len(within) else []


def _apart(parts: list[Matches], zone: Zone, postings: ZoneText) -> list[Matches]:
    """The matches with their blocks moved farther apart than any distance reaches."""
    within = union(part.docs for part in parts)
    starts = postings.places(gram_field(zone), BOUNDS, within)[::2]
    moved = []
    for part in parts:
        document = part.starts >> DOCUMENT_SHIFT << DOCUMENT_SHIFT
        block = np.searchsorted(starts, part.starts, side="right") - np.searchsorted(starts, document)
        shift = block * FAR
        moved.append(Matches(part.starts + shift, part.ends + shift))
    return moved


def _near(parts: list[Matches], distance: int) -> Docs:
    """One match of each part so that in order of start each begins at most `distance` after the end of the last."""
    return union(_chain(order, distance) for order in permutations(parts))


def _chain(order: tuple[Matches, ...], distance: int) -> Docs:
    reached = order[0]
    for part in order[1:]:
        if not len(reached.starts):
            return NO_DOCS
        # Of the matches that begin no later than this one, the one that ends last comes nearest; blocks and documents
        # lie farther apart than any distance.
        farthest = np.maximum.accumulate(reached.ends)
        before = np.searchsorted(reached.starts, part.starts, side="right") - 1
        gap = part.starts - farthest[np.maximum(before, 0)]
        reached = part.where((before >= 0) & (gap <= distance))
    return reached.docs


def _in_one_section(parts: list[Matches], zone: Zone, marks: tuple[str, ...], postings: ZoneText) -> Docs:
    """Documents with a section (between two marks) that holds a match of every part from end to end."""
    within = parts[0].docs
    for part in parts[1:]:
        within = both(within, part.docs)
    edges = union(postings.places(gram_field(zone), mark, within) for mark in marks)
    sections = []
    for part in parts:
        first = np.searchsorted(edges, part.starts, side="right")
        last = np.searchsorted(edges, part.ends - 1, side="right")
        sections.append(distinct(first[first == last]))
    shared = intersection(sections)
    return distinct(edges[shared - 1] >> 32) if len(shared) else NO_DOCS
