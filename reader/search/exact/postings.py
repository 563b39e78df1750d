"""What query evaluation needs of an index: posting lists and columns as sorted NumPy arrays.

Documents are numbered 0.. over the whole index; deleted ones never appear. Places are int64 keys,
`document << 32 | position`, so that one sorted array holds the places of a term in all documents. Arrays once handed
out are never changed. Every method raises IndexUnusable where what it reads is broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.columnar.occurrences import Occurrences
from reader.query.fields import Zone

Docs = NDArray[np.int64]
"""Document numbers, rising."""
Places = NDArray[np.int64]
"""Places, rising."""

DOCUMENT_SHIFT = 32
POSITION_MASK = (1 << DOCUMENT_SHIFT) - 1
NO_DOCS: Docs = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Values:
    """A field of facts turned round: document d has the values `names[code]` for its codes.

    They are `codes[starts[d] : starts[d + 1]]`; where no document has several, `starts` is None and `codes[d]` is the
    only one, len(names) where d has none. Deleted documents are in it.
    """

    names: tuple[str, ...]
    codes: NDArray[Any]
    starts: NDArray[np.int64] | None = None

    def of(self, docs: Docs) -> NDArray[Any]:
        """The codes of these documents; len(names) may be among them and stands for nothing."""
        if self.starts is None:
            return self.codes[docs]
        first = self.starts[docs]
        counts = self.starts[docs + 1] - first
        skipped = counts.cumsum() - counts
        return self.codes[np.repeat(first - skipped, counts) + np.arange(int(counts.sum()))]

    def holding(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """For each document number whether it has a code that is chosen."""
        wanted: NDArray[np.bool_] = np.append(chosen, False)[self.codes]
        if self.starts is None:
            return wanted
        before = np.concatenate(([0], wanted.cumsum()))
        held: NDArray[np.bool_] = before[self.starts[1:]] > before[self.starts[:-1]]
        return held


class TextCounts(NamedTuple):
    """Documents that hold a text, rising, and how often each does, once for each of the zones (numbered as in ZONES)
    that hold it."""

    docs: Docs
    counts: NDArray[np.int64]
    zones: NDArray[Any]


class Ground(Protocol):
    """Places of text among which what stands together is searched for, in one zone or in all of some documents.

    Blocks of text follow one another with one place left free after each, also the last of a document. A place is a
    number; which document it is of only the ground knows. `within` (rising documents) tells where something is looked
    for; what lies in others may come as well.
    """

    def text(self, text: str, within: Docs | None = None) -> Places:
        """Places where a folded text begins."""
        ...

    def blocks(self, within: Docs | None = None) -> tuple[Places, Places]:
        """Where blocks of text start, and the free place after each."""
        ...

    def blocks_of(self, places: Places) -> Places:
        """The number of the block that each of these places is of; it rises with them."""
        ...

    def written(self, places: Places) -> NDArray[np.bool_]:
        """Whether a character stands at each of these places, which lie in blocks or beside them."""
        ...

    def free(self, mark: str, first: Places, end: Places) -> NDArray[np.int64]:
        """Where no block ends, and nothing of a kind stands, from `first` on and before `end`.

        The kinds are BREAKS, over which a wildcard's * does not run, and SENTENCE_ENDS, which here are the characters
        that end a sentence.
        """
        ...

    def docs(self, places: Places) -> Docs:
        """The documents of these places, once each."""
        ...


class ZoneText(Protocol):
    """Where text stands in the zones of stories: what finding text needs."""

    def docs(self, field: str, term: str) -> Docs:
        """Documents that hold the term."""
        ...

    def text_counts(self, text: str) -> TextCounts:
        """Documents that hold `text`, of two characters at least, and how often."""
        ...

    def text(self, field: str, text: str, within: Docs | None = None) -> Places:
        """Places where `text` begins, for a g_ field: every bigram of it in its place."""
        ...

    def grounds(self, zone: Zone | None) -> Sequence[Ground]:
        """The text of one zone, or of all."""
        ...


class Postings(ZoneText, Protocol):
    """One state of the index. Field and term names as in reader.search.layout; an unknown term has no documents."""

    @property
    def size(self) -> int:
        """Document numbers lie in 0..size - 1."""
        ...

    def live(self) -> Docs:
        """All documents that are not deleted."""
        ...

    def occurrences(
        self, words: Sequence[str], fields: Sequence[int], wanted: Docs
    ) -> tuple[Sequence[Mapping[int, int]], Sequence[Occurrences]]:
        """How many documents hold each of the words in each of the fields that hold it, and how often each of the
        rising documents `wanted` does. Fields, `parts` here, are numbered as in WORD_FIELDS."""
        ...

    def terms(self, field: str, prefix: str) -> Iterator[str]:
        """Terms of the field that begin with `prefix`, in code point order, terms of deleted documents too."""
        ...

    def column(self, name: str) -> NDArray[Any]:
        """A whole number for each document number, 0 where a document has none; of the type it is kept in."""
        ...

    def values(self, field: str) -> Values:
        """The field of facts turned round."""
        ...

    def close(self) -> None: ...
