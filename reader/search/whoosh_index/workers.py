"""Worker processes that make segments, so that all cores work and no thread of this program waits for Python's lock.

A worker reads the index and writes files apart from it; it never changes the index. If one dies, its task is run again
in this process. Workers end when this process does, however it ends.
"""

import ctypes
import multiprocessing
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeAlias

from whoosh.codec.base import Segment

from reader.processes import ctrl_c_held_back, end_with_parent
from reader.search.whoosh_index.tasks import Task, TaskRunner, Workplace
from reader.search.whoosh_index.worker_start import begin, filters_here
from reader.text.segment import Segmenter, make_segmenter

NICE = 5
"""Increase of the niceness of workers: the threads of this program go first."""
_MALLOPT = {-3: 1 << 30, -1: 1 << 30}
"""The C library's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD: bytes from which memory is handed back at once."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The error of a task in another process; `number` is its errno, 0 if it is not an OSError."""

    kind: str
    text: str
    number: int = 0

    def error(self) -> Exception:
        return OSError(self.number, self.text) if self.number else RuntimeError(f"{self.kind}: {self.text}")


Outcome: TypeAlias = "Segment | Failure"


class Pool(Protocol):
    """A pool that runs tasks."""

    def free(self) -> bool:
        """Return True if a task can be submitted."""
        ...

    def submit(self, task: Task) -> None: ...
    def done(self) -> list[tuple[Task, Outcome]]:
        """Wait for a task, and return all that are done since the last call; none if none is under way."""
        ...

    def close(self) -> None:
        """Abandon the tasks under way."""
        ...


class InProcess:
    """A pool of this process alone, which runs a task when it is asked for."""

    def __init__(self, run: TaskRunner) -> None:
        self._run = run
        self._tasks: list[Task] = []

    def free(self) -> bool:
        return not self._tasks

    def submit(self, task: Task) -> None:
        self._tasks.append(task)

    def done(self) -> list[tuple[Task, Outcome]]:
        return [(task, _outcome(self._run, task)) for task in [self._tasks.pop(0)]] if self._tasks else []

    def close(self) -> None:
        self._tasks.clear()


class WorkerPool:
    """A pool of `count` worker processes; of this process if they cannot be started or died."""

    def __init__(self, place: Workplace, segmenter: Segmenter, count: int) -> None:
        self._here = InProcess(TaskRunner(place.of("here"), segmenter))
        self._segmenter = segmenter
        self._workers: list[_Worker] = []
        with suppress(OSError, ValueError, RuntimeError):
            for number in range(count):
                self._workers.append(_Worker(place.of(str(number))))

    def free(self) -> bool:
        return any(worker.task is None for worker in self._workers) if self._workers else self._here.free()

    def submit(self, task: Task) -> None:
        for worker in [worker for worker in self._workers if worker.task is None]:
            if worker.submit(task):
                return
            self._reap(worker)
        self._here.submit(task)

    def done(self) -> list[tuple[Task, Outcome]]:
        if not self._here.free():
            return self._here.done()
        busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
        found: list[tuple[Task, Outcome]] = []
        for connection in wait(list(busy)) if busy else []:
            found += self._answer(busy[connection])  # type: ignore[index]
        return found if found or not self._under_way() else self.done()

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._here.close()

    def _under_way(self) -> bool:
        return not self._here.free() or any(worker.task is not None for worker in self._workers)

    def _answer(self, worker: "_Worker") -> list[tuple[Task, Outcome]]:
        try:
            received = worker.connection.recv()
        except (EOFError, OSError):
            self._reap(worker)
            return []
        if isinstance(received, str):
            # The first message of a worker: the segmenter it has.
            if received != self._segmenter.id:
                self._reap(worker)
            return []
        task, worker.task = worker.task, None
        assert task is not None
        return [(task, received)]

    def _reap(self, worker: "_Worker") -> None:
        """End a worker that cannot go on; its task is run in this process."""
        self._workers.remove(worker)
        worker.end()
        if worker.task is not None:
            self._here.submit(worker.task)


class _Worker:
    """One process, its end of the pipe, and the task it has."""

    def __init__(self, place: Workplace) -> None:
        # Not forked: a copy of a program with threads may never get a lock that one of them held.
        context = multiprocessing.get_context("spawn")
        self.task: Task | None = None
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=begin, args=(theirs, filters_here(), f"{__name__}:{serve.__name__}"), name="dubao-index", daemon=True
        )
        try:
            with ctrl_c_held_back():
                self._process.start()
        finally:
            theirs.close()
        with suppress(OSError):
            # A worker that is dead already is noticed when it gets a task.
            self.connection.send(place)

    def submit(self, task: Task) -> bool:
        """Send a task; return False if the process is gone."""
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
    """Run the tasks that come through the pipe until it closes; the first message is their Workplace."""
    end_with_parent()
    if hasattr(os, "nice"):
        # Reading and searching go first.
        os.nice(NICE)
    trim = _keep_memory()
    segmenter = make_segmenter()
    with suppress(EOFError, OSError):
        run = TaskRunner(connection.recv(), segmenter)
        connection.send(segmenter.id)
        while True:
            connection.send(_outcome(run, connection.recv()))
            trim()


def _outcome(run: Callable[[Task], Segment], task: Task) -> Outcome:
    try:
        return run(task)
    except OSError as error:
        return Failure(type(error).__name__, str(error), error.errno or 0)
    except Exception as error:  # noqa: BLE001 - a damaged index raises nearly anything, and here the process's work ends:
        # the failure is sent to the process that submitted the task, which raises it.
        return Failure(type(error).__name__, str(error))


def _keep_memory() -> Callable[[], object]:
    """Make the C library keep freed memory, and return a function that gives it back to the system.

    Large arrays come and go all the time; to map each anew takes a tenth of a worker's time.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # Not every C library has these.
            library = ctypes.CDLL(None)
            for option, size in _MALLOPT.items():
                library.mallopt(option, size)
            return partial(library.malloc_trim, 0)
    return lambda: None
