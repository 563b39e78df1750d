"""Numbered lists and their entries; an entry can open another list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reader.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`text` with hits at `spans`, a sign before it, `facts` behind it, and a `passage` below.

    It opens a `story`, another list, or nothing: a bookmark whose story is not in the library. `group` is the heading
    that it stands under. `fresh`: something in it is unread.
    """

    text: str
    sign: str = ""
    spans: tuple[Span, ...] = ()
    facts: str = ""
    passage: str = ""
    passage_spans: tuple[Span, ...] = ()
    group: str = ""
    story: int | None = None
    opens: "Callable[[], Listing] | None" = None
    fresh: bool = False

    def with_passage(self, text: str, spans: Sequence[Span] = ()) -> "Entry":
        """Return the entry with a passage of text below it."""
        return replace(self, passage=text.replace("\n", " "), passage_spans=tuple(spans))


class Listing(Protocol):
    """A numbered list under a heading."""

    @property
    def title(self) -> str: ...
    @property
    def total(self) -> int: ...
    @property
    def query(self) -> str:
        """The query whose hits are highlighted in stories opened from this list; '' for none."""
        ...

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        """Return entries `start` up to `start + count`, counted from 0; fewer at the end of the list."""
        ...

    def beside(self, step: int) -> "Listing | None":
        """Return the list after (`step` 1) or before (-1) this one, such as the next page of an issue, or None."""
        ...
