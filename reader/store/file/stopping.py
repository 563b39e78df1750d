"""A statement of SQLite that can be stopped while it runs."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.errors import Cancelled

_STEPS_BETWEEN = 100_000
"""Instructions of SQLite's machine between two questions: some milliseconds."""


@contextmanager
def stoppable(connection: sqlite3.Connection, goes_on: Callable[[], bool]) -> Iterator[None]:
    """Ask `goes_on` now and then while the statements inside run; raise Cancelled once it returns False."""
    stopped = False

    def asked() -> bool:
        nonlocal stopped
        stopped = stopped or not goes_on()
        return stopped

    connection.set_progress_handler(asked, _STEPS_BETWEEN)
    try:
        yield
    except sqlite3.OperationalError as error:
        if stopped:
            raise Cancelled from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
