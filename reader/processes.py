"""Starting child processes: without Ctrl+C, and without the parent's main module; their end with their parent."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ctrl_c_held_back() -> Iterator[None]:
    """Block SIGINT while a child process starts: it inherits the block, and Ctrl+C does not reach it.

    A SIGINT that arrives meanwhile is delivered to this process at the end of the block.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # It is started with the first child, and would unblock the signal.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def main_left_out() -> Iterator[None]:
    """Start a child process without this program's main module, which may be a script that works when imported."""
    main = sys.modules["__main__"].__dict__
    hidden = {name: main.pop(name) for name in ("__file__", "__spec__") if name in main}
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update({"__spec__": None} | hidden)


def end_with_parent() -> None:
    """End this child process when its parent ends, however that ends, even in the middle of work.

    A thread watches the parent: a process that works does not read its pipe.
    """
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
