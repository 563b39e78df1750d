"""Streams of bits, rising lists and blocks of terms give back what was put in."""

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.columnar import elias_fano
from reader.columnar.arrays import Ints, starts_of
from reader.columnar.bits import PADDING, Packing, get_numbers, put_numbers, unpack, unpack_run
from reader.columnar.errors import DamagedSegment
from reader.columnar.files import PAGE_BYTES, PageReader, PageWriter
from reader.columnar.phrases import cheapest_cover
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.posting_writer import Chunk, Layout, PostingsWriter
from reader.columnar.probing import RankSelect, probe
from reader.columnar.term_blocks import Entry
from reader.columnar.term_keys import KINDS, locate
from reader.columnar.tokens import Characters, Grams, Words

BRIEF = settings(max_examples=60, deadline=None)
WIDTHS = st.lists(st.integers(0, 56), max_size=300)


def packing(values: Ints, widths: Ints) -> bytes:
    """Pack the numbers in two runs."""
    starts = starts_of(widths)
    stream = Packing(int(starts[-1]))
    middle = len(values) // 2
    for part in (slice(middle), slice(middle, len(values))):
        stream.put(values[part], starts[:-1][part], widths[part])
    return stream.tobytes()


@BRIEF
@given(WIDTHS, st.randoms(use_true_random=False))
def test_numbers_of_any_width_come_back(widths: list[int], chosen: Any) -> None:
    numbers = np.array([chosen.getrandbits(width) if width else 0 for width in widths], np.int64)
    stream = packing(numbers, np.array(widths, np.int64)) + PADDING
    starts = starts_of(np.array(widths, np.int64))[:-1]
    assert unpack(stream, starts, np.array(widths, np.int64)).tolist() == numbers.tolist()


@BRIEF
@given(st.integers(0, 40), st.integers(0, 400), st.integers(0, 30), st.randoms(use_true_random=False))
def test_runs_of_one_width_come_back(width: int, count: int, before: int, chosen: Any) -> None:
    numbers = [0, *(chosen.getrandbits(width) if width else 0 for _ in range(count))]
    stream = packing(np.array(numbers, np.int64), np.array([before] + [width] * count, np.int64)) + PADDING
    assert unpack_run(stream, before, width, count).tolist() == numbers[1:]


@BRIEF
@given(st.lists(st.integers(0, 2**62), max_size=50))
def test_planes_of_numbers_come_back(numbers: list[int]) -> None:
    stream = b"x" + put_numbers(np.array(numbers, np.int64))
    assert (get_numbers(stream, 1, len(numbers))[0].tolist(), get_numbers(stream, 1, len(numbers))[1]) == (
        numbers,
        len(stream),
    )


@pytest.mark.parametrize("repeats", [False, True])
@pytest.mark.parametrize("bound", [5000, 60000, 10**7])
@pytest.mark.parametrize("at_once", [700, 1 << 16])
def test_long_lists_come_back_together(
    bound: int, repeats: bool, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elias_fano, "_AT_ONCE", at_once)
    chosen = np.random.default_rng(bound)
    sizes = (4000, 1, 3000, 0, 2500)
    lists = [np.sort(chosen.choice(bound, size, replace=repeats)) for size in sizes]
    low, high = elias_fano.write(bound, np.array(sizes), np.concatenate(lists), repeats=repeats)
    shape = elias_fano.shapes(bound, np.array(sizes), repeats=repeats)
    lows, highs = starts_of(shape.low_bits), starts_of(shape.high_bits)
    for first in range(len(sizes)):
        counts, wanted = np.array(sizes[first:]), np.concatenate(lists[first:])
        read = elias_fano.read(low + PADDING, int(lows[first]), high, int(highs[first]), bound, counts, repeats=repeats)
        assert read.tolist() == wanted.tolist()
    with pytest.raises(DamagedSegment):
        elias_fano.read(low + PADDING, 0, bytes(len(high)), 0, bound, np.array(sizes), repeats=repeats)


@BRIEF
@given(st.integers(1, 3000), st.data())
def test_rising_lists_come_back_together_and_alone(bound: int, data: st.DataObject) -> None:
    repeats = data.draw(st.booleans())
    one = st.lists(st.integers(0, bound - 1), min_size=1, max_size=80, unique=not repeats).map(sorted)
    lists = data.draw(st.lists(one, min_size=1, max_size=8))
    counts = np.array([len(numbers) for numbers in lists])
    every = np.array([number for numbers in lists for number in numbers])
    low, high = elias_fano.write(bound, counts, every, repeats=repeats)
    assert elias_fano.read(low + PADDING, 0, high, 0, bound, counts, repeats=repeats).tolist() == every.tolist()
    shape = elias_fano.shapes(bound, counts, repeats=repeats)
    lows, highs = starts_of(shape.low_bits), starts_of(shape.high_bits)
    for nth, numbers in enumerate(lists):
        shape_of_one = elias_fano.shape_of(bound, len(numbers), repeats=repeats)
        assert shape_of_one == (shape.width[nth], shape.dense[nth], shape.low_bits[nth], shape.high_bits[nth])
        read = elias_fano.read_one(low, int(lows[nth]), high, int(highs[nth]), len(numbers), shape_of_one)
        assert read.tolist() == numbers
        wanted = np.array(sorted(data.draw(st.sets(st.integers(0, bound + 9), max_size=20))), np.int64)
        entry = Entry(0, len(numbers), len(numbers), int(lows[nth]), -1 - int(highs[nth]), 0)
        at, indices = probe(_reads(low, high), entry, bound, wanted, repeats=repeats)
        assert list(zip(at.tolist(), indices.tolist(), strict=True)) == [
            (index, order) for index, one in enumerate(wanted) for order, held in enumerate(numbers) if held == one
        ]


def _reads(low: bytes, high: bytes) -> Any:
    """Return a reader of both streams; a negative bit means the upper one."""
    return lambda bit, size: (high, -1 - bit) if bit < 0 else (low, bit)


@BRIEF
@given(st.lists(st.booleans(), min_size=1, max_size=400), st.integers(0, 30), st.data())
def test_ones_and_zeros_are_counted(held: list[bool], before: int, data: st.DataObject) -> None:
    stream = np.packbits([True] * before + held + [True], bitorder="little").tobytes()
    bits = RankSelect(stream, before, len(held))
    assert bits.count == sum(held)
    positions = np.arange(len(held))
    assert bits.at(positions).tolist() == held
    assert bits.before(positions).tolist() == [sum(held[:position]) for position in positions]
    ones, zeros = np.flatnonzero(held), np.flatnonzero(np.logical_not(held))
    assert bits.ones(np.arange(len(ones))).tolist() == ones.tolist()
    # The bits after the last one are zeros.
    assert bits.zeros(np.arange(len(zeros) + 1)).tolist() == [*zeros.tolist(), len(held)]


@BRIEF
@given(st.sampled_from(sorted(KINDS)), st.sets(st.text("ab中国𠀀\x00", min_size=1, max_size=2), min_size=1))
def test_keys_keep_their_order_and_come_back(name: str, terms: set[str]) -> None:
    kind = KINDS[name]
    ordered = sorted(term.encode() for term in terms)
    keys = kind.join([np.array([kind.key(term) for term in ordered])] if name == "characters" else [ordered])
    read, _ = kind.decode(kind.encode(keys), len(ordered))
    assert [kind.term(key) for key in read] == ordered
    assert [locate(read, key) for term in ordered if (key := kind.key(term)) is not None] == list(range(len(ordered)))


@settings(BRIEF, max_examples=12)
@given(st.sampled_from(list(Layout)), st.integers(0, 2**32))
def test_postings_come_back_by_term_and_by_range(layout: Layout, seed: int) -> None:
    """Over several blocks and groups of terms, from any term on."""
    chosen = np.random.default_rng(seed)
    counts = chosen.geometric(0.3, 700)
    repeats = layout is Layout.POSITIONS
    lists = [np.sort(chosen.choice(900, count, replace=repeats)) for count in counts]
    freqs = chosen.geometric(0.8, int(counts.sum())) if layout is Layout.FREQS else None
    ends, numbers = starts_of(counts), np.concatenate(lists)
    keys = np.arange(700) << 21
    file = io.BytesIO()
    kept: list[bytes] = []
    file.close = lambda: kept.append(file.getvalue())  # type: ignore[method-assign]
    pages = PageWriter(file, lasting=False)
    writer = PostingsWriter(pages, "field", KINDS["characters"], layout, 900)
    for first, end in ((0, 300), (300, 301), (301, 700)):
        part = slice(ends[first], ends[end])
        some = None if freqs is None else freqs[part]
        writer.add(Chunk(keys[first:end], counts[first:end], numbers[part], some))
    pages.close({"fields": {"field": writer.close()}})
    reader = PostingsReader(PageReader(io.BytesIO(kept[0]), len(kept[0])), "field")
    _, read_counts, totals = reader.lexicon()
    assert read_counts.tolist() == counts.tolist()
    for ordinal in chosen.choice(700, 40).tolist():
        entry = reader.find(KINDS["characters"].term(int(keys[ordinal])))
        assert entry is not None
        assert reader.numbers(entry).tolist() == lists[ordinal].tolist()
        if freqs is not None:
            assert reader.freqs(entry).tolist() == freqs[ends[ordinal] : ends[ordinal + 1]].tolist()
        end = int(chosen.integers(ordinal, 700)) + 1
        part = slice(ends[ordinal], ends[end])
        read, read_freqs = reader.read_terms(ordinal, counts[ordinal:end], totals[ordinal:end])
        assert read.tolist() == numbers[part].tolist()
        assert read_freqs is None or freqs is None or read_freqs.tolist() == freqs[part].tolist()
        assert reader.numbers_of_range(ordinal, end).tolist() == numbers[part].tolist()


def test_pages_are_checked_and_sections_found() -> None:
    file = io.BytesIO()
    kept: list[bytes] = []
    file.close = lambda: kept.append(file.getvalue())  # type: ignore[method-assign]
    writer = PageWriter(file, lasting=False)
    contents = {"small": b"abc", "empty": b"", "large": bytes(range(256)) * 40, "exact": bytes(PAGE_BYTES)}
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
    assert cheapest_cover([5]) == [0]
    assert cheapest_cover([5, 1]) == [0, 1]
    assert cheapest_cover([5, 1, 5]) == [0, 2]
    assert cheapest_cover([5, 1, 9, 1, 5]) == [0, 1, 3, 4]
    assert cheapest_cover([1, 100, 1, 100, 1]) == [0, 2, 4]


def test_tokens_give_whoosh_its_tuples() -> None:
    tokens = {term.decode(): freq for term, freq, _, _ in Grams(("中国中国", "", "国"), end="\n", mark="¶")}
    assert tokens == {"中国": 2, "国中": 1, "国\n": 2, "¶": 2}
    assert Grams(("中国中国", "", "国"), end="\n", mark="¶").length == sum(tokens.values())
    assert {term.decode() for term, *_ in Characters(("中国", "国"))} == {"中", "国"}
    assert {term.decode(): freq for term, freq, _, _ in Words(["中国", "中国", "国"])} == {"中国": 2, "国": 1}
