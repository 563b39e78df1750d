"""Paths as text. A name on a Unix disk is bytes: old Chinese ones are GB 18030, and some are no text at all.

Python carries bytes that are no UTF-8 as lone surrogates, which no database, file or pipe takes.
"""

import os
from collections.abc import Mapping
from pathlib import Path


def written(path: Path) -> str:
    """Return a path as kept and shown; bytes that are no UTF-8 are spelt out (\\xc8), so that no two paths are one."""
    name = str(path)
    return name if _is_text(name) else os.fsencode(name).decode("utf-8", "backslashreplace")


def renamed(path: Path, called: Mapping[Path, str]) -> str:
    """Return a path as it is shown; a file that is `called` something else, and what is in it, by that name."""
    for file, name in called.items():
        if path == file or file in path.parents:
            return str(Path(name) / path.relative_to(file)) if path != file else name
        if path.parent == file.parent and path.name.startswith(f"{file.name}:"):
            # A line of the file.
            return name + path.name.removeprefix(file.name)
    return written(path)


def read_as(name: str) -> str:
    """Return the name of a file or folder as a person reads it: as GB 18030 if it is no UTF-8."""
    return name if _is_text(name) else os.fsencode(name).decode("gb18030", "replace")


def _is_text(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)
