"""Reads the postings of one field of one segment (what they are: see postings.py).

A query looks up a handful of terms, most of them rare, in each field of each segment: what counts is how few steps a
look-up takes, not how fast a long list is decoded. So blocks of terms are kept once they are decoded, and where a
list begins is summed up within its block only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import copy
from typing import Any
from zlib import decompress

import numpy as np

from reader.columnar import elias_fano
from reader.columnar.arrays import Ints, shared
from reader.columnar.bits import PADDING, get_few, get_numbers, marked
from reader.columnar.errors import DamagedSegment
from reader.columnar.files import PageReader
from reader.columnar.posting_writer import Layout, freq_bits
from reader.columnar.probing import Marks, find
from reader.columnar.term_blocks import Block, Entry, sizes_of
from reader.columnar.term_keys import KINDS, Keys

_CACHED_BLOCKS = 2048
_SPACE = 32
_LONG, _MANY = 8192, 64
"""Looking numbers up pays in a list longer than _LONG, of which fewer than one in _MANY is wanted."""


def _read_rows(data: bytes, blocks: int) -> Ints:
    steps, _ = get_numbers(data, 0, 6 * blocks)
    rows = np.cumsum(steps.reshape(6, -1), axis=1)
    rows[2] = steps.reshape(6, -1)[2]
    return np.ascontiguousarray(rows.T)


class PostingsReader:
    """Reads one field. Safe for several threads."""

    def __init__(self, file: PageReader, name: str) -> None:
        told = file.meta["fields"][name]
        self._file = file
        self.kind = KINDS[told["kind"]]
        self.layout = Layout(told["layout"])
        self.bound: int = told["bound"]
        self.terms: int = told["terms"]
        self.total: int = told["total"]
        self._repeats = self.layout is Layout.PLACES
        self._rows = _read_rows(decompress(file.section(f"{name}/rows")), told["blocks"])
        self._ordinals: list[int] = self._rows[:, 0].tolist()
        self._groups: list[int] = np.frombuffer(file.section(f"{name}/groups"), "<i8").tolist()
        first = self.kind.decode_first(file.section(f"{name}/first"), len(self._rows))
        # A list is searched ten times as fast as an array.
        self._first = first.tolist() if isinstance(first, np.ndarray) else first
        self._cache: dict[int, Block] = {}

    def of(self, file: PageReader) -> "PostingsReader":
        """The same field read from the same file, opened anew."""
        twin = copy(self)
        twin._file = file
        return twin

    def find(self, term: bytes) -> Entry | None:
        key = self.kind.key(term)
        return None if key is None else self.find_key(key)

    def find_key(self, key: int | bytes) -> Entry | None:
        """`find` for a term whose key is known."""
        number = bisect_right(self._first, key) - 1
        if number < 0:
            return None
        block = self._block(number)
        keys: Any = block.keys
        place = bisect_left(keys, key)
        if place == len(keys) or keys[place] != key:
            return None
        return block.entry(place)

    def find_parts(self, term: bytes) -> list[tuple[int, Entry]]:
        """The terms of `term` and one byte more, below a space, with that byte."""
        firsts: Any = self._first
        number = max(0, bisect_right(firsts, term) - 1)
        found: list[tuple[int, Entry]] = []
        while number < len(firsts):
            block = self._block(number)
            keys: Any = block.keys
            place = first = keys.beginning(term)
            marks: list[int] = []
            while place < len(block.fewer) and (key := keys[place])[:-1] == term and key[-1] < _SPACE:
                marks.append(key[-1])
                place += 1
            found += zip(marks, block.entries(first, place), strict=True)
            number += 1
            if place < len(block.fewer) or not (number < len(firsts) and firsts[number].startswith(term)):
                break
        return found

    def entry(self, ordinal: int) -> tuple[bytes, Entry]:
        """The term at `ordinal` and its entry."""
        number = self._row(ordinal)
        block = self._block(number)
        place = ordinal - block.first
        return self.kind.term(block.keys[place]), block.entry(place)

    def lower(self, prefix: bytes) -> int:
        """How many terms stand before `prefix` in the order of bytes."""
        number = bisect_left(self._first, prefix, key=self.kind.term) - 1
        if number < 0:
            return 0
        block = self._block(number)
        return block.first + bisect_left(block.keys, prefix, key=self.kind.term)

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """The ordinals (first, end) of the terms that begin with `prefix`."""
        stripped = prefix.rstrip(b"\xff")
        if not stripped:
            return self.lower(prefix), self.terms
        return self.lower(prefix), self.lower(stripped[:-1] + bytes([stripped[-1] + 1]))

    def entries(self, first: int, end: int) -> Iterator[tuple[bytes, Entry]]:
        """Terms and entries of the ordinals `first` to `end`, in order."""
        ordinal = first
        while ordinal < end:
            number = self._row(ordinal)
            block = self._block(number)
            stop = min(end - block.first, len(block.fewer))
            for place in range(ordinal - block.first, stop):
                yield self.kind.term(block.keys[place]), block.entry(place)
            ordinal = block.first + stop

    def shape(self, count: int) -> elias_fano.ListShape:
        """How a list of so many numbers is laid out."""
        return elias_fano.shape_of(self.bound, count, repeats=self._repeats)

    def bits(self, bit: int, size: int) -> tuple[bytes, int]:
        """So many bits of the file from a bit on: the bytes that hold them, and at which bit of these they begin."""
        first = bit >> 3
        return self._file.read(first, ((bit + size + 7) >> 3) - first), bit & 7

    def numbers(self, entry: Entry) -> Ints:
        """The rising numbers of a term: documents, or under PLACES positions through all documents."""
        shape = self.shape(entry.count)
        low, low_at = self.bits(entry.low_bit, shape[2])
        high, high_at = self.bits(entry.high_bit, shape[3])
        return elias_fano.read_one(low, low_at, high, high_at, entry.count, shape)

    def among(self, entry: Entry, wanted: Ints) -> tuple[Ints, Ints]:
        """Where those of the rising numbers `wanted` stand that a term has, and where among the term's."""
        if self.probes(entry, len(wanted)):
            place = self.bound, entry.count
            return find(self.bits, entry.low_bit, entry.high_bit, *place, wanted, repeats=self._repeats)
        return shared(wanted, self.numbers(entry))

    def probes(self, entry: Entry, wanted: int) -> bool:
        """Whether so few numbers are looked up in the term's list without decoding it."""
        return entry.count > _LONG and entry.count > wanted * _MANY

    def freqs_at(self, entry: Entry, places: Ints) -> Ints:
        """Under FREQS: the frequencies of the numbers at these places of a term's."""
        if entry.total == entry.count:
            return np.ones(len(places), np.int64)
        if not self.probes(entry, len(places)):
            return self.freqs(entry)[places]
        data, at = self.bits(entry.freq_bit, entry.total)
        ends = Marks(data, at, entry.total)
        if ends.count != entry.count:
            raise DamagedSegment("a term has another count of frequencies than of documents")
        edges = ends.ones(np.concatenate((np.maximum(places - 1, 0), places)))
        return edges[len(places) :] - np.where(places > 0, edges[: len(places)], -1)

    def freqs(self, entry: Entry) -> Ints:
        """Under FREQS: the frequencies beside `numbers`."""
        if entry.total == entry.count:
            return np.ones(entry.count, np.int64)
        return self._freqs(entry.freq_bit, entry.total, entry.count)

    def lexicon(self) -> tuple[Keys, Ints, Ints]:
        """All keys, counts and totals at once."""
        blocks = [self._decode(number) for number in range(len(self._rows))]
        if not blocks:
            return self.kind.join([]), np.zeros(0, np.int64), np.zeros(0, np.int64)
        keys = self.kind.join([keys for keys, _, _ in blocks])
        return keys, np.concatenate([counts for _, counts, _ in blocks]), np.concatenate([t for _, _, t in blocks])

    def lexicon_part(self, first: int, about: int) -> tuple[Keys, Ints, Ints]:
        """`lexicon` of about so many terms from the ordinal `first` on, where a block begins; at least one."""
        rows = range(self._row(first), self._row(min(first + about, self.terms) - 1) + 1)
        blocks = [self._decode(row) for row in rows]
        keys = self.kind.join([keys for keys, _, _ in blocks])
        return keys, np.concatenate([counts for _, counts, _ in blocks]), np.concatenate([t for _, _, t in blocks])

    def stretch_of(self, first: int, end: int) -> tuple[Ints, Ints]:
        """Counts and numbers of the terms `first` to `end`, laid end to end."""
        if first >= end:
            empty = np.zeros(0, np.int64)
            return empty, empty
        rows = range(self._row(first), self._row(end - 1) + 1)
        skipped = first - self._ordinals[rows[0]]
        blocks = [self._decode(row) for row in rows]
        part = slice(skipped, skipped + end - first)
        counts = np.concatenate([block[1] for block in blocks])[part]
        totals = np.concatenate([block[2] for block in blocks])[part]
        return counts, self.stretch(first, counts, totals)[0]

    def stretch(self, first: int, counts: Ints, totals: Ints) -> tuple[Ints, Ints | None]:
        """Numbers and frequencies of consecutive terms from ordinal `first` on, whose counts are known."""
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
            low_bit, high_bit, freq_bit = self._begin(first + done)
            part, sums = counts[done : done + take], totals[done : done + take]
            numbers.append(self._numbers(low_bit, high_bit, part))
            if self.layout is Layout.FREQS:
                freqs.append(self._freqs_of(freq_bit, part, sums))
            done += take
        empty = np.zeros(0, np.int64)
        joined = np.concatenate(freqs) if freqs else empty
        return np.concatenate(numbers) if numbers else empty, joined if self.layout is Layout.FREQS else None

    def _begin(self, ordinal: int) -> tuple[int, int, int]:
        """The bits at which the lower bits, upper marks and frequencies of a term begin. No block is kept: a
        merge reads each of them once."""
        number = self._row(ordinal)
        first, _, _, low_bit, high_bit, freq_bit = self._rows[number].tolist()
        before = ordinal - first
        if not before:
            return low_bit, high_bit, freq_bit
        _, counts, totals = self._decode(number)
        shape = elias_fano.shapes(self.bound, counts[:before], repeats=self._repeats)
        freqs = freq_bits(counts, totals)[:before].sum() if self.layout is Layout.FREQS else 0
        return low_bit + int(shape.low_bits.sum()), high_bit + int(shape.high_bits.sum()), freq_bit + int(freqs)

    def _numbers(self, low_bit: int, high_bit: int, counts: Ints) -> Ints:
        shape = elias_fano.shapes(self.bound, counts, repeats=self._repeats)
        low, low_at = self.bits(low_bit, int(shape.low_bits.sum()))
        high, high_at = self.bits(high_bit, int(shape.high_bits.sum()))
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
        ends = marked(data, at, total)
        if len(ends) != count:
            raise DamagedSegment("a term has another count of frequencies than of documents")
        ends[1:] -= ends[:-1].copy()
        ends[0] += 1
        return ends

    def _row(self, ordinal: int) -> int:
        """The row of the block that holds the term at `ordinal`."""
        return bisect_right(self._ordinals, ordinal) - 1

    def _block(self, number: int) -> Block:
        block = self._cache.get(number)
        if block is None:
            block = self._read_block(number)
            if len(self._cache) >= _CACHED_BLOCKS:
                self._cache = dict(list(self._cache.items())[_CACHED_BLOCKS // 2 :])
            self._cache[number] = block
        return block

    def _read_block(self, number: int) -> Block:
        row: list[int] = self._rows[number].tolist()
        count = self._terms_of(number)
        data = decompress(self._file.read(row[1], row[2]))
        keys, used = self.kind.decode_few(data, count)
        fewer, used = get_few(data, used, count)
        more = get_few(data, used, count)[0] if self.layout is Layout.FREQS else None
        return Block(sizes_of(self.bound, self._repeats), row, keys, fewer, more)

    def _terms_of(self, number: int) -> int:
        """How many terms a block has."""
        ordinals = self._ordinals
        return (ordinals[number + 1] if number + 1 < len(ordinals) else self.terms) - ordinals[number]

    def _decode(self, number: int) -> tuple[Keys, Ints, Ints]:
        _, offset, size, _, _, _ = self._rows[number].tolist()
        count = self._terms_of(number)
        data = decompress(self._file.read(offset, size))
        keys, used = self.kind.decode(data, count)
        counts, used = get_numbers(data, used, count)
        counts += 1
        if self.layout is not Layout.FREQS:
            return keys, counts, counts
        return keys, counts, counts + get_numbers(data, used, count)[0]
