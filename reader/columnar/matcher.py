"""Posting arrays behind Whoosh's matcher interface, for Whoosh's own searcher and queries."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from whoosh.formats import Format
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.system import pack_uint

from reader.columnar.arrays import Ints, starts_of


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """A matcher over the documents of one term."""

    def __init__(
        self, docs: Ints, freqs: Ints, positions: Ints | None, format_: Format, scorer: Any, term: tuple[str, bytes]
    ) -> None:
        self._docs: list[int] = docs.tolist()
        self._freqs: list[int] = freqs.tolist()
        self._positions = positions
        self._starts = starts_of(freqs)
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._docs)

    def reset(self) -> None:
        self._at = 0

    def copy(self) -> "ArrayMatcher":
        twin = object.__new__(ArrayMatcher)
        twin.__dict__.update(self.__dict__)
        return twin

    def supports_block_quality(self) -> bool:
        """Return False: the whole list is in memory, so there is no block to skip."""
        return False

    def id(self) -> int:
        """Return the current document; at the end the last one, because Whoosh's AndNotMatcher asks once too often."""
        return self._docs[min(self._at, len(self._docs) - 1)]

    def all_ids(self) -> Iterator[int]:
        return iter(self._docs[self._at :])

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, id: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._docs, id, self._at)

    def weight(self) -> float:
        return float(self._freqs[self._at])

    def value(self) -> bytes:
        """Return the posting as Whoosh encodes it."""
        if self._positions is not None:
            return bytes(self.format.encode(self._here()))
        if self.format.fixed_value_size() == 0:
            return b""
        return bytes(pack_uint(self._freqs[self._at]))

    def value_as(self, astype: str) -> Any:
        if astype == "positions" and self._positions is not None:
            return self._here()
        return super().value_as(astype)

    def _here(self) -> list[int]:
        assert self._positions is not None
        here: list[int] = self._positions[self._starts[self._at] : self._starts[self._at + 1]].tolist()
        return here
