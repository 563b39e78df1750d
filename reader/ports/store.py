"""The store: the paper's text and the reader's own work, each through small protocols split by who asks.

`Paper` and `OwnWork` may lie in different files. A service asks for the parts that it needs: it takes a protocol that
joins their `Has…` protocols, so that its first lines say what it can read and write.
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
from reader.ports.proofs import Proofs
from reader.ports.reading import ReadingStore
from reader.ports.settings import SettingStore
from reader.ports.undo import ActLog


class Transactions(Protocol):
    """The means to make several changes as one."""

    def together(self) -> AbstractContextManager[None]:
        """Return one transaction for every change made inside: all or nothing, and one wait for the disk.

        A transaction inside a transaction joins it. Raises LibraryUnusable.
        """
        ...


class HasHoldings(Protocol):
    @property
    def holdings(self) -> Holdings: ...


class HasCollecting(Protocol):
    @property
    def collecting(self) -> Collecting: ...


class HasPageFacts(Protocol):
    @property
    def page_facts(self) -> PageFactStore: ...


class HasChains(Protocol):
    @property
    def chains(self) -> Chains: ...


class HasChangeList(Protocol):
    @property
    def change_list(self) -> ChangeList: ...


class HasBookmarks(Protocol):
    @property
    def bookmarks(self) -> BookmarkStore: ...


class HasCorrections(Protocol):
    @property
    def corrections(self) -> CorrectionStore: ...


class HasReading(Protocol):
    @property
    def reading(self) -> ReadingStore: ...


class HasSettings(Protocol):
    @property
    def settings(self) -> SettingStore: ...


class HasCare(Protocol):
    @property
    def care(self) -> Care: ...


class HasProofs(Protocol):
    @property
    def proofs(self) -> Proofs: ...


class Paper(HasHoldings, HasCollecting, HasPageFacts, HasChains, HasChangeList, Transactions, Protocol):
    """Everything that came out of imported files."""


class OwnWork(HasBookmarks, HasCorrections, HasReading, HasSettings, Transactions, Protocol):
    """Everything that a person made: never derived from the paper, and never deleted with it."""


class Store(Paper, OwnWork, HasCare, HasProofs, Protocol):
    """The truth, opened for one thread.

    Every method of its parts is one transaction, and raises LibraryUnusable if the file cannot be used, with the reason
    DISK_FULL, DAMAGED, LOCKED or UNWRITABLE. Other errors are named in the method's own docstring.
    """

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
