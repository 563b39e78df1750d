"""Whether the files of an index are as they were written.

tantivy maps its files and believes them: a changed bit is a wrong answer, a file cut short the end of the process.
Each of its files ends with a checksum, which is compared here. That is done once: `checked.json` holds sizes and times
of the files that were right, and one that has not changed since is not read again.
"""

import json
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.errors import IndexUnusable

META = "meta.json"
"""tantivy's table of contents; put in place in one step with every commit and merge."""
CHECKED = "checked.json"
_ENDINGS = ("idx", "pos", "term", "store", "fast", "fieldnorm")
_FOOTER = struct.Struct("<II")
_MAGIC = 1337
_PIECE = 1 << 20

Seen = dict[str, list[int]]
"""Size in bytes and time of change in nanoseconds of files that were right."""


def read_meta(folder: Path) -> dict[str, Any]:
    """The table of contents. Raises IndexUnusable."""
    try:
        meta: dict[str, Any] = json.loads((folder / META).read_bytes())
    except (OSError, ValueError) as error:
        raise IndexUnusable(f"{META}: {error}") from error
    return meta


def check(folder: Path, meta: dict[str, Any]) -> None:
    """Raises IndexUnusable where a file that the table of contents names is not as it was written.

    Raises FileNotFoundError where one is gone: a merge may have taken it away since the table was read.
    """
    seen = _seen(folder)
    right: Seen = {}
    for name in _names(meta):
        stat = (folder / name).stat()
        right[name] = [stat.st_size, stat.st_mtime_ns]
        if seen.get(name) != right[name]:
            _check_sum(folder / name)
    if right != seen:
        # Only spares work: where it cannot be written, files are read again.
        with suppress(OSError):
            new = folder / f"{CHECKED}.new"
            new.write_text(json.dumps(right))
            new.replace(folder / CHECKED)


def _names(meta: dict[str, Any]) -> list[str]:
    names = []
    for segment in meta["segments"]:
        identity = segment["segment_id"].replace("-", "")
        names += [f"{identity}.{ending}" for ending in _ENDINGS]
        if segment["deletes"]:
            names.append(f"{identity}.{segment['deletes']['opstamp']}.del")
    return names


def _seen(folder: Path) -> Seen:
    try:
        seen = json.loads((folder / CHECKED).read_bytes())
    except (OSError, ValueError):
        return {}
    return seen if isinstance(seen, dict) else {}


def _check_sum(path: Path) -> None:
    """The file is content, a footer in JSON with the content's CRC-32, the footer's length, and a magic number."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - _FOOTER.size, 0))
        ending = file.read()
        length, magic = _FOOTER.unpack(ending) if len(ending) == _FOOTER.size else (0, 0)
        left = size - _FOOTER.size - length
        if magic != _MAGIC or left < 0:
            raise IndexUnusable(f"{path.name} is cut short")
        file.seek(left)
        try:
            wanted = json.loads(file.read(length))["crc"]
        except (ValueError, KeyError, TypeError) as error:
            raise IndexUnusable(f"{path.name}: {error}") from error
        file.seek(0)
        found = 0
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            found = zlib.crc32(piece, found)
            left -= len(piece)
        if found != wanted:
            raise IndexUnusable(f"{path.name} has changed")
