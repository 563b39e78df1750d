"""The postings of one field of one segment: a sorted list of terms, each with a rising list of numbers.

The numbers are documents (DOCS); documents with the frequency of the term in each (FREQS); or flat positions, counted
through all documents of the segment, each document beginning where the one before ended (POSITIONS). From flat
positions follow documents, frequencies and positions, and a phrase is an intersection of shifted lists.

Terms lie in blocks of up to 64 with their counts, compressed. The numbers of about a million postings lie together as
an Elias-Fano stream of lower bits, one of upper bits, and one of unary frequencies. A row for each block says where its
terms and streams begin. `posting_lists.py` reads them.
"""

from array import array
from dataclasses import dataclass
from enum import StrEnum
from zlib import compress

import numpy as np

from reader.columnar import elias_fano
from reader.columnar.arrays import Ints, starts_of
from reader.columnar.bits import bitmap, put_numbers
from reader.columnar.files import PageWriter
from reader.columnar.term_keys import KeyKind, Keys, in_blocks

BLOCK_TERMS = 64
"""Terms of a block: few enough to read without arrays. With 256 of them the files are half a per cent smaller."""
CHUNK_NUMBERS = 1 << 19
"""Numbers written at a time. With twice as many a merge of 240,000 documents takes 177 MB instead of 148, with half as
many 140."""


class Layout(StrEnum):
    """The numbers of a field's posting lists, see the head of this file."""

    DOCS = "docs"
    FREQS = "freqs"
    POSITIONS = "positions"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive terms with their lists end to end: `counts[i]` of the `numbers`, with `freqs` under FREQS."""

    keys: Keys
    counts: Ints
    numbers: Ints
    freqs: Ints | None = None


def freq_bits(counts: Ints, totals: Ints) -> Ints:
    """Return the bits of unary frequencies: one for each occurrence, none if every frequency is one."""
    return np.where(totals > counts, totals, 0)


class PostingsWriter:
    """A writer of one field, front to back."""

    def __init__(self, file: PageWriter, name: str, kind: KeyKind, layout: Layout, bound: int) -> None:
        self._file, self._name, self._kind, self._layout, self._bound = file, name, kind, layout, bound
        self._rows = array("q")
        self._groups: list[int] = []
        self._first: list[Keys] = []
        self._terms = self._blocks = 0
        self._total = 0

    def add(self, chunk: Chunk) -> None:
        """Write the next terms, at least one."""
        repeats = self._layout is Layout.POSITIONS
        counts = chunk.counts
        totals = counts
        if chunk.freqs is not None:
            totals = np.add.reduceat(chunk.freqs, starts_of(counts)[:-1])
        low, high = elias_fano.write(self._bound, counts, chunk.numbers, repeats=repeats)
        shape = elias_fano.shapes(self._bound, counts, repeats=repeats)
        bits = [shape.low_bits, shape.high_bits, freq_bits(counts, totals)]
        at = [self._file.write(low), self._file.write(high), self._write_freqs(chunk, totals)]
        starts = [starts_of(sizes) + 8 * offset for sizes, offset in zip(bits, at, strict=True)]
        self._groups.append(self._blocks)
        columns = [self._kind.encode_blocks(chunk.keys, BLOCK_TERMS), in_blocks(counts - 1, BLOCK_TERMS)]
        if self._layout is Layout.FREQS:
            columns.append(in_blocks(totals - counts, BLOCK_TERMS))
        for first, parts in zip(range(0, len(counts), BLOCK_TERMS), zip(*columns, strict=True), strict=True):
            packed = compress(b"".join(parts), 6)
            offset = self._file.write(packed)
            low_bit, high_bit, freq_bit = (int(start[first]) for start in starts)
            self._rows.extend((self._terms + first, offset, len(packed), low_bit, high_bit, freq_bit))
            self._blocks += 1
        # Copied: a slice would be a view that keeps all keys in memory.
        self._first.append(self._kind.join([chunk.keys[::BLOCK_TERMS]]))
        self._terms += len(counts)
        self._total += int(totals.sum())

    def close(self) -> dict[str, object]:
        """Write the rows, and return what the reader must know of the field (JSON)."""
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
            "blocks": self._blocks,
            "total": self._total,
        }

    def _write_freqs(self, chunk: Chunk, totals: Ints) -> int:
        if chunk.freqs is None:
            return self._file.size
        kept = np.repeat(totals > chunk.counts, chunk.counts)
        ends = np.cumsum(chunk.freqs[kept])
        return self._file.write(bitmap(ends - 1, int(ends[-1]) if len(ends) else 0))
