"""Digests of backups: a file beside each, in the format of `sha256sum`, by which a single changed bit is noticed.

SQLite's own check sees damage to its structures, and none to a text.
"""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reader.durable import write_durably
from reader.room import room_for_file

_ENDING = ".sha256"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_AT_ONCE_BYTES = 1 << 20

OnBytes = Callable[[int], None]
"""Called with the bytes read since the last call; may raise to stop the work."""


def digest_file(copy: Path) -> Path:
    """Return the path of a copy's digest."""
    return copy.with_name(copy.name + _ENDING)


def digest_of(path: Path, on_bytes: OnBytes = lambda _: None) -> str:
    """Return the SHA-256 of a file, in hex. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE_BYTES):
            digest.update(piece)
            on_bytes(len(piece))
    return digest.hexdigest()


def write_digest(copy: Path, digest: str) -> None:
    """Write the digest of the file that will be, or is, `copy`. Raises OSError."""
    room_for_file(digest_file(copy))
    write_durably(digest_file(copy), f"{digest}  {copy.name}\n".encode())


def noted_digest(copy: Path) -> str | None:
    """Return the digest that was noted when the copy was made; None without one, or with one that is damaged itself.

    Copies of earlier versions have none.
    """
    with suppress(OSError, UnicodeDecodeError):
        noted = _LINE.fullmatch(digest_file(copy).read_text("utf-8").strip())
        if noted and noted[2] == copy.name:
            return noted[1]
    return None
