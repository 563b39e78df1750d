"""The observer of a connection's transactions: own work is written down with each that changes it."""

from typing import Protocol


class Witness(Protocol):
    """An observer of the transactions of one connection."""

    def begun(self) -> None:
        """Take part in a transaction that has the write lock and has changed nothing yet; if it raises, it is over."""
        ...

    def before_commit(self) -> None:
        """Take part in a transaction that is about to be committed; if it raises, nothing is committed."""
        ...

    def rolled_back(self, *, locked: bool) -> None:
        """Follow a transaction that failed; `locked` if it still holds the write lock. Must not raise."""
        ...

    def committed(self) -> None:
        """Follow a transaction that is committed. Must not raise."""
        ...
