"""Formats whose files are read in a child process."""

from pathlib import Path

from reader.errors import FileRefused
from reader.importer.source.kinds import Kind, kind_of_bytes, known_kind
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES, open_regular

_RISKY = frozenset(
    (
        Kind.HTML,
        Kind.MHTML,
        Kind.ARCHIVE,
        Kind.EPUB,
        Kind.WORD,
        Kind.FEED,
        Kind.ALTO,
        Kind.METS,
        Kind.RECOGNISED,
        Kind.WORKBOOK,
    )
)
_HEAD_BYTES = 1024
_WHOLE_JSON = ".json"
"""One value, which is read as a whole; of JSON Lines each line is one."""


def is_risky(path: Path) -> bool:
    """Return True for a file whose name or first bytes show a risky format; text and tables of text are none."""
    if known_kind(path) in _RISKY or path.suffix.lower() == _WHOLE_JSON:
        return True
    try:
        with open_regular(path, STREAM_LIMIT_BYTES) as file:
            return kind_of_bytes(file.read(_HEAD_BYTES)) in _RISKY
    except FileRefused:
        # It is refused again, with its reason, by who reads it.
        return False
