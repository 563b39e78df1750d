"""The array types of this package, and arithmetic on arrays that all of it needs."""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
"""Whole numbers, of one dimension unless something else is said."""
Bools = npt.NDArray[np.bool_]
Array = npt.NDArray[Any]
"""An array of another type, which the docstring of its maker names."""


def starts_of(counts: Ints) -> Ints:
    """Return the start of each group of `counts[i]` items, then the end of the last: one item more than `counts`."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def ranges(counts: Ints) -> Ints:
    """Return 0, 1, … counts[0]-1, 0, 1, … counts[1]-1, and so on."""
    starts = starts_of(counts)
    return np.arange(starts[-1], dtype=np.int64) - np.repeat(starts[:-1], counts)


def narrowest(most: int) -> np.dtype[Any]:
    """Return the narrowest unsigned type for 0 to `most`."""
    return np.min_scalar_type(most)


def counted(ordered: Ints) -> tuple[Ints, Ints]:
    """Return the distinct values of a rising array, and how often each occurs."""
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
    """Return the indices in each of two rising arrays of the values that both hold.

    Binary search in the longer one for each value of the shorter.
    """
    if len(one) > len(other):
        other_at, one_at = shared(other, one)
        return one_at, other_at
    at = other.searchsorted(one)
    at[at == len(other)] = 0
    found = (other[at] == one).nonzero()[0] if len(other) else at
    return found, at[found]
