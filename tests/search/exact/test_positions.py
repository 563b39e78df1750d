"""Set operations on rising arrays, against Python's sets, whichever way they are worked out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.exact import positions
from reader.search.exact.positions import Matches, both, contains, distinct, intersection, merged, union, without

numbers = st.sets(st.one_of(st.integers(0, 60), st.integers(0, 2**40)), max_size=40)


def array(values: set[int] | list[int]) -> positions.Positions:
    return np.array(sorted(values), np.int64)


@pytest.mark.parametrize(("cost", "sparse"), [(16, 16), (0, 1), (1 << 40, 1 << 40)])
@given(one=numbers, other=numbers, third=numbers)
def test_sets_are_those_of_python(cost: int, sparse: int, one: set[int], other: set[int], third: set[int]) -> None:
    if max(one | other | third, default=0) > 60:
        cost, sparse = positions._SEARCH_COST, positions._SPARSE  # no flags for numbers of a million million
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positions, "_SEARCH_COST", cost)
        patch.setattr(positions, "_SPARSE", sparse)
        assert union([array(one), array(other), array(third)]).tolist() == sorted(one | other | third)
        assert both(array(one), array(other)).tolist() == sorted(one & other)
        assert without(array(one), array(other)).tolist() == sorted(one - other)
        assert intersection([array(one), array(other), array(third)]).tolist() == sorted(one & other & third)
        assert contains(array(one), array(other)).tolist() == [value in one for value in sorted(other)]


def test_nothing_of_no_sets() -> None:
    assert intersection([]).tolist() == union([]).tolist() == merged([]).starts.tolist() == []


@given(st.lists(st.integers(-3, 9), max_size=20))
def test_needles_may_be_any_numbers_and_repeat(needles: list[int]) -> None:
    assert contains(array({0, 2, 3}), np.array(needles, np.int64)).tolist() == [one in {0, 2, 3} for one in needles]
    assert distinct(array(needles)).tolist() == sorted(set(needles))


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=9)


@given(st.lists(spans, max_size=3))
def test_matches_are_merged_by_start_then_end_once_each(lists: list[list[tuple[int, int]]]) -> None:
    pairs = [sorted({(start, start + length) for start, length in some}) for some in lists]
    several = [Matches(*(np.array([pair[at] for pair in some], np.int64) for at in (0, 1))) for some in pairs]
    found = merged(several)
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == sorted(set().union(*pairs))
