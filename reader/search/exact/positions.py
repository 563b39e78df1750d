"""Set operations on rising arrays of documents and positions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from reader.search.exact.postings import NO_DOCS, Docs, Positions

_SEARCH_COST, _BLANK_BITS = 16, 32
"""A binary search takes as long as setting this many flags, setting one flag as long as clearing this many."""
_SPARSE = 16
"""A table of flags is faster than sorting if at least one in this many numbers is held."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Matches by their first positions, rising, and the positions after their last characters."""

    starts: Positions
    ends: Positions

    def at(self, indices: NDArray[np.int64]) -> "Matches":
        """Return the matches at these indices."""
        return Matches(self.starts[indices], self.ends[indices])


NO_MATCHES = Matches(NO_DOCS, NO_DOCS)


def distinct(ordered: Docs) -> Docs:
    """Return the distinct values of a rising array."""
    if len(ordered) < 2:
        return ordered
    first = np.empty(len(ordered), dtype=bool)
    first[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    # A boolean mask would take ten times as long as indices.
    return ordered[first.nonzero()[0]]


def contains(haystack: Positions, needles: Positions) -> NDArray[np.bool_]:
    """Return for each of `needles` True if the rising `haystack` holds it."""
    if not len(haystack):
        return np.zeros(len(needles), dtype=bool)
    if len(needles) * _SEARCH_COST > haystack.item(-1) // _BLANK_BITS + len(haystack) and haystack.item(0) >= 0:
        return _contains_by_flags(haystack, needles)
    at = haystack.searchsorted(needles)
    at[at == len(haystack)] = 0
    found: NDArray[np.bool_] = haystack[at] == needles
    return found


def _contains_by_flags(haystack: Positions, needles: Positions) -> NDArray[np.bool_]:
    """Return what `contains` does, by a flag for each number up to the last: for many needles among small numbers."""
    beyond = haystack.item(-1) + 1
    flags = np.zeros(beyond + 1, np.bool_)
    flags[haystack] = True
    # As unsigned numbers, negative ones are beyond the last as well.
    wanted = np.minimum(np.ascontiguousarray(needles, np.int64).view(np.uint64), np.uint64(beyond))
    found: NDArray[np.bool_] = flags[wanted.view(np.int64)]
    return found


def both(one: Docs, other: Docs) -> Docs:
    """Return the intersection of two rising arrays."""
    if len(one) > len(other):
        one, other = other, one
    return one[contains(other, one)]


def union(arrays: Iterable[Docs]) -> Docs:
    """Return the union of rising arrays."""
    some = [array for array in arrays if len(array)]
    if len(some) < 2:
        return some[0] if some else NO_DOCS
    bound = 1 + max(array.item(-1) for array in some)
    if sum(map(len, some)) > bound // _SPARSE:
        held = np.zeros(bound, np.bool_)
        for array in some:
            held[array] = True
        return held.nonzero()[0]
    joined = np.concatenate(some)
    joined.sort(kind="stable")
    return distinct(joined)


def without(docs: Docs, others: Docs) -> Docs:
    """Return those of `docs` that are not in `others`."""
    return docs[~contains(others, docs)]


def merged(several: Iterable[Matches]) -> Matches:
    """Return all matches in the order of start, then end, once each."""
    some = [matches for matches in several if len(matches.starts)]
    if len(some) < 2:
        return some[0] if some else NO_MATCHES
    lengths = [matches.ends.item(0) - matches.starts.item(0) for matches in some]
    if all((matches.ends - matches.starts == lengths[0]).all() for matches in some):
        starts = union([matches.starts for matches in some])
        return Matches(starts, starts + lengths[0])
    starts = np.concatenate([matches.starts for matches in some])
    ends = np.concatenate([matches.ends for matches in some])
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    new = np.ones(len(starts), dtype=bool)
    new[1:] = (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])
    return Matches(starts[new], ends[new])


def intersection(arrays: Iterable[Docs]) -> Docs:
    """Return the intersection of rising arrays; the empty set if there are none."""
    ordered = sorted(arrays, key=len)
    return reduce(both, ordered) if ordered else NO_DOCS
