"""Other processes that make segments, so that two cores are used and no thread of this program waits for Python's lock.

A worker reads the index and writes files apart; it never changes the index. One that dies loses the task it had, which
is done again here. Workers end when this process does, however it ends.
"""

import ctypes
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeAlias

from whoosh.codec.base import Segment

from reader.processes import ctrl_c_held_back
from reader.search.whoosh_index.tasks import Maker, Task, Workplace
from reader.search.whoosh_index.worker_start import begin, filters_here
from reader.text.segment import Segmenter, make_segmenter

NICE = 5
"""Workers step back so far behind the threads of this program."""
_MALLOPT = {-3: 1 << 30, -1: 1 << 30}
"""The C library's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD: bytes from which memory is handed back at once."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with a task in another process; `number` is the system's, 0 where it is none of its errors."""

    kind: str
    text: str
    number: int = 0

    def error(self) -> Exception:
        return OSError(self.number, self.text) if self.number else RuntimeError(f"{self.kind}: {self.text}")


Outcome: TypeAlias = "Segment | Failure"


class Crew(Protocol):
    """Does tasks."""

    def free(self) -> bool:
        """Whether a task can be taken."""
        ...

    def give(self, task: Task) -> None: ...
    def done(self) -> list[tuple[Task, Outcome]]:
        """Tasks that are done since; waits for one. Empty where none is under way."""
        ...

    def close(self) -> None:
        """Give up what is under way."""
        ...


class Alone:
    """Does tasks in this process, one when it is asked for."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._tasks: list[Task] = []

    def free(self) -> bool:
        return not self._tasks

    def give(self, task: Task) -> None:
        self._tasks.append(task)

    def done(self) -> list[tuple[Task, Outcome]]:
        return [(task, _outcome(self._maker, task)) for task in [self._tasks.pop(0)]] if self._tasks else []

    def close(self) -> None:
        self._tasks.clear()


class Workers:
    """Does tasks in `count` other processes; in this one where they cannot be started, or died."""

    def __init__(self, place: Workplace, segmenter: Segmenter, count: int) -> None:
        self._alone = Alone(Maker(place.of("here"), segmenter))
        self._segmenter = segmenter
        self._workers: list[_Worker] = []
        with suppress(OSError, ValueError, RuntimeError):
            for number in range(count):
                self._workers.append(_Worker(place.of(str(number))))

    def free(self) -> bool:
        return any(worker.task is None for worker in self._workers) if self._workers else self._alone.free()

    def give(self, task: Task) -> None:
        for worker in [worker for worker in self._workers if worker.task is None]:
            if worker.give(task):
                return
            self._bury(worker)
        self._alone.give(task)

    def done(self) -> list[tuple[Task, Outcome]]:
        if not self._alone.free():
            return self._alone.done()
        busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
        found: list[tuple[Task, Outcome]] = []
        for connection in wait(list(busy)) if busy else []:
            found += self._answer(busy[connection])  # type: ignore[index]
        return found if found or not self._under_way() else self.done()

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._alone.close()

    def _under_way(self) -> bool:
        return not self._alone.free() or any(worker.task is not None for worker in self._workers)

    def _answer(self, worker: "_Worker") -> list[tuple[Task, Outcome]]:
        try:
            told = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return []
        if isinstance(told, str):
            if told != self._segmenter.id:
                self._bury(worker)
            return []
        task, worker.task = worker.task, None
        assert task is not None
        return [(task, told)]

    def _bury(self, worker: "_Worker") -> None:
        self._workers.remove(worker)
        worker.end()
        if worker.task is not None:
            self._alone.give(worker.task)


class _Worker:
    """One process, its end of the pipe, and the task it has."""

    def __init__(self, place: Workplace) -> None:
        # Not forked: a copy of a program with threads may never get a lock that one of them held.
        context = multiprocessing.get_context("spawn")
        self.task: Task | None = None
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=begin, args=(theirs, filters_here()), name="dubao-index", daemon=True
        )
        try:
            with ctrl_c_held_back():
                self._process.start()
        finally:
            theirs.close()
        with suppress(OSError):
            # One that is dead already is found out when it is given a task.
            self.connection.send(place)

    def give(self, task: Task) -> bool:
        """False where the process is gone."""
        try:
            self.connection.send(task)
        except OSError:
            return False
        self.task = task
        return True

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


def serve(connection: Connection) -> None:
    """Do the tasks that come through the pipe, after the place where they are done, until it ends."""
    _end_with_parent()
    if hasattr(os, "nice"):
        # Whoever reads and searches meanwhile goes first.
        os.nice(NICE)
    trim = _keep_memory()
    segmenter = make_segmenter()
    with suppress(EOFError, OSError):
        maker = Maker(connection.recv(), segmenter)
        connection.send(segmenter.id)
        while True:
            connection.send(_outcome(maker, connection.recv()))
            trim()


def _outcome(maker: Callable[[Task], Segment], task: Task) -> Outcome:
    try:
        return maker(task)
    except OSError as error:
        return Failure(type(error).__name__, str(error), error.errno or 0)
    except Exception as error:  # noqa: BLE001 - a damaged index raises nearly anything, and here the process's work ends:
        # the failure goes to whoever gave the task, who raises it there.
        return Failure(type(error).__name__, str(error))


def _keep_memory() -> Callable[[], object]:
    """Keep memory that was used until it is given back with what is returned.

    Large arrays come and go all the time; to fetch each anew from the system takes a tenth of a worker's time.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # Not every C library has these.
            library = ctypes.CDLL(None)
            for option, size in _MALLOPT.items():
                library.mallopt(option, size)
            return partial(library.malloc_trim, 0)
    return lambda: None


def _end_with_parent() -> None:
    """A worker in the middle of a merge does not read its pipe: a thread waits for the parent's death."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
