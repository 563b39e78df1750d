"""Findings of a check, and the things that they are about as a person knows them: story, page, day, file."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.errors import LibraryUnusable
from reader.ports.store import HasCollecting, HasHoldings

MOST_NAMED = 5
"""Things that a finding names; the others are counted."""
_UNKNOWN = Anchor(newspaper=None, date=None, page=None, headline="", fingerprint="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A damaged thing. `name` is the one that commands take, '' if there is none; `file` the path of its file, or ''.

    `printed` says in which story and on which page it stands, as far as that can be read.
    """

    name: str = ""
    printed: Anchor = _UNKNOWN
    file: str = ""

    def __str__(self) -> str:
        printed = self.printed
        known = (printed.headline, printed.newspaper, printed.date, printed.page, printed.exact, self.file)
        return " ".join(filter(None, (self.name, *known)))


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: the fault, a key of the front ends' tables; the number of things that have it, and the first of them.

    `things` is empty for things that have no name.
    """

    fault: str
    count: int = 1
    things: tuple[Thing, ...] = ()

    @property
    def left_out(self) -> bool:
        """True if not all things are named."""
        return 0 < len(self.things) < self.count

    @property
    def said(self) -> str:
        """The fault and its count."""
        return f"{self.fault}: {self.count}"

    def __str__(self) -> str:
        names = "; ".join([*map(str, self.things), *(["…"] if self.left_out else [])])
        return f"{self.said} ({names})" if names else self.said


def counted(fault: str, things: Sequence[Thing]) -> list[Finding]:
    """Return a finding with the number of things that have a fault, and the first of them; none if there are none."""
    return [Finding(fault, len(things), tuple(things[:MOST_NAMED]))] if things else []


def numbers(counts: Mapping[str, int]) -> list[Finding]:
    """Return a finding for each fault that something has, by their counts."""
    return [Finding(fault, count) for fault, count in counts.items() if count]


class NamingStore(HasCollecting, HasHoldings, Protocol):
    """The ports that say what is known of a damaged thing."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Makes things of ids and digests. What cannot be read of a damaged library is left out."""

    store: NamingStore

    def story(self, story_id: int, source: str) -> Thing:
        """Return a story; `source` is the digest of its file."""
        thing = Thing(name=str(story_id), file=self._path(source))
        with suppress(LibraryUnusable):
            for row in self.store.holdings.rows_by_id([story_id]):
                where = replace(_UNKNOWN, newspaper=row.newspaper, date=row.date, page=row.page, headline=row.title)
                thing = replace(thing, printed=where)
        return thing

    def text(self, text_id: int, source: str) -> Thing:
        """Return the kept text of a file with this digest; without a path it has the text's id for a name."""
        path = self._path(source)
        return Thing(name="" if path else str(text_id), file=path)

    def bookmark(self, mark: Bookmark) -> Thing:
        """Return a bookmark."""
        return Thing(name=str(mark.id), printed=mark.anchor)

    def _path(self, source: str) -> str:
        with suppress(LibraryUnusable):
            held = self.store.collecting.held_source(source) if source else None
            return held.path if held else ""
        return ""
