"""Small words of SQL that every group of tables uses."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

_CHUNK = 500
"""Parameters of a statement; SQLite allows 32,766, but keeps prepared statements, and few sizes keep them few."""
_T = TypeVar("_T")


def chunks(items: Sequence[_T]) -> Iterator[list[_T]]:
    """Yield pieces small enough for a list of SQL parameters."""
    rest = iter(items)
    while piece := list(islice(rest, _CHUNK)):
        yield piece


def placeholders(items: Sequence[object]) -> str:
    """'?,?,?' for an IN list."""
    return ",".join("?" * len(items))


def known(value: str) -> str | None:
    """Return a fact from a column: '' is unknown."""
    return value or None


def now() -> str:
    """Return this moment, ISO 8601, UTC, in microseconds, so that text order is time order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
