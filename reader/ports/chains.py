"""Continuation chains: stories that are parts of one, joined by their jump lines."""

from collections.abc import Sequence
from typing import Protocol

from reader.ports.rows import OpenJump


class Chains(Protocol):
    """Chains of stories, made issue by issue after pages have come in."""

    def unjoined(self) -> list[tuple[str | None, str | None]]:
        """Newspaper and date of the issues whose jump lines changed since `set`."""
        ...

    def set(self, newspaper: str | None, date: str | None, chains: Sequence[Sequence[int]]) -> None:
        """Replace the chains of an issue by `chains`, each in reading order; the issue counts as joined.

        Every story whose chain became another is put on the change list.
        """
        ...

    def of(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return the chain of each story that is part of one, in reading order.

        Stories that stand alone are left out.
        """
        ...

    def open_jumps(self) -> list[OpenJump]:
        """Jump lines whose other part is not joined, newest first."""
        ...

    def open_jump_count(self) -> int:
        """Return the number of jump lines that `open_jumps` would return."""
        ...
