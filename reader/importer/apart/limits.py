"""Limits of the child process: its memory, and the size of any file that it writes."""

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reader.importer.source.safe_files import STREAM_LIMIT_BYTES

MEMORY_BYTES = 3 * 1024 * 1024 * 1024
"""Address space, of which a process uses a part; a file of a format's largest size takes less than a third."""

OUT_OF_MEMORY = 77
"""Exit code of a process that its watch ended."""

_WATCHED_EVERY_S = 0.25


def limit() -> None:
    """Limit this process. If the system does not watch over memory, a thread measures it, and ends the process."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_FSIZE, STREAM_LIMIT_BYTES)
        _lower(resource.RLIMIT_CORE, 0)
        if sys.platform == "linux":
            _lower(resource.RLIMIT_AS, MEMORY_BYTES)
            return
    threading.Thread(target=watch, args=(memory_held, MEMORY_BYTES, os._exit), daemon=True).start()


def watch(held: Callable[[], int], most: int, end: Callable[[int], object]) -> None:
    """Measure the memory until there is too much of it, and call `end`."""
    while held() <= most:
        time.sleep(_WATCHED_EVERY_S)
    end(OUT_OF_MEMORY)


def memory_held() -> int:
    """Return the bytes of memory that this process holds, or held at most; 0 if the system does not say."""
    if sys.platform == "win32":
        return _working_set()
    if sys.platform == "linux":
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource

    # In bytes on macOS, unlike elsewhere.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _lower(which: int, most: int) -> None:
    """Set a limit, unless a lower one holds already."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(which)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (soft, hard))


def _working_set() -> int:
    """Return the bytes of PROCESS_MEMORY_COUNTERS.PeakWorkingSetSize (Windows)."""
    if sys.platform != "win32":
        return 0
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((f"size{number}", ctypes.c_size_t) for number in range(8)),
        )

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel = ctypes.windll.kernel32
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
    found = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.size0) if found else 0
