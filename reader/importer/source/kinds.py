"""Formats of files, by their names and first bytes."""

import re
from enum import StrEnum
from pathlib import PurePath

from reader.importer.source.packings import Packing, packing_of


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    ARCHIVE = "archive"
    EPUB = "epub"
    WORD = "word"
    MHTML = "mhtml"
    JSON_LINES = "json_lines"
    RECOGNISED = "recognised"
    """Pages as tools for recognition write them in JSON, which only the file's content shows."""
    ALTO = "alto"
    METS = "mets"
    TABLE = "table"
    FEED = "feed"
    WORKBOOK = "workbook"
    FIELDS = "fields"
    """Text whose lines name the fields of articles: mostly .txt, so that the text itself shows it."""
    ANSWER = "answer"
    """JSON or HTML within a language model's own words, which only the file's content shows."""


SUFFIXES = {
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".mmd": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
    **dict.fromkeys((".zip", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz"), Kind.ARCHIVE),
    **dict.fromkeys((".zst", ".tzst"), Kind.ARCHIVE),
    **dict.fromkeys((".rss", ".atom", ".xml"), Kind.FEED),
    ".epub": Kind.EPUB,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott"), Kind.WORD),
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".json": Kind.JSON_LINES,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".tab": Kind.TABLE,
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods"), Kind.WORKBOOK),
    ".ris": Kind.FIELDS,
    ".enw": Kind.FIELDS,
}
"""Endings of the names of files that can be read, and the format that each states."""

ARCHIVES = (Kind.ARCHIVE, Kind.EPUB, Kind.WORD)
"""Formats of files that hold files."""

TABLES = (Kind.TABLE, Kind.WORKBOOK, Kind.FIELDS, Kind.JSON_LINES)
"""Formats of files that hold a table of articles."""

MARKDOWN = (".md", ".markdown", ".mmd")
"""Endings of names that say more than text: nobody writes tables of articles so."""


def known_kind(path: PurePath) -> Kind | None:
    """Return the format that a name states; None for a name that states none (02, 02.bak)."""
    return SUFFIXES.get(path.suffix.lower())


def kind_of(path: PurePath) -> Kind:
    """Return the format that a name states, text if it states none."""
    return known_kind(path) or Kind.TEXT


_BESIDE_WORDS = (
    "readme license licence copying changelog changes contributing notice authors todo robots requirements "
    "说明 使用说明 目录说明"
)
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Files that stand beside pages in folders and archives and are none."""

_NAMED_ONLY = ".json"
"""JSON that happens to lie in a folder is seldom a newspaper: its content says if it is; a person may name any."""


_LEFT_BEHIND = frozenset(
    ("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "$recycle.bin", "system volume information")
)
"""Files and folders that systems leave beside a person's own, in lower case."""

_HIDDEN = (".", "~$")
"""Openings of hidden names, and of the files by which an office program locks those that are open in it."""


def is_visible(name: str) -> bool:
    """Return True if a file or folder is a person's own: not hidden, not left behind by a system (__MACOSX)."""
    return not name.startswith(_HIDDEN) and name.lower() not in _LEFT_BEHIND


def is_page_name(path: PurePath) -> bool:
    """Return True if a file found in a folder or archive may be a page of a newspaper, by its name.

    README and its like are not; a file that a person names is read whatever its name.
    """
    return (
        all(is_visible(part) for part in path.parts if part not in (".", ".."))
        and known_kind(path) is not None
        and path.suffix.lower() != _NAMED_ONLY
        and path.stem.lower() not in _BESIDE
    )


def is_json_name(path: PurePath) -> bool:
    """Return True if a file's name says that it is JSON, which is a page only if its content says so."""
    return all(is_visible(part) for part in path.parts) and path.suffix.lower() == _NAMED_ONLY


_FEED = re.compile(
    rb"\s{0,100}(?:<\?xml[^<>]{0,200}\?>)?(?:\s{0,100}<[!?][^<>]{0,800}>){0,5}\s{0,100}<(?:\w{1,10}:)?(?:rss|RDF|feed)[\s>]"
)
_LIBRARIES = re.compile(
    rb"\s{0,100}(?:<\?xml[^<>]{0,200}\?>)?(?:\s{0,100}<!--[^<>]{0,400}>){0,5}\s{0,100}<(?:\w{1,10}:)?(alto|mets)[\s>]",
    re.IGNORECASE,
)
_HTML = re.compile(rb"^\s{0,100}<(?:!doctype\s+html|html|\?xml)", re.IGNORECASE)


def kind_of_bytes(start: bytes) -> Kind:
    """Return the format by a file's first bytes; text if they show no other."""
    start = start.removeprefix(b"\xef\xbb\xbf")
    packing = packing_of(start)
    if packing is not None:
        return Kind.EPUB if packing is Packing.ZIP and b"application/epub+zip" in start else Kind.ARCHIVE
    if _FEED.match(start):
        return Kind.FEED
    if shown := _LIBRARIES.match(start):
        return Kind(shown[1].decode().lower())
    if _HTML.match(start):
        return Kind.HTML
    return Kind.JSON_LINES if start.startswith(b"{") and b'"stories"' in start else Kind.TEXT
