"""Each mutant in a copy of the checkout, with the tests of its package."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue

from cosmic_ray.testing import run_tests
from cosmic_ray.work_item import TestOutcome

from tests.mutation.mutants import Mutant

# One worker of pytest: two would cost more than they save with the tests of one package.
_PYTEST = ("-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--hypothesis-seed=0")
_LIMIT_FACTOR = 3
"""A trial may take this many times as long as the tests without a change, and _MARGIN_S more."""
_MARGIN_S = 20


class Outcome(StrEnum):
    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"


class TestsFail(Exception):
    """The tests fail without any change; `output` is pytest's."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


class Trials:
    """Copies of the checkout in `folder`, in which mutants are tried, as many at once as there are copies."""

    def __init__(self, root: Path, folder: Path, tests: Sequence[Path], jobs: int) -> None:
        self._tests = tests
        self._jobs = jobs
        self._copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            self._copies.put(_copy(root, folder / str(number)))
        self.limit_s = 3600.0

    def measure(self) -> float:
        """Run the tests unchanged, set the time limit by it, and return its seconds. Raises TestsFail."""
        copy = self._copies.get()
        try:
            started = time.monotonic()
            outcome, output = run_tests(self._command(copy), self.limit_s)
            taken = time.monotonic() - started
        finally:
            self._copies.put(copy)
        if outcome is not TestOutcome.SURVIVED:
            raise TestsFail(output)
        self.limit_s = _LIMIT_FACTOR * taken + _MARGIN_S
        return taken

    def run(self, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, Outcome]]:
        """Try all mutants, and yield them in their order."""
        with ThreadPoolExecutor(self._jobs) as pool:
            yield from zip(mutants, pool.map(self._try, mutants), strict=True)

    def _try(self, mutant: Mutant) -> Outcome:
        copy = self._copies.get()
        file = copy / mutant.file
        source = file.read_bytes()
        try:
            file.write_text(mutant.code, encoding="utf-8")
            outcome, output = run_tests(self._command(copy), self.limit_s)
        finally:
            file.write_bytes(source)
            self._copies.put(copy)
        if outcome is TestOutcome.SURVIVED:
            return Outcome.SURVIVED
        return Outcome.TIMEOUT if output == "timeout" else Outcome.KILLED

    def _command(self, copy: Path) -> str:
        """Return the command that runs pytest in the copy, whose `reader` is the first on the path."""
        command = shlex.join((sys.executable, *_PYTEST, *map(str, self._tests)))
        return shlex.join(("sh", "-c", f"cd {shlex.quote(str(copy))} && exec {command}"))


def _copy(root: Path, folder: Path) -> Path:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, folder / name)
    # A module that was changed twice in one second must be compiled twice.
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    return folder
