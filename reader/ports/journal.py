"""The journal: a person's own work written down outside the library's file, entry by entry."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from reader.ports.own_items import Mark, OwnItem, OwnKey


class Place(StrEnum):
    """The things that can lie in the journal's place."""

    NOTHING = "nothing"
    JOURNAL = "journal"
    FOREIGN = "foreign"
    """A folder, a file that may not be opened, or one that does not begin as a journal of this version does."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """The items that one transaction changed, as they stood after it. `seal` is the checksum of its line."""

    number: int
    items: tuple[OwnItem, ...]
    seal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The beginning of a journal: all own work as it stood at the entry `number`, whose seal is `seal`.

    `library` is the moment when the library was made (`OwnItems.library_made`).
    """

    journal: str
    library: str
    number: int
    seal: str = ""
    items: tuple[OwnItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A journal as it was read: its base and the entries after it that count, by rising number.

    `damaged` counts lines that could not be read; `cut` is True if the last of them ends within, as a program that is
    killed while it writes leaves it, which is no damage. `complete` is False if an item of the base is missing, in
    which case `has_whole_base` is False too, or an entry between others.
    """

    base: Base
    entries: tuple[JournalEntry, ...] = ()
    damaged: int = 0
    complete: bool = True
    has_whole_base: bool = True
    cut: bool = False

    @property
    def last(self) -> Mark:
        """The mark of its last entry."""
        end = self.entries[-1] if self.entries else self.base
        return Mark(journal=self.base.journal, number=end.number, seal=end.seal)

    def items(self) -> dict[OwnKey, OwnItem]:
        """Return all own work as it stands at the end."""
        held = {item.key: item for item in self.base.items}
        held |= self.changed_after(self.base.number)
        return {key: item for key, item in held.items() if item.state is not None}

    def certain(self) -> Collection[OwnKey]:
        """Return the keys of the items whose last change is known: none of a lost entry came after it."""
        after, before = self.base.number, self.base.number
        for entry in self.entries:
            after = after if entry.number == before + 1 else before
            before = entry.number
        return self.items().keys() if after == self.base.number else self.changed_after(after).keys()

    def changed_after(self, number: int) -> dict[OwnKey, OwnItem]:
        """Return the items that entries after `number` changed, as they stand at the end; removed ones have no state.

        They come in the order in which they were changed last.
        """
        found: dict[OwnKey, OwnItem] = {}
        for entry in self.entries:
            if entry.number > number:
                for item in entry.items:
                    found.pop(item.key, None)
                    found[item.key] = item
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalCheck:
    """The state of a journal and its copies, read whole: unreadable lines, and names of copies that are not sound."""

    damaged: int = 0
    complete: bool = True
    copies: int = 0
    unsound: tuple[str, ...] = field(default=())


class Journal(Protocol):
    """One journal, written by whoever holds the library's write lock. Every method raises LibraryUnusable.

    An entry takes the place of every entry before it in the file whose number is as high or higher: these were written
    for transactions that were never committed.
    """

    def place(self) -> Place:
        """Return what lies in the journal's place, by its beginning."""
        ...

    def last(self) -> Mark | None:
        """Return the mark of the last entry, read from both ends of the journal; None if there is none, or in doubt."""
        ...

    def read(self) -> Written | None:
        """Return the journal, with what its copies have of it if it is missing, damaged or shorter than they are.

        None if nothing can be read.
        """
        ...

    def append(self, entry: JournalEntry, *, synced: bool) -> Mark:
        """Write an entry at the end of the journal that `last` knows, and sync it to the disk if `synced`.

        Return its mark. If it raises, the journal is as before.
        """
        ...

    def take_back(self, number: int) -> None:
        """Cut off what `append` or `begin` of this object wrote last, if it has this number and stands at the end."""
        ...

    def begin(self, base: Base) -> Mark:
        """Write a journal that begins with this base in the place of the one that is there, in one step."""
        ...

    def set_aside(self, *, alone: bool = False) -> str | None:
        """Put what lies in the journal's place out of the way; return the name that it has now, None for nothing.

        `alone`: its copies stay; without it they go as well, for they are of another library's journal.
        """
        ...

    def size(self) -> int:
        """Return the bytes of the journal; 0 if there is none."""
        ...

    def is_long(self) -> bool:
        """Return True if the entries are so long by now that the journal should begin anew."""
        ...

    def copy_if_due(self) -> None:
        """Copy the journal if none of today's copies is the newest one, verify the copy, and delete old copies."""
        ...

    def set_unsound_aside(self) -> None:
        """Rename the copies that are not sound, so that they count no more."""
        ...

    def check(self) -> JournalCheck:
        """Read the journal and its copies whole."""
        ...
