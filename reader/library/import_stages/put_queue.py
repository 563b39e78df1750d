"""Pages that were read and wait to be put into the store, with those of other files in one transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from reader.library import continuations
from reader.ports.collecting import Put, PutResult
from reader.ports.store import HasChains, HasCollecting, HasHoldings, Transactions

MOST_PAGES = 64
"""Pages of one transaction: it takes some tenths of a second, and waits for the disk once."""
MOST_FILES = 256
MOST_SECONDS = 0.5
"""Pages that were read are held, and found, no later than this, however slowly the files come."""


class TakingStore(HasChains, HasCollecting, HasHoldings, Transactions, Protocol):
    """The ports that putting pages asks for."""


@dataclass(slots=True)
class PutQueue:
    """A queue that puts its pages when they are enough, or have waited long enough; `flush` puts the rest.

    `held` is called with each put once it is on the disk, `follow` after each transaction: the index can take in a part
    of it.
    """

    store: TakingStore
    held: Callable[[Put, PutResult], None]
    follow: Callable[[], object]
    clock: Callable[[], float] = time.monotonic
    _waiting: list[Put] = field(default_factory=list)
    _pages: int = 0
    _since: float = field(init=False)

    def __post_init__(self) -> None:
        self._since = self.clock()

    def add(self, put: Put) -> None:
        """Let a put wait, or put all that wait."""
        self._waiting.append(put)
        self._pages += len(put.pages)
        if self._is_due():
            self.flush()
            self.follow()

    def _is_due(self) -> bool:
        return (
            self._pages >= MOST_PAGES or len(self._waiting) >= MOST_FILES or self.clock() - self._since > MOST_SECONDS
        )

    def flush(self) -> None:
        """Put all that wait, in one transaction."""
        puts, self._waiting, self._pages = self._waiting, [], 0
        if puts:
            with self.store.together():
                results = self.store.collecting.put_many(puts)
                continuations.join(self.store)
            for put, result in zip(puts, results, strict=True):
                self.held(put, result)
        self._since = self.clock()
