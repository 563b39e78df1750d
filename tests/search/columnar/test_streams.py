"""Streams of bits, rising lists and lexicon blocks give back what was put in."""

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.columnar import monotone
from reader.search.columnar.arrays import starts_of
from reader.search.columnar.bits import PADDING, get_numbers, pack, put_numbers, unpack, unpack_run
from reader.search.columnar.errors import DamagedSegment
from reader.search.columnar.files import PAGE, PageReader, PageWriter
from reader.search.columnar.keys import KINDS, locate
from reader.search.columnar.snapshot import cover
from reader.search.columnar.tokens import Characters, Grams, Words

BRIEF = settings(max_examples=60, deadline=None)
WIDTHS = st.lists(st.integers(0, 56), max_size=300)


@BRIEF
@given(WIDTHS, st.randoms(use_true_random=False))
def test_numbers_of_any_width_come_back(widths: list[int], chosen: Any) -> None:
    numbers = np.array([chosen.getrandbits(width) if width else 0 for width in widths], np.int64)
    stream = pack(numbers, np.array(widths, np.int64)) + PADDING
    starts = starts_of(np.array(widths, np.int64))[:-1]
    assert unpack(stream, starts, np.array(widths, np.int64)).tolist() == numbers.tolist()


@BRIEF
@given(st.integers(0, 40), st.integers(0, 400), st.integers(0, 30), st.randoms(use_true_random=False))
def test_runs_of_one_width_come_back(width: int, count: int, before: int, chosen: Any) -> None:
    numbers = [0, *(chosen.getrandbits(width) if width else 0 for _ in range(count))]
    stream = pack(np.array(numbers, np.int64), np.array([before] + [width] * count, np.int64)) + PADDING
    assert unpack_run(stream, before, width, count).tolist() == numbers[1:]


@BRIEF
@given(st.lists(st.integers(0, 2**62), max_size=50))
def test_planes_of_numbers_come_back(numbers: list[int]) -> None:
    stream = b"x" + put_numbers(np.array(numbers, np.int64))
    assert (get_numbers(stream, 1, len(numbers))[0].tolist(), get_numbers(stream, 1, len(numbers))[1]) == (
        numbers,
        len(stream),
    )


@BRIEF
@given(st.integers(1, 3000), st.data())
def test_rising_lists_come_back_together_and_alone(bound: int, data: st.DataObject) -> None:
    repeats = data.draw(st.booleans())
    one = st.lists(st.integers(0, bound - 1), min_size=1, max_size=80, unique=not repeats).map(sorted)
    lists = data.draw(st.lists(one, min_size=1, max_size=8))
    counts = np.array([len(numbers) for numbers in lists])
    every = np.array([number for numbers in lists for number in numbers])
    low, high = monotone.write(bound, counts, every, repeats=repeats)
    assert monotone.read(low + PADDING, 0, high, 0, bound, counts, repeats=repeats).tolist() == every.tolist()
    shape = monotone.shapes(bound, counts, repeats=repeats)
    lows, highs = starts_of(shape.low_bits), starts_of(shape.high_bits)
    for at, numbers in enumerate(lists):
        told = monotone.shape_of(bound, len(numbers), repeats=repeats)
        assert told == (shape.width[at], shape.dense[at], shape.low_bits[at], shape.high_bits[at])
        read = monotone.read_one(
            low + PADDING, int(lows[at]), high, int(highs[at]), bound, len(numbers), repeats=repeats
        )
        assert read.tolist() == numbers


@BRIEF
@given(st.sampled_from(sorted(KINDS)), st.sets(st.text("ab中国𠀀\x00", min_size=1, max_size=2), min_size=1))
def test_keys_keep_their_order_and_come_back(name: str, terms: set[str]) -> None:
    kind = KINDS[name]
    ordered = sorted(term.encode() for term in terms)
    keys = kind.join([np.array([kind.key(term) for term in ordered])] if name == "characters" else [ordered])
    read, _ = kind.decode(kind.encode(keys), len(ordered))
    assert [kind.term(key) for key in read] == ordered
    assert [locate(read, key) for term in ordered if (key := kind.key(term)) is not None] == list(range(len(ordered)))


def test_pages_are_checked_and_sections_found() -> None:
    file = io.BytesIO()
    kept: list[bytes] = []
    file.close = lambda: kept.append(file.getvalue())  # type: ignore[method-assign]
    writer = PageWriter(file, lasting=False)
    contents = {"small": b"abc", "empty": b"", "large": bytes(range(256)) * 40, "exact": bytes(PAGE)}
    for name, data in contents.items():
        writer.put(name, data)
    writer.close({"answer": 42})
    reader = PageReader(io.BytesIO(kept[0]), len(kept[0]))
    assert {name: reader.section(name) for name in contents} == contents
    assert reader.meta == {"answer": 42}
    for at in range(0, len(kept[0]), 97):
        spoilt = bytearray(kept[0])
        spoilt[at] ^= 1
        with pytest.raises(DamagedSegment):
            _read_all(bytes(spoilt))


def _read_all(data: bytes) -> list[bytes]:
    reader = PageReader(io.BytesIO(data), len(data))
    return [reader.section(name) for name in reader.sections]


def test_the_cheapest_cover_leaves_no_character_out() -> None:
    assert cover([5]) == [0]
    assert cover([5, 1]) == [0, 1]
    assert cover([5, 1, 5]) == [0, 2]
    assert cover([5, 1, 9, 1, 5]) == [0, 1, 3, 4]
    assert cover([1, 100, 1, 100, 1]) == [0, 2, 4]


def test_tokens_give_whoosh_its_tuples() -> None:
    told = {term.decode(): freq for term, freq, _, _ in Grams(("中国中国", "", "国"), end="\n", mark="¶")}
    assert told == {"中国": 2, "国中": 1, "国\n": 2, "¶": 2}
    assert Grams(("中国中国", "", "国"), end="\n", mark="¶").length == sum(told.values())
    assert {term.decode() for term, *_ in Characters(("中国", "国"))} == {"中", "国"}
    assert {term.decode(): freq for term, freq, _, _ in Words(["中国", "中国", "国"])} == {"中国": 2, "国": 1}
