"""The same agency copy in several papers: stories whose texts are alike nearly word for word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from reader.text.folding import Folding

SHINGLE = 8
"""Characters of the pieces that texts are compared by."""
SKETCH = 48
"""So many pieces of a text, those with the smallest checksums, stand for all of it."""
ALIKE = 0.7
"""Share of common pieces (Jaccard) from which texts are one copy: cuts pass, rewriting does not."""
SHORTEST = 40
"""Texts of fewer folded characters are never grouped: short notices are alike without being copies."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A story to compare: its id and its text without headline and byline."""

    story_id: int
    text: str


def groups(copies: Sequence[Copy], folding: Folding) -> list[tuple[int, ...]]:
    """The stories in groups of the same copy, in the order given; a story that stands alone is a group of one.

    Meant for a page of hits: time grows with the stories that share a piece.
    """
    sketches = [_sketch(folding.plain(copy.text)) for copy in copies]
    leader = list(range(len(copies)))
    holders: dict[int, list[int]] = defaultdict(list)
    for at, sketch in enumerate(sketches):
        for other in sorted({leader[holder] for piece in sketch for holder in holders[piece]}):
            if _alike(sketch, sketches[other]):
                leader[at] = other
                break
        for piece in sketch:
            holders[piece].append(at)
    members: dict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(leader):
        members[first].append(copies[at].story_id)
    return [tuple(group) for group in members.values()]


def _sketch(text: str) -> frozenset[int]:
    if len(text) < SHORTEST:
        return frozenset()
    pieces = {crc32(text[at : at + SHINGLE].encode()) for at in range(len(text) - SHINGLE + 1)}
    return frozenset(sorted(pieces)[:SKETCH])


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """The Jaccard measure of the texts, estimated from the smallest checksums of both together."""
    both = sorted(one | other)[:SKETCH]
    return bool(both) and _share(both, one & other) >= ALIKE


def _share(pieces: Iterable[int], common: frozenset[int]) -> float:
    held = [piece in common for piece in pieces]
    return sum(held) / len(held)
