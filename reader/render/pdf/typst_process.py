"""The worker process that typesets a book: it can be killed at any moment, and frees its memory when it ends."""

import multiprocessing
import signal
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree

from reader.errors import Cancelled, NotSet, PdfReason, system_reason
from reader.processes import ctrl_c_held_back, main_left_out
from reader.render.pdf.typeset_pdf import Pdf

_POLL_S = 0.1


def typeset(folder: Path, made: datetime, serif: bool, going_on: Callable[[], bool]) -> Pdf:
    """Typeset the folder in a worker process. `going_on` is called ten times a second. Raises Cancelled and NotSet."""
    # Not forked: a fork of a program with threads may wait for ever for a lock that one of them had.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(theirs, folder, made, serif), name="dubao-pdf", daemon=True)
    try:
        with ctrl_c_held_back(), main_left_out():
            process.start()
        theirs.close()
        while not ours.poll(_POLL_S):
            if not going_on():
                raise Cancelled
        answer: Pdf | Exception = ours.recv()
    except EOFError:
        raise NotSet(PdfReason.ENDED) from None
    except OSError as error:
        raise NotSet(PdfReason.FAILED, system_reason(error)) from error
    finally:
        theirs.close()
        ours.close()
        if process.pid is not None:
            process.kill()
            process.join()
    if isinstance(answer, Exception):
        raise answer
    return answer


def serve(connection: Connection, folder: Path, made: datetime, serif: bool) -> None:
    """Typeset the folder, in the worker process, and send the PDF or the error."""
    # Ctrl+C in a terminal reaches every process of the program; the parent process ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # Typst is imported in the worker process only.
        from reader.render.pdf.typesetting import set_book

        answer: Pdf | Exception = set_book(folder, made, serif=serif)
    except NotSet as error:
        answer = error
    except OSError:
        answer = NotSet(PdfReason.NO_ROOM, str(folder.parent))
    except Exception as error:  # noqa: BLE001 - the process ends here: whoever waits for it raises it again
        answer = RuntimeError(f"{type(error).__name__}: {error}")
    try:
        connection.send(answer)
    except OSError:
        # The parent process has ended, and can no longer remove the folder.
        rmtree(folder, ignore_errors=True)
