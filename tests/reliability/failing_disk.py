"""The failing disk in Python: compiling `failing_disk.c`, starting a process on it, arming it.

Linux with a C compiler only. A process gets it by `relaunched`; its forks have it as well.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".c")
_LIBRARY = "DUBAO_FAILING_DISK"
"""The variable that names the compiled library to the process that was started on it."""


class Fate(IntEnum):
    """An end of the chosen call, by the numbers of `failing_disk.c`."""

    COUNT = 0
    FAIL = 1
    KILL = 2
    POWER_CUT = 3


def is_possible() -> bool:
    """Return True if this machine can compile and load the library."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def compiled(folder: Path) -> Path:
    """Compile the library into a folder."""
    library = folder / "failing_disk.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, _SOURCE, "-ldl", "-lpthread"], check=True)
    return library


def launched(module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a module of the tests on a failing disk, and return what it printed."""
    with tempfile.TemporaryDirectory(prefix="failing-disk-") as name:
        library = compiled(Path(name))
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=os.environ | {"LD_PRELOAD": str(library), _LIBRARY: str(library), "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=Path(__file__).parents[2],
            text=True,
            capture_output=True,
            check=False,
        )


def is_present() -> bool:
    """Return True in a process that was started on the failing disk."""
    return _LIBRARY in os.environ


class FailingDisk:
    """The disk of this process."""

    def __init__(self) -> None:
        library = ctypes.CDLL(os.environ[_LIBRARY])
        self._arm = library.failing_disk_arm
        self._arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_long, ctypes.c_int]
        self._disarm = library.failing_disk_disarm
        self._disarm.restype = ctypes.c_long
        self.calls = 0
        """Calls that were counted the last time."""

    @contextmanager
    def watching(
        self, folder: Path, fate: Fate = Fate.COUNT, at: int = -1, *, code: int = 0, times: int = 1
    ) -> Iterator[None]:
        """Within, changes of files under `folder` are counted; the call `at` meets its fate, with the error `code`."""
        self._arm(os.fsencode(folder), fate, at, times, code)
        try:
            yield
        finally:
            self.calls = self._disarm()
