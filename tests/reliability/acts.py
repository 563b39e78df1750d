"""Acts of a person, struck at every single call that it makes to the disk, and at its requests for memory.

An act that was reported must be there afterwards; one that was not must be there whole or not at all; the library opens
by itself and finds nothing wrong with itself.
"""

import argparse
import errno
import json
import os
import random
import re
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.acts.registry import ACTS
from reader.errors import ReaderError
from reader.library.library import Library
from reader.wiring import Make, open_library
from tests.acts.furnished import furnish, rows_of, shelf
from tests.acts.performed import PERFORMED, Way
from tests.library.conftest import Shelf
from tests.reliability.failing_disk import FailingDisk, Fate

_TIMES = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:?\d\d|Z)?")
_REQUESTS = 6000
"""Requests for memory among which one is chosen to fail; small acts make fewer, and are done then."""
_REPORTED = 0
"""Exit code of a process whose act was reported."""
_REFUSED = 3
_BUG = 4

State = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Blow:
    """A blow to an act: its fate and the number of the call; `code` is the error of a call that fails."""

    fate: Fate
    at: int
    code: int = 0
    memory: bool = False
    """Requests for memory are counted instead of calls to the disk."""

    @property
    def name(self) -> str:
        """The kind of blow: 'kill', 'power_cut', 'EIO', 'ENOSPC', 'no memory'."""
        return "no memory" if self.memory else errno.errorcode.get(self.code, self.fate.name.lower())

    def __str__(self) -> str:
        return f"{self.name} at call {self.at}"


@dataclass(frozen=True, slots=True)
class Trial:
    """An act by its name and the number of its way, and the blow."""

    act: str
    way: int
    blow: Blow

    def __str__(self) -> str:
        return f"{self.act}[{self.way}]: {self.blow}"


class Arena:
    """A furnished library that is copied for each trial, and what each act makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.disk = FailingDisk()
        self.files = shelf()
        self._states: dict[tuple[str, int], State] = {}
        self._calls: dict[tuple[str, int], int] = {}
        library = self._open(folder / "template", self.files)
        furnish(library, self.files)
        self.before = state_of(library)
        library.close()

    def calls(self, act: str, way: int) -> int:
        """Return the number of calls that an act makes to the disk."""
        self._prepare(act, way)
        return self._calls[act, way]

    def strike(self, trial: Trial) -> str:
        """Do an act, strike it, open the library again; return what is wrong, '' if nothing is."""
        self._prepare(trial.act, trial.way)
        place = self._copy()
        reported = self._in_a_process(trial, place)
        after = self._states[trial.act, trial.way]
        if reported == _BUG:
            return "an error that is no ReaderError"
        try:
            library = self._open(place / "library", self.files)
        except ReaderError as problem:
            return f"does not open: {problem}"
        try:
            found = state_of(library)
            problems = library.store.care.check()
        finally:
            library.close()
        if problems:
            return f"check: {problems}"
        if reported == _REPORTED and found != after:
            return f"reported and lost: {_difference(found, after)}"
        # An import keeps every file that it reported, and stops at the next one.
        if ACTS[trial.act].whole and found not in (after, self.before):
            return f"neither whole nor absent: {_difference(found, after)} / {_difference(found, self.before)}"
        return ""

    def _prepare(self, act: str, way: int) -> None:
        if (act, way) in self._states:
            return
        place = self._copy()
        files = shelf_again(self.files)
        library = self._open(place / "library", files)
        with self.disk.watching(place / "library"):
            PERFORMED[act][way](library, files)
        self._calls[act, way] = self.disk.calls
        library.close()
        again = self._open(place / "library", files)
        self._states[act, way] = state_of(again)
        again.close()

    def _copy(self) -> Path:
        place = self.folder / "trial"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        shutil.copytree(self.folder / "template", place / "library")
        return place

    def _open(self, folder: Path, files: Shelf) -> Library:
        library = open_library(folder, self.folder / "cache", make=Make.ANYWAY, fleeting=True)
        library._reading = files.reading()
        return library

    def _in_a_process(self, trial: Trial, place: Path) -> int:
        """Return the exit code of a process that does the act; a negative one if it was killed."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        code = _BUG
        try:
            code = self._done(trial, place / "library")
        except BaseException:  # noqa: BLE001 -- the process ends here
            traceback.print_exc()
        finally:
            os._exit(code)

    def _done(self, trial: Trial, folder: Path) -> int:
        files = shelf_again(self.files)
        library = self._open(folder, files)
        way = PERFORMED[trial.act][trial.way]
        blow = trial.blow
        try:
            if blow.memory:
                _without_memory(way, library, files, blow.at)
            else:
                with self.disk.watching(folder, blow.fate, blow.at, code=blow.code):
                    way(library, files)
        except (ReaderError, OSError, MemoryError):
            return _REFUSED
        return _REPORTED


def state_of(library: Library) -> State:
    """Return all rows that a person or a file made, without their times."""
    rows = rows_of(library.store)
    return {
        name: sorted(_TIMES.sub("T", row) for row in found) for name, found in rows.items() if name not in _OWN_BOOKS
    }


_OWN_BOOKS = ("meta",)
"""Tables in which the store keeps numbers for itself, the journal's place among them."""


def shelf_again(files: Shelf) -> Shelf:
    """Return a copy of the files, which an act may change."""
    return Shelf(dict(files.pages), stamps=dict(files.stamps), sizes=dict(files.sizes))


def all_blows(calls: int) -> Iterator[Blow]:
    """Yield every blow to an act with this number of calls."""
    for at in range(calls):
        yield Blow(Fate.KILL, at)
        yield Blow(Fate.POWER_CUT, at)
        yield Blow(Fate.FAIL, at, errno.EIO)
        yield Blow(Fate.FAIL, at, errno.ENOSPC)


def trials(arena: Arena, times: int | None, memory: int, seed: int) -> Iterator[Trial]:
    """Yield all trials, or `times` chosen at random, and `memory` more of each act at its requests for memory."""
    ways, draw = [(act, way) for act, found in PERFORMED.items() for way in range(len(found))], random.Random(seed)
    if times is None:
        for act, way in ways:
            yield from (Trial(act, way, blow) for blow in all_blows(arena.calls(act, way)))
    for _ in range(times or 0):
        act, way = draw.choice(ways)
        yield Trial(act, way, draw.choice(list(all_blows(arena.calls(act, way)))))
    for act, way in ways if memory else ():
        for _ in range(memory):
            yield Trial(act, way, Blow(Fate.COUNT, draw.randrange(_REQUESTS), memory=True))


def _without_memory(way: Way, library: Library, files: Shelf, at: int) -> None:
    from _testcapi import remove_mem_hooks, set_nomemory  # type: ignore[import-not-found]

    set_nomemory(at, at + 1)
    try:
        way(library, files)
    finally:
        remove_mem_hooks()


def _difference(found: State, wanted: State) -> str:
    parts = {
        name: [sorted(set(found.get(name, ())) - set(rows))[:2], sorted(set(rows) - set(found.get(name, ())))[:2]]
        for name, rows in wanted.items()
        if found.get(name) != rows
    }
    return json.dumps(parts, ensure_ascii=False)[:600]


def main() -> int:
    """Strike, and print what is wrong and the counts; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m tests.reliability.acts", description=__doc__)
    options.add_argument("folder", type=Path, help="an empty folder to work in")
    options.add_argument("--times", type=int, help="number of blows, chosen at random (default: all)")
    options.add_argument(
        "--memory", type=int, default=0, metavar="N", help="strike N requests for memory of each act too"
    )
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    arena, counts, faults = Arena(given.folder), Counter[str](), 0
    for trial in trials(arena, given.times, given.memory, given.seed):
        wrong = arena.strike(trial)
        counts[trial.blow.name] += 1
        if wrong:
            faults += 1
            print(f"{trial}: {wrong}", flush=True)
    said = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    print(f"{sum(counts.values())} blows ({said}): {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
