"""Kinds of files that people have newspapers in and that cannot be read, known by their first bytes, not their names.

Signatures: the "magic" database of file(1), https://github.com/file/file/tree/master/magic.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from reader.errors import FileReason, FileRefused

HEAD_BYTES = 1024
"""Bytes at a file's start that show its kind."""

_PDF = re.compile(rb"\s{0,100}(?:\xef\xbb\xbf)?%PDF-\d")
_OFFICE_FOLDERS = ("word/", "xl/", "ppt/")
SIGNATURES: tuple[tuple[int, bytes, FileReason, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileReason.IS_OFFICE, ""),
    (0, b"{\\rtf", FileReason.IS_OFFICE, ""),
    (0, b"\x89PNG\r\n\x1a\n", FileReason.IS_PICTURE, "PNG"),
    (0, b"\xff\xd8\xff", FileReason.IS_PICTURE, "JPEG"),
    (0, b"GIF8", FileReason.IS_PICTURE, "GIF"),
    (0, b"II*\x00", FileReason.IS_PICTURE, "TIFF"),
    (0, b"MM\x00*", FileReason.IS_PICTURE, "TIFF"),
    (8, b"WEBP", FileReason.IS_PICTURE, "WebP"),
    (4, b"ftypheic", FileReason.IS_PICTURE, "HEIC"),
    (4, b"ftypavif", FileReason.IS_PICTURE, "AVIF"),
    (0, b"AT&TFORM", FileReason.IS_PICTURE, "DjVu"),
    (0, b"\x00\x00\x00\x0cjP  ", FileReason.IS_PICTURE, "JPEG 2000"),
    (0, b"Rar!\x1a\x07", FileReason.IS_PACKED, "RAR"),
    (60, b"BOOKMOBI", FileReason.IS_EBOOK, "MOBI"),
    (0, b"CAJ\x00", FileReason.IS_EBOOK, "CAJ"),
    (0, b"SQLite format 3\x00", FileReason.IS_DATABASE, ""),
)
"""Offset, bytes there, reason of the refusal, its detail."""


def refuse_foreign(path: Path, head: bytes) -> None:
    """Raise FileRefused if the first HEAD_BYTES bytes of a file are those of a kind that cannot be read.

    'is_pdf', 'is_office', 'is_picture', 'is_packed', 'is_ebook' or 'is_database'.
    """
    if _PDF.match(head):
        raise FileRefused(path, FileReason.IS_PDF)
    for offset, signature, reason, detail in SIGNATURES:
        if head.startswith(signature, offset) and _is_binary(head, signature):
            raise FileRefused(path, reason, detail)


def refuse_office(path: Path, names: Sequence[str]) -> None:
    """Raise FileRefused 'is_office' if the members of a zip file are those of an office document."""
    microsoft = "[Content_Types].xml" in names and any(name.startswith(_OFFICE_FOLDERS) for name in names)
    if microsoft or ("META-INF/manifest.xml" in names and "content.xml" in names):
        raise FileRefused(path, FileReason.IS_OFFICE)


def _is_binary(head: bytes, signature: bytes) -> bool:
    """Return True if this signature shows a binary file: a text may begin with the letters of one, as of GIF8."""
    return not signature.isascii() or not signature.isalnum() or b"\x00" in head
