"""Which format a file is in, by its name."""

from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    ZIP = "zip"
    EPUB = "epub"
    JSON_LINES = "json_lines"


_SUFFIXES = {
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
    ".zip": Kind.ZIP,
    ".epub": Kind.EPUB,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".json": Kind.JSON_LINES,
}


def known_kind(path: Path) -> Kind | None:
    """The format that a name states; None for a name that states none (02, 02.bak)."""
    return _SUFFIXES.get(path.suffix.lower())


def kind_of(path: Path) -> Kind:
    """The format that a name states, text where it states none."""
    return known_kind(path) or Kind.TEXT
