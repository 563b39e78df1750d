"""The bitmap of breaks, against sets of numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.columnar.break_positions import BreakPositions

positions = st.sets(st.integers(0, 400), min_size=1, max_size=30)


def array(values: set[int] | list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(sorted(values), np.int64)


@given(held=positions, asked=st.sets(st.integers(0, 400), max_size=30), split=st.integers(0, 400))
def test_the_next_break_is_the_first_at_or_after(held: set[int], asked: set[int], split: int) -> None:
    lists = (array({one for one in held if one < split}), array({one for one in held if one >= split}))
    below = array({one for one in asked if one <= max(held)})
    found = BreakPositions(401, lists).next(below)
    assert found.tolist() == [min(one for one in held if one >= at) for at in below.tolist()]


@given(held=positions, ranges=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 200)), max_size=9))
def test_a_range_is_free_if_it_holds_no_break(held: set[int], ranges: list[tuple[int, int]]) -> None:
    first, length = (np.array([one[at] for one in ranges], np.int64) for at in (0, 1))
    free = BreakPositions(601, (array(held),)).free(first, first + length)
    assert free.tolist() == [
        at for at, (start, size) in enumerate(ranges) if not held.intersection(range(start, start + size))
    ]
