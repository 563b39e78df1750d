"""The pictures that a library keeps, held against their names: each is the SHA-256 of the picture's bytes."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from reader.library.watchman import FaultKind, Watchman
from reader.ports.store import HasProofs

_NAME = re.compile(r"([0-9a-f]{64})\.\w+")
GONE, CHANGED = "gone", "changed"
"""Faults of a picture."""


def fault_of(media: Path, name: str) -> str:
    """Return GONE or CHANGED for a picture that is not what its name says, '' for a sound one.

    Anything else in its place, a folder or a pipe, is CHANGED.
    """
    path = media / name
    try:
        # Nobody may ever write to a pipe.
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if S_ISREG(path.stat().st_mode) else ""
    except FileNotFoundError:
        return GONE
    except OSError:
        return CHANGED
    return "" if digest and name.startswith(digest) else CHANGED


def look_at(media: Path, name: str, watchman: Watchman) -> None:
    """Note a picture that could not be shown, if it is gone or changed. Other pictures are too large, for example."""
    if _NAME.fullmatch(name) and (fault := fault_of(media, name)):
        watchman.note(FaultKind.PICTURE, name, fault)


def lost_of(store: HasProofs, source: str, media: Path, watchman: Watchman) -> set[str]:
    """Return the pictures of a file's stories that are gone, or were found changed. Their bytes are not read."""
    noted = {fault.what for fault in watchman.faults(FaultKind.PICTURE)}
    return {name for name in store.proofs.pictures_of(source) if name in noted or not (media / name).exists()}


def bytes_of(media: Path, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the pictures with these names that are there, each with its bytes."""
    for name in names:
        try:
            yield name, (media / name).stat().st_size
        except OSError:
            continue
