"""The start of a worker process: it treats warnings as its parent does before it imports a library that has any.

This module may import nothing that needs Whoosh or jieba: a new process imports the module of its target first.
"""

import signal
import warnings
from multiprocessing.connection import Connection
from pkgutil import resolve_name
from typing import TypeAlias

Filter: TypeAlias = tuple[str, str, type[Warning], str, int]
"""The arguments of `warnings.filterwarnings`."""


def filters_here() -> list[Filter]:
    """Return the warning filters of this process in their order, without those of libraries' own categories.

    A category of a library could not be named in another process without importing the library there.
    """
    return [
        (action, _pattern(message), category, _pattern(module), line)
        for action, message, category, module, line in warnings.filters
        if isinstance(category, type) and category.__module__ == "builtins"
    ]


def _pattern(matcher: object) -> str:
    """Return the regular expression of a filter; Python's own filters have some as plain text, and None for any."""
    return str(getattr(matcher, "pattern", matcher or ""))


def begin(connection: Connection, filters: list[Filter], work: str) -> None:
    """Run a worker process: its target. `work` names the function of its work, as 'package.module:function'."""
    # Control-C in a terminal reaches every process of the program: this one ends with its parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.resetwarnings()
    for action, message, category, module, line in reversed(filters):
        warnings.filterwarnings(action, message, category, module, line)  # type: ignore[arg-type]
    # Imported by name and only now: at the head of this file it would come too early.
    resolve_name(work)(connection)
