"""The child process: it reads one file after another, and sends what it finds."""

import os
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from reader.domain.house_style import HouseStyle
from reader.errors import FileReason, FileRefused
from reader.importer.apart.limits import limit
from reader.importer.apart.messages import Broken, Done, Message, Order, Passed, ReadTo, Refused, StyleWanted
from reader.importer.page_reading import ReadPages
from reader.processes import end_with_parent

_STDERR = 2
"""Number of the file that a process complains to."""


def begin(connection: Connection, read_pages: ReadPages) -> None:
    """Run the process until the parent closes its end of the pipe, or ends."""
    # Ctrl+C in a terminal reaches every process of the program; the parent process ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    # A library that runs out of memory prints where; the refusal of the file says what a person can use.
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STDERR)
    limit()
    with suppress(EOFError, OSError):
        serve(connection, read_pages)


def serve(connection: Connection, read_pages: ReadPages) -> None:
    """Read the files that are ordered. EOFError, OSError when the pipe closes."""
    while True:
        order: Order = connection.recv()
        connection.send(_last(partial(_read, connection, read_pages, order), order.path))


def _last(read: Callable[[], None], path: Path) -> Message:
    """Read a file, and return the message that ends it."""
    try:
        read()
    except FileRefused as refusal:
        return Refused.of(refusal, is_last=True)
    except MemoryError:
        return Refused(path, FileReason.TOO_MUCH_MEMORY, "", is_last=True)
    except (EOFError, BrokenPipeError):
        raise
    except Exception:  # noqa: BLE001 - here the process's work ends: the parent raises what it is sent
        return Broken(traceback.format_exc())
    return Done()


def _read(connection: Connection, read_pages: ReadPages, order: Order) -> None:
    def style_of(newspaper: str | None) -> HouseStyle:
        connection.send(StyleWanted(newspaper))
        return HouseStyle(connection.recv())

    pages = read_pages(
        order.path,
        lambda refusal: connection.send(Refused.of(refusal, is_last=False)),
        lambda size: connection.send(ReadTo(size)),
        style_of,
        order.columns,
        lambda member: connection.send(Passed(member)),
    )
    for page in pages:
        connection.send(page)
