"""The array types of this package."""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Array = npt.NDArray[Any]


def starts_of(counts: Ints) -> Ints:
    """Where each group begins, and after them the end of the last: one longer than `counts`."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def ranges(counts: Ints) -> Ints:
    """0, 1, ... counts[0]-1, 0, 1, ... counts[1]-1, and so on."""
    starts = starts_of(counts)
    return np.arange(starts[-1], dtype=np.int64) - np.repeat(starts[:-1], counts)


def counted(ordered: Ints) -> tuple[Ints, Ints]:
    """What a rising array holds, once each, and how often."""
    size = len(ordered)
    first = np.ones(size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    at = first.nonzero()[0]
    if len(at) == size:
        return ordered, np.ones(size, np.int64)
    counts = np.empty(len(at), np.int64)
    np.subtract(at[1:], at[:-1], out=counts[:-1])
    counts[-1] = size - at[-1]
    return ordered[at], counts


def shared(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Where what both rising arrays hold stands in each; the longer one is searched, not walked."""
    if len(one) > len(other):
        other_at, one_at = shared(other, one)
        return one_at, other_at
    at = other.searchsorted(one)
    at[at == len(other)] = 0
    found = (other[at] == one).nonzero()[0] if len(other) else at
    return found, at[found]
