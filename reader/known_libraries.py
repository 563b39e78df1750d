"""The libraries that were opened on this machine, so that a missing one is reported, not replaced by an empty one.

A disk that is not mounted leaves an empty folder, or none, in its place. The list lies outside the libraries, in a
small JSON file: by folder, the library's id and the mount point of the folder's disk.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.durable import write_durably
from reader.private_folders import make_private_folder

_MOST = 500
"""Libraries in the list; the oldest entries are dropped first."""


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """A library that was opened: its id, and the mount point of its disk."""

    library_id: str
    mount: Path

    @property
    def mounted(self) -> bool:
        """True if a disk is mounted at its mount point."""
        return self.mount.exists() and os.path.ismount(self.mount)


def known(file: Path, folder: Path) -> KnownLibrary | None:
    """Return the library that was opened in `folder`, by the list in `file`; None without it or a readable list."""
    held = _read(file).get(_name(folder))
    return KnownLibrary(held[0], Path(held[1])) if held else None


def remember(file: Path, folder: Path, library_id: str) -> None:
    """Add this library to the list in `file`. If that cannot be written, the library will not be missed later."""
    name, now = _name(folder), (library_id, str(_mount_of(folder)))
    held = _read(file)
    if held.get(name) == now:
        return
    held.pop(name, None)
    kept = dict([*held.items(), (name, now)][-_MOST:])
    with suppress(OSError):
        make_private_folder(file.parent)
        write_durably(file, json.dumps(kept, indent=1).encode())


def _name(folder: Path) -> str:
    """Return a folder's real path, the same through every link to it."""
    return os.path.realpath(folder)


def _mount_of(folder: Path) -> Path:
    real = Path(os.path.realpath(folder))
    return next((each for each in (real, *real.parents) if os.path.ismount(each)), Path(real.anchor))


def _read(file: Path) -> dict[str, tuple[str, str]]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: (held[0], held[1]) for name, held in kept.items() if _is_entry(held)}


def _is_entry(held: Any) -> bool:
    return (
        isinstance(held, list) and len(held) == 2 and all(isinstance(each, str) and "\0" not in each for each in held)
    )
