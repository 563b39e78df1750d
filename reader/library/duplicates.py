"""The same agency copy in several papers: stories whose texts are alike nearly word for word."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

from reader.text.folding import Folding

SHINGLE_CODE_POINTS = 8
"""Length of the pieces that texts are compared by."""
SKETCH = 48
"""Number of pieces that stand for a text: those with the smallest checksums (bottom-k MinHash)."""
ALIKE = 0.7
"""Share of common pieces (Jaccard) from which texts are one copy: cuts pass, rewriting does not."""
SHORTEST = 40
"""Texts of fewer folded characters are never grouped: short notices are alike without being copies."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A story to compare: its id and its text without headline and byline."""

    story_id: int
    text: str


def groups(copies: Iterable[Copy], folding: Folding) -> list[tuple[int, ...]]:
    """Return the stories in groups of the same copy, in the order given; a story that stands alone is a group of one.

    Meant for a page of hits: time grows with the stories that share a piece.
    """
    compared = [(copy.story_id, _sketch(folding.plain(copy.text))) for copy in copies]
    sketches = [sketch for _, sketch in compared]
    members: dict[int, list[int]] = {}
    leaders: dict[int, list[int]] = defaultdict(list)
    for at, sketch in enumerate(sketches):
        shared = Counter(chain.from_iterable(leaders[piece] for piece in sketch))
        # Fewer common pieces than this cannot pass the measure: stories share agency marks without being copies.
        likely = [one for one, count in shared.items() if count >= ALIKE * max(len(sketch), len(sketches[one]))]
        first = next((one for one in sorted(likely) if _alike(sketch, sketches[one])), at)
        members.setdefault(first, []).append(compared[at][0])
        if first == at:
            for piece in sketch:
                leaders[piece].append(at)
    return [tuple(group) for group in members.values()]


def _sketch(text: str) -> frozenset[int]:
    if len(text) < SHORTEST:
        return frozenset()
    # Four bytes a character: one step of encoding, not one for each piece.
    data = text.encode("utf-32-le", "surrogatepass")
    pieces = {
        crc32(data[at : at + SHINGLE_CODE_POINTS * 4]) for at in range(0, len(data) - SHINGLE_CODE_POINTS * 4 + 1, 4)
    }
    return frozenset(sorted(pieces)[:SKETCH])


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Return the Jaccard measure of the texts, estimated from the smallest checksums of both together."""
    both = sorted(one | other)[:SKETCH]
    return bool(both) and _share(both, one & other) >= ALIKE


def _share(pieces: Iterable[int], common: frozenset[int]) -> float:
    held = [piece in common for piece in pieces]
    return sum(held) / len(held)
