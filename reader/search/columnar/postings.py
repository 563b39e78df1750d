"""The postings of one field of one segment: a sorted list of terms, each with a rising list of numbers.

Three layouts. DOCS: the numbers are documents. FREQS: documents, and how often each holds the term. PLACES: positions,
counted through all documents of the segment, each document beginning where the one before ended; one list then tells
documents, frequencies and positions, and a phrase is an intersection of shifted lists.

Terms lie in blocks of up to 256 with their counts, compressed; the numbers of about a million postings lie together,
lower bits before upper marks before frequencies. A row for each block tells where its terms and numbers begin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zlib import compress, decompress

import numpy as np

from reader.search.columnar import keys as key_sets
from reader.search.columnar import monotone
from reader.search.columnar.arrays import Ints, starts_of
from reader.search.columnar.bits import PADDING, get_numbers, marked, marks, put_numbers
from reader.search.columnar.errors import DamagedSegment
from reader.search.columnar.files import PageReader, PageWriter
from reader.search.columnar.keys import KINDS, KeyKind, Keys, in_blocks

BLOCK_TERMS = 256
CHUNK_NUMBERS = 1 << 20
_CACHED_BLOCKS = 128
_SMALL = 1024
"""Below so many numbers the layout of a list is looked up."""


class Layout(StrEnum):
    DOCS = "docs"
    FREQS = "freqs"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive terms: `counts` numbers each in `numbers`; under FREQS `freqs` beside them."""

    keys: Keys
    counts: Ints
    numbers: Ints
    freqs: Ints | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A term found: its order among the field's terms, how many numbers it has, their sum of frequencies, and where."""

    ordinal: int
    count: int
    total: int
    low_bit: int
    high_bit: int
    freq_bit: int


class _Block:
    """Decoded terms; where their numbers begin is summed up when first asked for."""

    __slots__ = ("counts", "keys", "starts", "totals")

    def __init__(self, keys: Keys, counts: Ints, totals: Ints) -> None:
        self.keys, self.counts, self.totals = keys, counts, totals
        self.starts: tuple[Ints, Ints] | None = None


def _freq_bits(counts: Ints, totals: Ints) -> Ints:
    """Frequencies are unary: one bit for each occurrence; none where every frequency is one."""
    return np.where(totals > counts, totals, 0)


class PostingsWriter:
    """Writes one field front to back."""

    def __init__(self, file: PageWriter, name: str, kind: KeyKind, layout: Layout, bound: int) -> None:
        self._file, self._name, self._kind, self._layout, self._bound = file, name, kind, layout, bound
        self._rows: list[tuple[int, int, int, int, int, int]] = []
        self._groups: list[int] = []
        self._first: list[Keys] = []
        self._terms = 0
        self._total = 0

    def add(self, chunk: Chunk) -> None:
        """The next terms, at least one."""
        repeats = self._layout is Layout.PLACES
        counts = chunk.counts
        totals = counts
        if chunk.freqs is not None:
            totals = np.add.reduceat(chunk.freqs, starts_of(counts)[:-1])
        low, high = monotone.write(self._bound, counts, chunk.numbers, repeats=repeats)
        shape = monotone.shapes(self._bound, counts, repeats=repeats)
        bits = [shape.low_bits, shape.high_bits, _freq_bits(counts, totals)]
        at = [self._file.write(low), self._file.write(high), self._write_freqs(chunk, totals)]
        starts = [starts_of(sizes) + 8 * offset for sizes, offset in zip(bits, at, strict=True)]
        self._groups.append(len(self._rows))
        columns = [self._kind.encode_blocks(chunk.keys, BLOCK_TERMS), in_blocks(counts - 1, BLOCK_TERMS)]
        if self._layout is Layout.FREQS:
            columns.append(in_blocks(totals - counts, BLOCK_TERMS))
        for first, parts in zip(range(0, len(counts), BLOCK_TERMS), zip(*columns, strict=True), strict=True):
            packed = compress(b"".join(parts), 6)
            offset = self._file.write(packed)
            low_bit, high_bit, freq_bit = (int(start[first]) for start in starts)
            self._rows.append((self._terms + first, offset, len(packed), low_bit, high_bit, freq_bit))
            self._first.append(chunk.keys[first : first + 1])
        self._terms += len(counts)
        self._total += int(totals.sum())

    def close(self) -> dict[str, object]:
        """Write rows; what the reader must be told (JSON)."""
        rows = np.array(self._rows, np.int64).reshape(-1, 6)
        steps = np.diff(rows, axis=0, prepend=np.zeros((1, 6), np.int64))
        steps[:, 2] = rows[:, 2]  # sizes do not rise
        self._file.put(f"{self._name}/rows", compress(put_numbers(steps.T.reshape(-1))))
        self._file.put(f"{self._name}/groups", np.array(self._groups, "<i8").tobytes())
        self._file.put(f"{self._name}/first", self._kind.encode_first(self._kind.join(self._first)))
        return {
            "kind": self._kind.name,
            "layout": str(self._layout),
            "bound": self._bound,
            "terms": self._terms,
            "blocks": len(self._rows),
            "total": self._total,
        }

    def _write_freqs(self, chunk: Chunk, totals: Ints) -> int:
        if chunk.freqs is None:
            return self._file.size
        kept = np.repeat(totals > chunk.counts, chunk.counts)
        ends = np.cumsum(chunk.freqs[kept])
        return self._file.write(marks(ends - 1, int(ends[-1]) if len(ends) else 0))


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
        self._rows = _read_rows(decompress(file.section(f"{name}/rows")), told["blocks"])
        self._row_list: list[list[int]] = self._rows.tolist()
        self._groups: list[int] = np.frombuffer(file.section(f"{name}/groups"), "<i8").tolist()
        self._first = self.kind.decode_first(file.section(f"{name}/first"), len(self._rows))
        self._small = monotone.shapes(self.bound, np.arange(_SMALL), repeats=self.layout is Layout.PLACES)
        self._cache: dict[int, _Block] = {}

    def find(self, term: bytes) -> Entry | None:
        key = self.kind.key(term)
        if key is None:
            return None
        number = key_sets.upper(self._first, key) - 1
        if number < 0:
            return None
        block = self._block(number)
        place = key_sets.locate(block.keys, key)
        return None if place < 0 else self._entry(number, block, place)

    def entry(self, ordinal: int) -> tuple[bytes, Entry]:
        """The term at `ordinal` and its entry."""
        number = self._row(ordinal)
        block = self._block(number)
        place = ordinal - int(self._rows[number, 0])
        return self.kind.term(block.keys[place]), self._entry(number, block, place)

    def lower(self, prefix: bytes) -> int:
        """How many terms stand before `prefix` in the order of bytes."""
        low, high = 0, self.terms
        while low < high:
            middle = (low + high) // 2
            if self.entry(middle)[0] < prefix:
                low = middle + 1
            else:
                high = middle
        return low

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
            base = int(self._rows[number, 0])
            stop = min(end - base, len(block.counts))
            for place in range(ordinal - base, stop):
                yield self.kind.term(block.keys[place]), self._entry(number, block, place)
            ordinal = base + stop

    def numbers(self, entry: Entry) -> Ints:
        """The rising numbers of a term: documents, or under PLACES positions through all documents."""
        repeats = self.layout is Layout.PLACES
        _, _, low_bits, high_bits = monotone.shape_of(self.bound, entry.count, repeats=repeats)
        low, low_at = self._bits(entry.low_bit, low_bits)
        high, high_at = self._bits(entry.high_bit, high_bits)
        return monotone.read_one(low + PADDING, low_at, high, high_at, self.bound, entry.count, repeats=repeats)

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

    def stretch_of(self, first: int, end: int) -> tuple[Ints, Ints]:
        """Counts and numbers of the terms `first` to `end`, laid end to end."""
        if first >= end:
            empty = np.zeros(0, np.int64)
            return empty, empty
        rows = range(self._row(first), self._row(end - 1) + 1)
        skipped = first - int(self._rows[rows[0], 0])
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
        edges = [int(self._rows[row, 0]) for row in self._groups[1:]] + [self.terms]
        for edge in edges:
            if done == len(counts):
                break
            take = min(edge - first - done, len(counts) - done)
            if take <= 0:
                continue
            entry = self.entry(first + done)[1]
            part, sums = counts[done : done + take], totals[done : done + take]
            numbers.append(self._numbers(entry.low_bit, entry.high_bit, part))
            if self.layout is Layout.FREQS:
                freqs.append(self._freqs_of(entry.freq_bit, part, sums))
            done += take
        empty = np.zeros(0, np.int64)
        joined = np.concatenate(freqs) if freqs else empty
        return np.concatenate(numbers) if numbers else empty, joined if self.layout is Layout.FREQS else None

    def _numbers(self, low_bit: int, high_bit: int, counts: Ints) -> Ints:
        repeats = self.layout is Layout.PLACES
        shape = monotone.shapes(self.bound, counts, repeats=repeats)
        low, low_at = self._bits(low_bit, int(shape.low_bits.sum()))
        high, high_at = self._bits(high_bit, int(shape.high_bits.sum()))
        return monotone.read(low + PADDING, low_at, high, high_at, self.bound, counts, repeats=repeats)

    def _freqs_of(self, freq_bit: int, counts: Ints, totals: Ints) -> Ints:
        several = totals > counts
        freqs = np.ones(int(counts.sum()), np.int64)
        if several.any():
            read = self._freqs(freq_bit, int(totals[several].sum()), int(counts[several].sum()))
            freqs[np.repeat(several, counts)] = read
        return freqs

    def _freqs(self, freq_bit: int, total: int, count: int) -> Ints:
        data, at = self._bits(freq_bit, total)
        ends = marked(data, at, total)
        if len(ends) != count:
            raise DamagedSegment("a term has another count of frequencies than of documents")
        return np.diff(ends, prepend=-1)

    def _bits(self, bit: int, size: int) -> tuple[bytes, int]:
        first = bit >> 3
        return self._file.read(first, ((bit + size + 7) >> 3) - first), bit & 7

    def _row(self, ordinal: int) -> int:
        """The row of the block that holds the term at `ordinal`."""
        return int(np.searchsorted(self._rows[:, 0], ordinal, side="right")) - 1

    def _entry(self, number: int, block: _Block, place: int) -> Entry:
        first, _, _, low, high, freq = self._row_list[number]
        if block.starts is None:
            low_bits, high_bits = self._sizes(block.counts)
            block.starts = (low_bits.cumsum() - low_bits, high_bits.cumsum() - high_bits)
        count, total = int(block.counts[place]), int(block.totals[place])
        if self.layout is Layout.FREQS:
            freq += int(_freq_bits(block.counts[:place], block.totals[:place]).sum())
        return Entry(
            first + place, count, total, low + int(block.starts[0][place]), high + int(block.starts[1][place]), freq
        )

    def _block(self, number: int) -> _Block:
        block = self._cache.get(number)
        if block is None:
            block = _Block(*self._decode(number))
            if len(self._cache) >= _CACHED_BLOCKS:
                self._cache = dict(list(self._cache.items())[_CACHED_BLOCKS // 2 :])
            self._cache[number] = block
        return block

    def _sizes(self, counts: Ints) -> tuple[Ints, Ints]:
        """Bits of the lower and the upper stream of each term: for short lists looked up."""
        looked_up = np.minimum(counts, _SMALL - 1)
        low, high = self._small.low_bits[looked_up], self._small.high_bits[looked_up]
        for place in np.flatnonzero(counts >= _SMALL).tolist():
            repeats = self.layout is Layout.PLACES
            _, _, low[place], high[place] = monotone.shape_of(self.bound, int(counts[place]), repeats=repeats)
        return low, high

    def _decode(self, number: int) -> tuple[Keys, Ints, Ints]:
        first, offset, size, _, _, _ = self._row_list[number]
        count = (self._row_list[number + 1][0] if number + 1 < len(self._row_list) else self.terms) - first
        data = decompress(self._file.read(offset, size))
        keys, used = self.kind.decode(data, count)
        counts, used = get_numbers(data, used, count)
        counts += 1
        if self.layout is not Layout.FREQS:
            return keys, counts, counts
        return keys, counts, counts + get_numbers(data, used, count)[0]
