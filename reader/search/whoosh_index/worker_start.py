"""The first steps of a worker process: it treats warnings as its parent does before it imports a library that has any.

Of this package it may import only what needs no Whoosh and no jieba: a process is handed its target by name, and
imports that module before it can be told anything.
"""

import signal
import warnings
from importlib import import_module
from multiprocessing.connection import Connection
from typing import TypeAlias

Filter: TypeAlias = tuple[str, str, type[Warning], str, int]
"""The arguments of `warnings.filterwarnings`."""


def filters_here() -> list[Filter]:
    """The warning filters of this process, the first to be asked first; those of libraries' own categories left out.

    To name such a category in another process is to import its library there.
    """
    return [
        (action, _pattern(message), category, _pattern(module), line)
        for action, message, category, module, line in warnings.filters
        if isinstance(category, type) and category.__module__ == "builtins"
    ]


def _pattern(matcher: object) -> str:
    """The regular expression of a filter; Python's own filters hold some as plain text, and None for any."""
    return str(getattr(matcher, "pattern", matcher or ""))


def begin(connection: Connection, filters: list[Filter]) -> None:
    """The target of a worker process."""
    # Control-C in a terminal reaches every process of the program: this one ends with its parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.resetwarnings()
    for action, message, category, module, line in reversed(filters):
        warnings.filterwarnings(action, message, category, module, line)  # type: ignore[arg-type]
    # Only now, by name: an import at the head of this file would come too early.
    import_module("reader.search.whoosh_index.workers").serve(connection)
