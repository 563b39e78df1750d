"""Arithmetic on sorted arrays of documents and places."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from reader.search.exact.postings import DOCUMENT_SHIFT, NO_DOCS, Docs, Places

_SEARCH, _BLANK = 16, 32
"""Searching for a number takes as long as marking so many, marking one as long as laying out so many blank marks."""
_SPARSE = 16
"""Where one in so many numbers is held marks are quicker than sorting."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Where something was found: `starts` rising, `ends` (the place after the last character) beside them."""

    starts: Places
    ends: Places

    @property
    def docs(self) -> Docs:
        return distinct(self.starts >> DOCUMENT_SHIFT)

    def where(self, wanted: NDArray[np.bool_] | NDArray[np.int64]) -> "Matches":
        return Matches(self.starts[wanted], self.ends[wanted])


NO_MATCHES = Matches(NO_DOCS, NO_DOCS)


def distinct(ordered: Docs) -> Docs:
    """A rising array without its repetitions."""
    if len(ordered) < 2:
        return ordered
    first = np.empty(len(ordered), dtype=bool)
    first[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    # By marks it would take ten times as long.
    return ordered[first.nonzero()[0]]


def contains(haystack: Places, needles: Places) -> NDArray[np.bool_]:
    """For each of `needles` whether rising `haystack` holds it."""
    if not len(haystack):
        return np.zeros(len(needles), dtype=bool)
    if len(needles) * _SEARCH > haystack.item(-1) // _BLANK + len(haystack) and haystack.item(0) >= 0:
        return _marked(haystack, needles)
    at = haystack.searchsorted(needles)
    at[at == len(haystack)] = 0
    found: NDArray[np.bool_] = haystack[at] == needles
    return found


def _marked(haystack: Places, needles: Places) -> NDArray[np.bool_]:
    """`contains` by a mark for each number up to the last: where many are looked for among small numbers."""
    beyond = haystack.item(-1) + 1
    marks = np.zeros(beyond + 1, np.bool_)
    marks[haystack] = True
    # Taken without a sign, negative numbers are beyond as well.
    wanted = np.minimum(np.ascontiguousarray(needles, np.int64).view(np.uint64), np.uint64(beyond))
    found: NDArray[np.bool_] = marks[wanted.view(np.int64)]
    return found


def both(one: Docs, other: Docs) -> Docs:
    """What two rising arrays share."""
    if len(one) > len(other):
        one, other = other, one
    return one[contains(other, one)]


def union(arrays: Iterable[Docs]) -> Docs:
    """What rising arrays hold together, once each."""
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
    """`docs` that are not in `others`."""
    return docs[~contains(others, docs)]


def merged(several: Iterable[Matches]) -> Matches:
    """All matches in order of start, then end, once each."""
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
    """What all rising arrays share; of none, nothing."""
    ordered = sorted(arrays, key=len)
    return reduce(both, ordered) if ordered else NO_DOCS
