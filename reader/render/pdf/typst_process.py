"""The process that sets a book: it can be stopped at any moment, and takes its memory with it when it ends."""

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree

from reader.errors import Cancelled, NotSet, PdfReason
from reader.processes import ctrl_c_held_back, main_left_out

_LOOK_UP_S = 0.1


@dataclass(frozen=True, slots=True)
class Pdf:
    """The file's content; `missing` are the characters that no font has, in their order, drawn as 〓.

    `left_out` are the files of pictures that could not be decoded.
    """

    content: bytes
    missing: str = ""
    left_out: tuple[str, ...] = ()


def press(folder: Path, made: datetime, serif: bool, going_on: Callable[[], bool]) -> Pdf:
    """Set what lies in the folder. `going_on` is asked ten times a second. Raises Cancelled and NotSet."""
    # Not forked: a copy of a program with threads may never get a lock that one of them held.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(theirs, folder, made, serif), name="dubao-pdf", daemon=True)
    try:
        with ctrl_c_held_back(), main_left_out():
            process.start()
        theirs.close()
        while not ours.poll(_LOOK_UP_S):
            if not going_on():
                raise Cancelled
        answer: Pdf | Exception = ours.recv()
    except EOFError:
        raise NotSet(PdfReason.ENDED) from None
    except OSError as error:
        raise NotSet(PdfReason.FAILED, error.strerror or str(error)) from error
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
    """Set the book, in the process, and send what came of it."""
    # Ctrl+C in a terminal reaches every process of the program: this one is ended by the one that started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # Typst is loaded in this process only.
        from reader.render.pdf.typesetting import set_book

        answer: Pdf | Exception = set_book(folder, made, serif=serif)
    except NotSet as error:
        answer = error
    except OSError as error:
        answer = NotSet(PdfReason.NO_ROOM, f"{folder.parent}: {error.strerror}")
    except Exception as error:  # noqa: BLE001 - the process ends here: whoever waits for it raises it again
        answer = RuntimeError(f"{type(error).__name__}: {error}")
    try:
        connection.send(answer)
    except OSError:
        # Who asked for it has gone meanwhile, and can no longer clear up.
        rmtree(folder, ignore_errors=True)
