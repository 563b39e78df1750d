"""Workbooks of spreadsheets (.xlsx, .xlsm, .xls, .ods) as rows: read in a child process, with limits.

A process that is a child with limits itself reads them by itself.

A workbook of a few kilobytes may unpack to any size, or set one cell at the far corner of a sheet, for which the reader
makes room as for all cells before it. The child process may be killed for that; this one may not.
"""

import os
import signal
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reader.errors import FileReason, FileRefused
from reader.importer.source.kinds import Kind, known_kind
from reader.processes import ctrl_c_held_back, main_left_out

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of workbooks: of a zip file (.xlsx, .ods), of an OLE file (.xls)."""

LIMIT_BYTES = 100 * 1024 * 1024
"""Bytes of a workbook, which is read as a whole; a year of a daily paper has 10 MB."""

_MEMORY_BYTES = 3 * 1024 * 1024 * 1024
_LONGEST_WAIT_S = 120.0
_BATCH_ROWS = 200
STDERR = 2
"""Number of the file that a process complains to."""

Sheet = str
Cells = list[str]
_Message = list[tuple[Sheet, Cells]] | FileReason | None
"""Rows with the names of their sheets; a reason why there are none; None after the last."""


def is_workbook(path: PurePath, head: bytes) -> bool:
    """Return True for a file that its name calls a workbook, and whose first bytes do not deny it."""
    return known_kind(path) is Kind.WORKBOOK and head.startswith(PACKED)


def cells(path: Path, data: bytes) -> Iterator[tuple[Sheet, Cells]]:
    """Yield the rows of a workbook, sheet after sheet. Raises FileRefused 'encrypted', 'damaged' or 'too_large'."""
    # Loaded with the first workbook: other files need none of it.
    import multiprocessing

    if multiprocessing.current_process().daemon:
        yield from _cells_here(path, data)
        return

    # Not forked: a fork of a program with threads may wait for ever for a lock that one of them had.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(theirs, data), name="dubao-workbook", daemon=True)
    try:
        with ctrl_c_held_back(), main_left_out():
            process.start()
        theirs.close()
        while (message := _received(ours, path)) is not None:
            if isinstance(message, FileReason):
                raise FileRefused(path, message)
            yield from message
    finally:
        theirs.close()
        ours.close()
        if process.pid is not None:
            process.kill()
            process.join()


def _cells_here(path: Path, data: bytes) -> Iterator[tuple[Sheet, Cells]]:
    try:
        yield from _rows(data)
    except (MemoryError, GeneratorExit):
        raise
    except BaseException as problem:
        raise FileRefused(path, _reason(problem)) from problem


def _reason(problem: BaseException) -> FileReason:
    """Return why a workbook cannot be read; a panic of Rust is no Exception."""
    return FileReason.ENCRYPTED if type(problem).__name__ == "PasswordError" else FileReason.DAMAGED


def _received(connection: "Connection", path: Path) -> _Message:
    """Return the next message. A child that ended, or says nothing for long, met a workbook that is out of bounds."""
    try:
        if not connection.poll(_LONGEST_WAIT_S):
            raise FileRefused(path, FileReason.TOO_LARGE)
        message: _Message = connection.recv()
    except (EOFError, OSError) as problem:
        raise FileRefused(path, FileReason.TOO_LARGE) from problem
    return message


def serve(connection: "Connection", data: bytes) -> None:
    """Read the workbook, in the child process, and send its rows."""
    # Ctrl+C in a terminal reaches every process of the program; the parent process ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A child that runs out of memory prints where; the refusal of the file says what a person can use.
    os.dup2(os.open(os.devnull, os.O_WRONLY), STDERR)
    _limit_memory()
    batch: list[tuple[Sheet, Cells]] = []
    try:
        for row in _rows(data):
            batch.append(row)
            if len(batch) == _BATCH_ROWS:
                connection.send(batch)
                batch = []
        connection.send(batch)
        connection.send(None)
    except BrokenPipeError:
        # The parent process has seen enough.
        return
    except MemoryError:
        connection.send(FileReason.TOO_LARGE)
    except BaseException as problem:  # noqa: BLE001 - the process ends here
        connection.send(_reason(problem))


def _limit_memory() -> None:
    """Let no workbook take the memory of the machine; only Unix can."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(_MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _rows(data: bytes) -> Iterator[tuple[Sheet, Cells]]:
    # Imported in the child process only.
    from python_calamine import load_workbook

    with load_workbook(BytesIO(data)) as book:
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).iter_rows():
                written = [_written(cell) for cell in row]
                if any(written):
                    yield name, written


def _written(cell: object) -> str:
    """Return a cell as text: days as ISO 8601, whole numbers without a fraction."""
    match cell:
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date():
            return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
