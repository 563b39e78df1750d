"""Inversion: from documents' tokens to sorted postings, many documents at a time.

Each inverter takes the tokens of one field of consecutive documents, numbered from 0 in the batch, and sorts them as
integers that hold term and document (or position).
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from reader.columnar.arrays import Array, Ints, starts_of
from reader.columnar.posting_writer import Chunk, Layout
from reader.columnar.term_keys import POINT_BITS, Keys
from reader.columnar.tokens import Characters, Grams, Notes, Words

_ORDER_BITS = 64 - 2 * POINT_BITS
"""Bits of a 64-bit key beside two code points: for the index in the batch."""
GRAMS_AT_ONCE = 3 << (_ORDER_BITS - 3)
"""Tokens collected before they are sorted, about a million and a half. Twice as many take 70 MB more, and no less
time."""
_TABLE_CELLS = 1 << 26
"""Cells up to which a table of distinct characters by documents is filled instead of sorting."""
_DOC_BITS = 32


class Inverted(NamedTuple):
    """The postings of a batch of documents. `extents[d]` are the positions that document d takes (POSITIONS only)."""

    chunk: Chunk
    extents: Ints | None = None


class _Posting(NamedTuple):
    """A term in one document."""

    doc: int
    freq: int
    positions: Sequence[int]


def _groups(ordered: Array) -> tuple[Ints, Ints]:
    """Return the index of the first of each distinct value of a sorted array, and how often it occurs."""
    if not len(ordered):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    firsts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return firsts, np.diff(firsts, append=len(ordered))


def _points(text: str) -> Array:
    """Return the code points of a text, uint32."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


class Inverter(Protocol):
    """An inverter of one field; what it takes differs, see `add` of each."""

    @property
    def size(self) -> int:
        """Tokens taken so far."""
        ...

    def finish(self, documents: int) -> Inverted:
        """Return the postings of a batch of `documents` documents."""
        ...


class GramInverter:
    """An inverter of bigrams with positions."""

    layout = Layout.POSITIONS

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._docs: list[int] = []
        self._options = (1, "", "")
        self._firsts: dict[int, str] = {}
        self._written: list[str] = []
        self._sign = ""
        self._marks: list[tuple[int, int, str]] = []
        self.size = 0

    def add(self, doc: int, grams: Grams) -> None:
        self._options = (grams.gap, grams.end, grams.mark)
        if grams.parts:
            blocks = len(self._blocks)
            self._firsts.update({blocks + first: part for first, part in grams.firsts.items()})
        for at, block in enumerate(grams.blocks):
            if block:
                if grams.notes:
                    self._note(grams.notes[at])
                self._blocks.append(block)
                self._docs.append(doc)
                self.size += len(block) + 1

    def _note(self, notes: Notes) -> None:
        """Take the notes of the next block; all blocks have some or none, with one sign."""
        self._written.append(notes.written)
        self._sign = notes.sign
        self._marks += ((len(self._blocks), offset, term) for offset, term in notes.marks)

    def finish(self, documents: int) -> Inverted:
        gap, end, mark = self._options
        lengths = np.fromiter(map(len, self._blocks), np.int64, len(self._blocks))
        extents = np.zeros(documents, np.int64)
        np.add.at(extents, np.array(self._docs, np.int64), lengths + gap)
        starts = starts_of(lengths + gap)[:-1]
        # One code point follows each block, so that every position of the joined text is of one block.
        points = _points((end or "\0").join((*self._blocks, "")))
        closing = np.cumsum(lengths + 1) - 1
        kept = np.ones(len(points), np.bool_)
        kept[closing] = False
        if not end:
            kept[closing - 1] = False
        at = np.flatnonzero(kept)
        # Arrays are changed in place: with a new one for each step they would take twice the memory.
        pairs, marks, firsts = len(at), len(starts) if mark else 0, len(self._firsts)
        grams = np.empty(pairs + marks + firsts, np.uint64)
        grams[:pairs] = points[at]
        grams[pairs : pairs + marks] = ord(mark or "\0")
        grams[pairs + marks :] = _points("".join(self._firsts.values()))
        grams <<= np.uint64(POINT_BITS)
        grams[:pairs] |= points[1:][at] + np.uint32(1)
        changed, written = self._changed(points, at, end)
        del points, kept
        at += np.repeat(starts - starts_of(lengths + 1)[:-1], lengths if end else lengths - 1)
        noted, marked = self._noted(starts)
        positions = np.concatenate(
            (at, starts[:marks] + lengths[:marks], starts[list(self._firsts)], at[changed], noted)
        )
        del at
        keys, counts, order = _sorted_groups(np.concatenate((grams, written, marked)))
        return Inverted(Chunk(keys, counts, positions[order]), extents)

    def _changed(self, points: Array, at: Ints, end: str) -> tuple[Ints, Array]:
        """Return the indices in `at` of the characters that are written otherwise, and the keys of their terms."""
        if not self._written:
            return np.zeros(0, np.int64), np.zeros(0, np.uint64)
        written = _points((end or "\0").join((*self._written, "")))
        changed = np.flatnonzero(written[at] != points[at])
        return changed, _pair_keys(np.full(len(changed), ord(self._sign), np.uint64), written[at[changed]])

    def _noted(self, starts: Ints) -> tuple[Ints, Array]:
        """Return the positions of the marks, and the keys of their terms."""
        positions = [starts.item(block) + offset for block, offset, _ in self._marks]
        points = _points("".join(term for _, _, term in self._marks))
        return np.array(positions, np.int64), _pair_keys(points[::2].astype(np.uint64), points[1::2])


def _pair_keys(first: Array, second: Array) -> Array:
    """Return the keys (uint64) of terms of two characters, which are given as code points."""
    keys: Array = (first << np.uint64(POINT_BITS)) | (second.astype(np.uint64) + np.uint64(1))
    return keys


def _sorted_groups(grams: Array) -> tuple[Ints, Ints, Ints]:
    """Return the distinct keys, their counts, and the indices that sort `grams` stably. `grams` is overwritten."""
    if len(grams) < 1 << _ORDER_BITS:
        grams <<= np.uint64(_ORDER_BITS)
        grams |= np.arange(len(grams), dtype=np.uint64)
        grams.sort()
        order = (grams & np.uint64((1 << _ORDER_BITS) - 1)).view(np.int64)
        grams >>= np.uint64(_ORDER_BITS)
    else:
        order = np.argsort(grams, kind="stable")
        grams = grams[order]
    firsts, counts = _groups(grams)
    return grams[firsts].astype(np.int64), counts, order


class CharacterInverter:
    """An inverter of distinct characters."""

    layout = Layout.DOCS

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._docs: list[int] = []
        self.size = 0

    def add(self, doc: int, characters: Characters) -> None:
        text = "".join(characters.blocks)
        if text:
            self._texts.append(text)
            self._docs.append(doc)
            self.size += len(text)

    def finish(self, documents: int) -> Inverted:
        points = _points("".join(self._texts))
        lengths = np.fromiter(map(len, self._texts), np.int64, len(self._texts))
        seen = np.zeros(0x110000, np.bool_)
        seen[points] = True
        alphabet = np.flatnonzero(seen)
        held = len(self._docs)
        if len(alphabet) * held <= _TABLE_CELLS:
            rank = np.zeros(0x110000, np.int32)
            rank[alphabet] = np.arange(len(alphabet))
            table = np.zeros(len(alphabet) * held, np.bool_)
            cells = rank[points].astype(np.int64)
            cells *= held
            cells += np.repeat(np.arange(held, dtype=np.int32), lengths)
            table[cells] = True
            cells = np.flatnonzero(table)
            del table
            characters, columns = np.divmod(cells, held)
            counts = np.bincount(characters, minlength=len(alphabet))
            numbers = np.array(self._docs, np.int64)[columns]
            return Inverted(Chunk(alphabet << POINT_BITS, counts, numbers))
        pairs = (points.astype(np.uint64) << np.uint64(_DOC_BITS)) | np.repeat(np.array(self._docs, np.uint64), lengths)
        pairs = np.unique(pairs)
        firsts, counts = _groups(pairs >> np.uint64(_DOC_BITS))
        keys = (pairs[firsts] >> np.uint64(_DOC_BITS)).astype(np.int64) << POINT_BITS
        return Inverted(Chunk(keys, counts, (pairs & np.uint64((1 << _DOC_BITS) - 1)).astype(np.int64)))


class _Numbering(dict[str, int]):
    """Numbers of words, in the order in which they are first met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class WordInverter:
    """An inverter of words, with frequencies under FREQS."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._numbers = _Numbering()
        self._words: list[int] = []
        self._docs: list[int] = []
        self._lengths: list[int] = []

    @property
    def size(self) -> int:
        return len(self._words)

    def add(self, doc: int, words: Words) -> None:
        self._words.extend(map(self._numbers.__getitem__, words.words))
        self._docs.append(doc)
        self._lengths.append(len(words.words))

    def finish(self, documents: int) -> Inverted:
        vocabulary = sorted(self._numbers)
        rank = np.zeros(len(vocabulary), np.uint64)
        rank[[self._numbers[word] for word in vocabulary]] = np.arange(len(vocabulary), dtype=np.uint64)
        docs = np.repeat(np.array(self._docs, np.uint64), np.array(self._lengths, np.int64))
        pairs = np.sort((rank[np.array(self._words, np.int64)] << np.uint64(_DOC_BITS)) | docs)
        firsts, freqs = _groups(pairs)
        pairs = pairs[firsts]
        _, counts = _groups(pairs >> np.uint64(_DOC_BITS))
        keys: Keys = [word.encode("utf-8", "surrogatepass") for word in vocabulary]
        numbers = (pairs & np.uint64((1 << _DOC_BITS) - 1)).astype(np.int64)
        return Inverted(Chunk(keys, counts, numbers, freqs if self.layout is Layout.FREQS else None))


class PostingInverter:
    """An inverter of Whoosh's own postings, one for each term of each document, as stock field types give them."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._terms: dict[bytes, list[_Posting]] = {}
        self.size = 0

    def add(self, doc: int, term: bytes, freq: int, positions: Sequence[int]) -> None:
        self._terms.setdefault(term, []).append(_Posting(doc, freq, positions))
        self.size += 1 + len(positions)

    def finish(self, documents: int) -> Inverted:
        terms = sorted(self._terms.items())
        keys: Keys = [term for term, _ in terms]
        held = [posting for _, postings in terms for posting in sorted(postings)]
        docs = np.array([doc for doc, _, _ in held], np.int64)
        freqs = np.array([freq for _, freq, _ in held], np.int64)
        counts = np.array([len(postings) for _, postings in terms], np.int64)
        if self.layout is not Layout.POSITIONS:
            return Inverted(Chunk(keys, counts, docs, freqs if self.layout is Layout.FREQS else None))
        # Two positions are left free after a document, so that no phrase runs into the next one.
        extents = np.zeros(documents, np.int64)
        np.maximum.at(extents, docs, np.array([max(positions) + 2 for _, _, positions in held], np.int64))
        positions = np.array([position for _, _, positions in held for position in positions], np.int64)
        positions += np.repeat(starts_of(extents)[:-1][docs], freqs)
        firsts = starts_of(counts)[:-1]
        return Inverted(Chunk(keys, np.add.reduceat(freqs, firsts), positions), extents)
