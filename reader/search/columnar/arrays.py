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
