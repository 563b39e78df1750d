"""The store: the paper's text and the reader's own work, each through small protocols split by who asks.

`Paper` and `OwnWork` may lie in different files. An object that reads or writes one of them never needs the other's.
"""

from contextlib import AbstractContextManager
from typing import Protocol

from reader.ports.bookmarks import BookmarkStore
from reader.ports.care import Care
from reader.ports.chains import Chains
from reader.ports.change_list import ChangeList
from reader.ports.collecting import Collecting
from reader.ports.corrections import CorrectionStore
from reader.ports.holdings import Holdings
from reader.ports.page_facts import PageFactStore
from reader.ports.reading import ReadingStore
from reader.ports.settings import SettingStore
from reader.ports.undo import ActLog


class Transactions(Protocol):
    """Several changes as one."""

    def together(self) -> AbstractContextManager[None]:
        """One transaction for every change made inside: all or nothing, and one wait for the disk.

        A transaction inside a transaction joins it. Raises LibraryUnusable.
        """
        ...


class Paper(Transactions, Protocol):
    """Everything that came out of imported files."""

    @property
    def holdings(self) -> Holdings: ...
    @property
    def collecting(self) -> Collecting: ...
    @property
    def page_facts(self) -> PageFactStore: ...
    @property
    def chains(self) -> Chains: ...
    @property
    def change_list(self) -> ChangeList: ...


class OwnWork(Transactions, Protocol):
    """Everything that a person made: never derived from the paper, and never deleted with it."""

    @property
    def bookmarks(self) -> BookmarkStore: ...
    @property
    def corrections(self) -> CorrectionStore: ...
    @property
    def reading(self) -> ReadingStore: ...
    @property
    def settings(self) -> SettingStore: ...


class Store(Paper, OwnWork, Protocol):
    """The truth, opened for one thread.

    Every method of its parts is one transaction, and raises LibraryUnusable if the file cannot be used: 'disk_full',
    'damaged', 'locked', 'unwritable'. Other errors are named in the method's own docstring.
    """

    @property
    def care(self) -> Care: ...
    @property
    def acts(self) -> ActLog:
        """The log of a person's acts, by which they are undone."""
        ...

    @property
    def library_id(self) -> str:
        """A random hex id given to the library when it was made; a restored copy gets a new one."""
        ...

    @property
    def writable(self) -> bool:
        """False if the library was opened to be read only: every method that writes raises LibraryUnusable then."""
        ...

    def close(self) -> None: ...
