"""A person's own work as items that can be written down outside the library and put back: the store's side of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol


class OwnKind(StrEnum):
    """A kind of own work; the values stand in journals and are never renamed."""

    BOOKMARK = "bookmark"
    """Bookmarks and highlights; the id is the bookmark's."""
    CORRECTION = "correction"
    READ = "read"
    """Read marks; the id is the story's."""
    POSITION = "position"
    """Reading positions, with the time of the last opening; the id is the story's."""
    PAGE = "page"
    """The facts of a page that a person said; the id is the page's."""
    SETTING = "setting"
    """Values kept under a name, which is the id: saved searches, folders, the clipping book, facts of folders."""


NEW_ID = 0
"""The id of a bookmark or correction that is to get one when it is put into a library."""


class OwnKey(NamedTuple):
    """The identity of an item in one library: ids are never given twice, and stay when items are put back."""

    kind: OwnKind
    id: int | str


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item of own work as it stands: everything that a person made of it, and what it is about.

    `state` holds JSON values; None: there is no such item (any more). `at` names the story or page that it is about
    without relying on row numbers: the fields of an anchor, or the digest of a page's file.
    """

    key: OwnKey
    state: Mapping[str, object] | None
    at: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The last entry of a journal that a library holds: the journal's id, the entry's number and its checksum.

    `seal` is '' for an entry that no journal has. `whole` is False in a library that was put together from the remains
    of a damaged one: items may be missing from it that the journal has.
    """

    journal: str
    number: int
    seal: str = ""
    whole: bool = True


class Keeper(Protocol):
    """The writer of a journal, called by the store around each commit that changes own work."""

    def catch_up(self, mark: Mark) -> None:
        """Put into the library what it lost while it was open, at the beginning of a transaction.

        Raises LibraryUnusable: the transaction is over then.
        """
        ...

    def keep(self, mark: Mark, changed: Collection[OwnKey]) -> Mark:
        """Write the changed items down, inside the transaction, and return the mark to keep with it.

        Raises LibraryUnusable: nothing is committed then.
        """
        ...

    def take_back(self, number: int) -> None:
        """Take the entry with this number back, if there is one: its transaction was not committed. Must not raise."""
        ...

    def kept(self) -> None:
        """The transaction of the last entry is committed. Must not raise."""
        ...


class OwnItems(Protocol):
    """A person's own work as items. Every method raises LibraryUnusable."""

    def watch(self, keeper: Keeper | None) -> None:
        """Call the keeper around each commit that changes own work. A library without a mark is not watched."""
        ...

    @property
    def library_made(self) -> str:
        """The moment when the library was first made, ISO 8601, UTC: copies of it have the same. '' if unknown."""
        ...

    def mark(self) -> Mark | None:
        """Return the mark; None if the library was never journalled, or its mark cannot be read."""
        ...

    def set_mark(self, mark: Mark) -> None:
        """Keep a mark inside the transaction: everything that was changed in it so far counts as written down."""
        ...

    def is_empty(self) -> bool:
        """Return True if the library holds neither pages nor own work."""
        ...

    def all(self) -> list[OwnItem]:
        """Return all items, by kind and id."""
        ...

    def states(self) -> dict[OwnKey, Mapping[str, object]]:
        """Return the states of all items; without the names of what they are about this takes a third of the time."""
        ...

    def of(self, keys: Iterable[OwnKey]) -> list[OwnItem]:
        """Return items in the order of the keys; of keys that are not held items without a state."""
        ...

    def put(self, item: OwnItem) -> bool:
        """Make the library hold the item as it says, or no longer hold it; ids of bookmarks and corrections stay.

        A bookmark or correction whose story is not held becomes an orphan. False if the story or page that a mark,
        position or fact is about is not held: nothing is done then.
        """
        ...

    def stories(self, ids: Collection[int]) -> dict[int, Mapping[str, object]]:
        """Return what `at` says of these stories, by id; ids not held are left out."""
        ...

    def story_at(self, at: Mapping[str, object]) -> int | None:
        """Return the id of the story that `at` is about; None if it is not held."""
        ...
