"""The index as query evaluation sees it: posting lists and columns as sorted NumPy arrays.

Documents are numbered from 0 over the whole index; deleted ones never appear. A position key is an int64, `document <<
32 | offset`, so that one sorted array holds the positions of a term in all documents. Arrays that were returned are
never changed. Every method raises IndexUnusable if what it reads is broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.columnar.occurrences import Occurrences
from reader.query.fields import Zone
from reader.text.sought import Sought

Docs = NDArray[np.int64]
"""Document numbers, rising."""
Positions = NDArray[np.int64]
"""Position keys, or positions of a PositionSpace; rising."""

DOCUMENT_SHIFT = 32
POSITION_MASK = (1 << DOCUMENT_SHIFT) - 1
NO_DOCS: Docs = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Values:
    """The forward index of a field of facts: document d has the values `names[code]` for its codes.

    They are `codes[starts[d] : starts[d + 1]]`, of the narrowest unsigned type. If no document has several, `starts` is
    None and `codes[d]` is the only code of d, len(names) if it has none. Deleted documents are in it.
    """

    names: tuple[str, ...]
    codes: NDArray[Any]
    starts: NDArray[np.int64] | None = None

    def of(self, docs: Docs) -> NDArray[Any]:
        """Return the codes of these documents end to end; len(names) among them stands for no value."""
        if self.starts is None:
            return self.codes[docs]
        first = self.starts[docs]
        counts = self.starts[docs + 1] - first
        skipped = counts.cumsum() - counts
        return self.codes[np.repeat(first - skipped, counts) + np.arange(int(counts.sum()))]

    def holding(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return for each document number True if `chosen` is true for one of its codes."""
        wanted: NDArray[np.bool_] = np.append(chosen, False)[self.codes]
        if self.starts is None:
            return wanted
        before = np.concatenate(([0], wanted.cumsum()))
        held: NDArray[np.bool_] = before[self.starts[1:]] > before[self.starts[:-1]]
        return held


class TextCounts(NamedTuple):
    """Frequencies of a text: `docs` rises and names a document once for each zone that has the text.

    `counts` (int64) and `zones` (indices in ZONES) are beside it.
    """

    docs: Docs
    counts: NDArray[np.int64]
    zones: NDArray[Any]


class Found(NamedTuple):
    """Positions of a text, and the number of positions that were read to find them."""

    positions: Positions
    read: int


class PositionSpace(Protocol):
    """A numbering of the characters of some documents, in one zone or in all, to find matches near one another.

    Blocks of text follow one another with one position left free after each, also after the last of a document. Only
    the space knows the document of a position. `within` (rising documents) restricts a look-up; positions in other
    documents may be returned as well.
    """

    def documents(self) -> tuple[int, int]:
        """Return the number of the first document and of the one after the last."""
        ...

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return the first position of the documents `first` to `end` (exclusive), and the one after their last."""
        ...

    def find(self, text: Sought, within: Docs | None = None) -> Found:
        """Return the positions at which a text begins and passes its checks."""
        ...

    def blocks_of(self, positions: Positions) -> Positions:
        """Return the number of the block of each position; it rises with them."""
        ...

    def block_ends(self, positions: Positions) -> Positions:
        """Return the free position after the block of each of these positions."""
        ...

    def fits(self, starts: Positions, length: int) -> NDArray[np.bool_]:
        """Return True for each of these positions, in blocks or beside them, from which a block has `length` more."""
        ...

    def next_break(self, positions: Positions) -> Positions:
        """Return the first position at or after each of these, in blocks or at their ends, that a * cannot leave.

        It is that of a character that a * does not match, or the free one after the block.
        """
        ...

    def one_sentence(self, first: Positions, end: Positions) -> NDArray[np.int64]:
        """Return the indices of the ranges `first[i]` to `end[i]` (exclusive) in which neither sentence nor block ends.

        The character that ends a sentence is the last of it.
        """
        ...

    def docs(self, positions: Positions) -> Docs:
        """Return the documents of these positions, once each."""
        ...


class TextIndex(Protocol):
    """The positions of text in the zones of stories: what finding text needs."""

    def docs(self, field: str, term: str) -> Docs:
        """Return the documents that hold a term."""
        ...

    def text_counts(self, text: Sought) -> TextCounts:
        """Return the frequencies of a text of at least two characters, or of one with checks."""
        ...

    def pair_counts(self, pairs: Sequence[str]) -> Sequence[int]:
        """Return how often the largest segment has each of these pairs of characters."""
        ...

    def passages(
        self, pairs: Sequence[str], places: Sequence[int], reach: int, drift: int
    ) -> tuple[Docs, NDArray[np.int64]]:
        """Look up the pairs that begin at `places` of a text, and return documents with the numbers of their pairs.

        A pair counts if another one stands up to `reach` characters away, and as far as in the text, or up to `drift`
        characters nearer or farther. Documents rise; each pair of a document is named once.
        """
        ...

    def text(self, field: str, text: Sought, within: Docs | None = None) -> Positions:
        """Return the position keys at which a text begins in a g_ field: with every bigram of it in order.

        They pass its checks.
        """
        ...

    def marked_characters(self, sign: str) -> Sequence[str]:
        """Return the characters of all marks with this sign (see reader.text.sought)."""
        ...

    def spaces(self, zone: Zone | None) -> Sequence[PositionSpace]:
        """Return the position spaces of one zone, or of all zones together."""
        ...


class Postings(TextIndex, Protocol):
    """One state of the index.

    Names of fields and terms as in reader.search.layout; an unknown term has no documents.
    """

    @property
    def size(self) -> int:
        """Number of documents, deleted ones included; their numbers are 0 to size - 1."""
        ...

    def live(self) -> Docs:
        """Return all documents that are not deleted."""
        ...

    def occurrences(
        self, words: Sequence[str], fields: Sequence[int], wanted: Docs
    ) -> tuple[Sequence[Mapping[int, int]], Sequence[Occurrences]]:
        """Look words up in some fields, numbered as in WORD_FIELDS.

        Return for each word the number of documents with it, by field; and its occurrences in the rising documents
        `wanted`, whose `parts` are fields.
        """
        ...

    def terms(self, field: str, prefix: str) -> Iterator[str]:
        """Yield the terms that begin with `prefix` in the order of code points, those of deleted documents too."""
        ...

    def column(self, name: str) -> NDArray[Any]:
        """Return a whole number for each document, 0 if it has none; of the type that it is kept in."""
        ...

    def values(self, field: str) -> Values:
        """Return the forward index of a field of facts."""
        ...

    def close(self) -> None: ...
