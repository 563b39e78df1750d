"""What every group of tables stands on, and small words of SQL that they share."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from reader.store.connection import Database

_CHUNK = 500
_T = TypeVar("_T")


class Tables:
    """A view on the library file; the groups of `SqliteStore` share one `Database`."""

    _db: Database


def chunks(items: Sequence[_T]) -> Iterator[list[_T]]:
    """Pieces small enough for a list of SQL parameters."""
    rest = iter(items)
    while piece := list(islice(rest, _CHUNK)):
        yield piece


def marks(items: Sequence[object]) -> str:
    """'?,?,?' for an IN list."""
    return ",".join("?" * len(items))


def now() -> str:
    """This moment, ISO 8601, UTC, in microseconds, so that what came later sorts later."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
