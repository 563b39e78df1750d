"""A reader of the postings of one field of one segment (their form: see posting_writer.py).

A query looks up a handful of terms, most of them rare, in each field of each segment: what counts is how few steps a
look-up takes, not how fast a long list is decoded. So blocks of terms are cached when they are decoded, and the start
of a list is summed up within its block only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple
from zlib import decompress

import numpy as np

from reader.columnar import elias_fano
from reader.columnar.arrays import Ints, shared
from reader.columnar.bits import PADDING, get_few, get_numbers, ones_of
from reader.columnar.errors import DamagedSegment
from reader.columnar.files import PageReader
from reader.columnar.posting_writer import Layout, freq_bits
from reader.columnar.probing import RankSelect, probe
from reader.columnar.term_blocks import Block, BlockRow, Entry, sizes_of
from reader.columnar.term_keys import KINDS, Keys

_MOST_CACHED_BLOCKS, _FEWEST_CACHED_BLOCKS = 2048, 16
_CACHED_SHARE = 16
"""Blocks of a field for each that is kept decoded: an index may have forty segments, and a block takes 5 KB."""
_FIRST_PRINTABLE = 32
"""Code of the space: the characters that name parts are below it."""
_LONG, _MANY = 8192, 64
"""Probing pays in a list longer than _LONG of which fewer than one number in _MANY is wanted."""


class Terms(NamedTuple):
    """Consecutive terms of a field: their keys, the lengths of their lists, and their sums of frequencies (int64)."""

    keys: Keys
    counts: Ints
    totals: Ints


class Numbers(NamedTuple):
    """The posting lists of consecutive terms, end to end: documents or flat positions, and frequencies under FREQS."""

    numbers: Ints
    freqs: Ints | None


_COLUMNS = len(BlockRow._fields)


def _read_rows(data: bytes, blocks: int) -> Ints:
    """Read the block rows, of shape (blocks, 6); in the file all but `size` are differences."""
    steps, _ = get_numbers(data, 0, _COLUMNS * blocks)
    table = steps.reshape(_COLUMNS, -1)
    rows = np.cumsum(table, axis=1)
    rows[2] = table[2]
    return np.ascontiguousarray(rows.T)


class PostingsReader:
    """The postings of one field. Safe for several threads."""

    def __init__(self, file: PageReader, name: str) -> None:
        meta = file.meta["fields"][name]
        self._file = file
        self.kind = KINDS[meta["kind"]]
        self.layout = Layout(meta["layout"])
        self.bound: int = meta["bound"]
        self.terms: int = meta["terms"]
        self.total: int = meta["total"]
        self._repeats = self.layout is Layout.POSITIONS
        self._rows = _read_rows(decompress(file.section(f"{name}/rows")), meta["blocks"])
        self._ordinals: list[int] = self._rows[:, 0].tolist()
        self._groups: list[int] = np.frombuffer(file.section(f"{name}/groups"), "<i8").tolist()
        first = self.kind.decode_first(file.section(f"{name}/first"), len(self._rows))
        # A list is searched ten times as fast as an array.
        self._first = first.tolist() if isinstance(first, np.ndarray) else first
        self._cache: dict[int, Block] = {}
        share = len(self._rows) // _CACHED_SHARE
        self._cached_blocks = min(max(share, _FEWEST_CACHED_BLOCKS), _MOST_CACHED_BLOCKS)

    def of(self, file: PageReader) -> "PostingsReader":
        """Return the same reader over the same file opened anew."""
        twin = copy(self)
        twin._file = file
        return twin

    def find(self, term: bytes) -> Entry | None:
        """Look a term up; None if the field does not have it."""
        key = self.kind.key(term)
        return None if key is None else self.find_key(key)

    def find_key(self, key: int | bytes) -> Entry | None:
        """Look up a term whose key is known."""
        number = bisect_right(self._first, key) - 1
        if number < 0:
            return None
        block = self._block(number)
        keys: Any = block.keys
        position = bisect_left(keys, key)
        if position == len(keys) or keys[position] != key:
            return None
        return block.entry(position)

    def find_parts(self, term: bytes) -> list[tuple[int, Entry]]:
        """Return the terms that are `term` with one byte below a space added, each with that byte."""
        firsts: Any = self._first
        number = max(0, bisect_right(firsts, term) - 1)
        found: list[tuple[int, Entry]] = []
        while number < len(firsts):
            block = self._block(number)
            keys: Any = block.keys
            position = first = keys.beginning(term)
            marks: list[int] = []
            while position < len(block.fewer) and (key := keys[position])[:-1] == term and key[-1] < _FIRST_PRINTABLE:
                marks.append(key[-1])
                position += 1
            found += zip(marks, block.entries(first, position), strict=True)
            number += 1
            if position < len(block.fewer) or not (number < len(firsts) and firsts[number].startswith(term)):
                break
        return found

    def entry(self, ordinal: int) -> tuple[bytes, Entry]:
        """Return the term of this ordinal and its entry."""
        number = self._row(ordinal)
        block = self._block(number)
        position = ordinal - block.first
        return self.kind.term(block.keys[position]), block.entry(position)

    def lower(self, prefix: bytes) -> int:
        """Return the number of terms before `prefix` in the order of bytes."""
        number = bisect_left(self._first, prefix, key=self.kind.term) - 1
        if number < 0:
            return 0
        block = self._block(number)
        return block.first + bisect_left(block.keys, prefix, key=self.kind.term)

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """Return the first and the end (exclusive) of the ordinals of the terms that begin with `prefix`."""
        stripped = prefix.rstrip(b"\xff")
        if not stripped:
            return self.lower(prefix), self.terms
        return self.lower(prefix), self.lower(stripped[:-1] + bytes([stripped[-1] + 1]))

    def entries(self, first: int, end: int) -> Iterator[tuple[bytes, Entry]]:
        """Yield the terms of the ordinals `first` to `end` (exclusive), with their entries."""
        ordinal = first
        while ordinal < end:
            number = self._row(ordinal)
            block = self._block(number)
            stop = min(end - block.first, len(block.fewer))
            for position in range(ordinal - block.first, stop):
                yield self.kind.term(block.keys[position]), block.entry(position)
            ordinal = block.first + stop

    def shape(self, count: int) -> elias_fano.ListShape:
        """Return the shape of a list of `count` numbers."""
        return elias_fano.shape_of(self.bound, count, repeats=self._repeats)

    def bits(self, bit: int, size: int) -> tuple[bytes, int]:
        """Read `size` bits of the file from `bit` on: the bytes that hold them, and the bit of these they begin at."""
        first = bit >> 3
        return self._file.read(first, ((bit + size + 7) >> 3) - first), bit & 7

    def numbers(self, entry: Entry) -> Ints:
        """Return the numbers of a term, rising: documents, or flat positions under POSITIONS."""
        shape = self.shape(entry.count)
        low, low_at = self.bits(entry.low_bit, shape.low_bits)
        high, high_at = self.bits(entry.high_bit, shape.high_bits)
        return elias_fano.read_one(low, low_at, high, high_at, entry.count, shape)

    def among(self, entry: Entry, wanted: Ints) -> tuple[Ints, Ints]:
        """Return the indices of those of the rising numbers `wanted` that a term has, and their indices in its list."""
        if self.probes(entry, len(wanted)):
            return probe(self.bits, entry, self.bound, wanted, repeats=self._repeats)
        return shared(wanted, self.numbers(entry))

    def probes(self, entry: Entry, wanted: int) -> bool:
        """Return True if `wanted` numbers are looked up in the term's list without decoding it."""
        return entry.count > _LONG and entry.count > wanted * _MANY

    def freqs_at(self, entry: Entry, indices: Ints) -> Ints:
        """Return the frequencies of the numbers at these indices of a term's list. Only under FREQS."""
        if entry.total == entry.count:
            return np.ones(len(indices), np.int64)
        if not self.probes(entry, len(indices)):
            return self.freqs(entry)[indices]
        data, at = self.bits(entry.freq_bit, entry.total)
        ends = RankSelect(data, at, entry.total)
        if ends.count != entry.count:
            raise DamagedSegment("a term has another count of frequencies than of documents")
        # The unary code of a frequency ends at a one: it is the distance from the one before.
        edges = ends.ones(np.concatenate((np.maximum(indices - 1, 0), indices)))
        return edges[len(indices) :] - np.where(indices > 0, edges[: len(indices)], -1)

    def freqs(self, entry: Entry) -> Ints:
        """Return the frequencies beside `numbers`. Only under FREQS."""
        if entry.total == entry.count:
            return np.ones(entry.count, np.int64)
        return self._freqs(entry.freq_bit, entry.total, entry.count)

    def lexicon(self) -> Terms:
        """Return all terms."""
        return self._decoded(range(len(self._rows)))

    def lexicon_part(self, first: int, about: int) -> Terms:
        """Return about `about` terms, at least one, from the ordinal `first` on, with which a block begins."""
        return self._decoded(range(self._row(first), self._row(min(first + about, self.terms) - 1) + 1))

    def numbers_of_range(self, first: int, end: int) -> Ints:
        """Return the numbers of the terms of the ordinals `first` to `end` (exclusive), end to end."""
        if first >= end:
            return np.zeros(0, np.int64)
        rows = range(self._row(first), self._row(end - 1) + 1)
        skipped = first - self._ordinals[rows[0]]
        part = slice(skipped, skipped + end - first)
        terms = self._decoded(rows)
        return self.read_terms(first, terms.counts[part], terms.totals[part]).numbers

    def read_terms(self, first: int, counts: Ints, totals: Ints) -> Numbers:
        """Read the lists of consecutive terms from the ordinal `first` on, whose counts and totals are known."""
        numbers: list[Ints] = []
        freqs: list[Ints] = []
        done = 0
        edges = [self._ordinals[row] for row in self._groups[1:]] + [self.terms]
        for edge in edges:
            if done == len(counts):
                break
            take = min(edge - first - done, len(counts) - done)
            if take <= 0:
                continue
            row = self._row_of_list(first + done)
            part, sums = counts[done : done + take], totals[done : done + take]
            numbers.append(self._numbers(row, part))
            if self.layout is Layout.FREQS:
                freqs.append(self._freqs_of(row.freq_bit, part, sums))
            done += take
        empty = np.zeros(0, np.int64)
        joined = np.concatenate(freqs) if freqs else empty
        return Numbers(np.concatenate(numbers) if numbers else empty, joined if self.layout is Layout.FREQS else None)

    def _row_of_list(self, ordinal: int) -> BlockRow:
        """Return the row of a term's block with the bits at which the term's own list begins.

        The block is not cached: a merge reads each block once.
        """
        number = self._row(ordinal)
        row = BlockRow(*self._rows[number].tolist())
        before = ordinal - row.first
        if not before:
            return row
        terms = self._decode(number)
        shape = elias_fano.shapes(self.bound, terms.counts[:before], repeats=self._repeats)
        freqs = freq_bits(terms.counts, terms.totals)[:before].sum() if self.layout is Layout.FREQS else 0
        return row._replace(
            low_bit=row.low_bit + int(shape.low_bits.sum()),
            high_bit=row.high_bit + int(shape.high_bits.sum()),
            freq_bit=row.freq_bit + int(freqs),
        )

    def _numbers(self, row: BlockRow, counts: Ints) -> Ints:
        shape = elias_fano.shapes(self.bound, counts, repeats=self._repeats)
        low, low_at = self.bits(row.low_bit, int(shape.low_bits.sum()))
        high, high_at = self.bits(row.high_bit, int(shape.high_bits.sum()))
        return elias_fano.read(low + PADDING, low_at, high, high_at, self.bound, counts, repeats=self._repeats)

    def _freqs_of(self, freq_bit: int, counts: Ints, totals: Ints) -> Ints:
        several = totals > counts
        freqs = np.ones(int(counts.sum()), np.int64)
        if several.any():
            read = self._freqs(freq_bit, int(totals[several].sum()), int(counts[several].sum()))
            freqs[np.repeat(several, counts)] = read
        return freqs

    def _freqs(self, freq_bit: int, total: int, count: int) -> Ints:
        data, at = self.bits(freq_bit, total)
        ends = ones_of(data, at, total)
        if len(ends) != count:
            raise DamagedSegment("a term has another count of frequencies than of documents")
        ends[1:] -= ends[:-1].copy()
        ends[0] += 1
        return ends

    def _row(self, ordinal: int) -> int:
        """Return the number of the block that holds the term of this ordinal."""
        return bisect_right(self._ordinals, ordinal) - 1

    def _block(self, number: int) -> Block:
        block = self._cache.get(number)
        if block is None:
            block = self._read_block(number)
            if len(self._cache) >= self._cached_blocks:
                self._cache = dict(list(self._cache.items())[self._cached_blocks // 2 :])
            self._cache[number] = block
        return block

    def _read_block(self, number: int) -> Block:
        row = BlockRow(*self._rows[number].tolist())
        count = self._terms_of(number)
        data = decompress(self._file.read(row.offset, row.size))
        keys, used = self.kind.decode_few(data, count)
        fewer, used = get_few(data, used, count)
        more = get_few(data, used, count)[0] if self.layout is Layout.FREQS else None
        return Block(sizes_of(self.bound, self._repeats), row, keys, fewer, more)

    def _terms_of(self, number: int) -> int:
        """Return the number of terms of a block."""
        ordinals = self._ordinals
        return (ordinals[number + 1] if number + 1 < len(ordinals) else self.terms) - ordinals[number]

    def _decoded(self, blocks: range) -> Terms:
        """Decode consecutive blocks."""
        decoded = [self._decode(number) for number in blocks]
        empty = np.zeros(0, np.int64)
        return Terms(
            self.kind.join([terms.keys for terms in decoded]),
            np.concatenate([empty, *(terms.counts for terms in decoded)]),
            np.concatenate([empty, *(terms.totals for terms in decoded)]),
        )

    def _decode(self, number: int) -> Terms:
        row = BlockRow(*self._rows[number].tolist())
        count = self._terms_of(number)
        data = decompress(self._file.read(row.offset, row.size))
        keys, used = self.kind.decode(data, count)
        counts, used = get_numbers(data, used, count)
        counts += 1
        if self.layout is not Layout.FREQS:
            return Terms(keys, counts, counts)
        return Terms(keys, counts, counts + get_numbers(data, used, count)[0])
