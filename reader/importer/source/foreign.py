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
_LOCKED_PDF = re.compile(rb"/Encrypt\s{0,9}(?:\d|<<)")
_PDF_ENDS = (b"startxref", b"%%EOF")
TAIL_BYTES = 64 * 1024
"""Bytes at a PDF's end, which say that it is locked (ISO 32000-1, 7.5.5): the trailer, or the dictionary of a
cross-reference stream."""

_MARKUP = re.compile(
    rb"(?:\s|%[^\n]*\n|\xef\xbb\xbf){0,20}(?:\\documentclass\b|\\begin\{document\}|#\+(?:title|options|author):)",
    re.IGNORECASE,
)
_MARKUP_ENDINGS = "tex ltx latex sty bib org rst rest adoc asciidoc textile wiki mediawiki dat eml mbox vtt srt ass lrc"
_MARKUP_NAMES = frozenset(f".{ending}" for ending in _MARKUP_ENDINGS.split())
_SQL = re.compile(
    rb"(?:\s|\xef\xbb\xbf|--[^\n]*\n|/\*[^*]{0,500}\*/;?){0,60}"
    rb"(?:(?:create\s+(?:table|database)|drop\s+table|insert\s+into|lock\s+tables)\s+\S|pragma\s+foreign_keys)"
    rb"|(?:--\s*\n)?--\s(?:\w+\s)?(?:dump\s\d|sql\sdump|postgresql\sdatabase\sdump)",
    re.IGNORECASE,
)
"""Statements of SQL, or the first line by which a program names its dump."""

_SQL_NAME = ".sql"
_EBOOK_MEMBERS = {"OFD.xml": "OFD", "FixedDocSeq.fdseq": "XPS", "FixedDocumentSequence.fdseq": "XPS"}
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
    (0, b"%!PS-Adobe", FileReason.IS_EBOOK, "PostScript"),
    (60, b"BOOKMOBI", FileReason.IS_EBOOK, "MOBI"),
    (0, b"CAJ\x00", FileReason.IS_EBOOK, "CAJ"),
    (0, b"SQLite format 3\x00", FileReason.IS_DATABASE, ""),
)
"""Offset, bytes there, reason of the refusal, its detail."""


def refuse_foreign(path: Path, head: bytes, tail: bytes | None = None) -> None:
    """Raise FileRefused if a file is of a kind that cannot be read, by its first HEAD_BYTES bytes.

    'is_pdf', 'is_office', 'is_picture', 'is_packed', 'is_ebook', 'is_database' or 'is_markup'. With its last TAIL_BYTES
    bytes a PDF may be refused as 'is_locked_pdf' or 'is_damaged_pdf'.
    """
    if _PDF.match(head):
        raise FileRefused(path, FileReason.IS_PDF if tail is None else _pdf_reason(tail))
    for offset, signature, reason, detail in SIGNATURES:
        if head.startswith(signature, offset) and _is_binary(head, signature):
            raise FileRefused(path, reason, detail)
    if _SQL.match(head[:HEAD_BYTES]):
        raise FileRefused(path, FileReason.IS_DATABASE, "SQL")
    if _MARKUP.match(head[:HEAD_BYTES]):
        raise FileRefused(path, FileReason.IS_MARKUP)


def refuse_named(path: Path) -> None:
    """Raise FileRefused if a file's name says that it is text for another program.

    'is_database' for SQL, 'is_markup' for TeX, Org, data.
    """
    if path.suffix.lower() == _SQL_NAME:
        raise FileRefused(path, FileReason.IS_DATABASE, "SQL")
    if path.suffix.lower() in _MARKUP_NAMES:
        raise FileRefused(path, FileReason.IS_MARKUP, path.suffix.lower())


def _pdf_reason(tail: bytes) -> FileReason:
    """Return why a PDF is not read: every whole one ends in the place of its cross-references."""
    if not all(end in tail for end in _PDF_ENDS):
        return FileReason.IS_DAMAGED_PDF
    return FileReason.IS_LOCKED_PDF if _LOCKED_PDF.search(tail) else FileReason.IS_PDF


def refuse_office(path: Path, names: Sequence[str]) -> None:
    """Raise FileRefused 'is_office' or 'is_ebook' if the members of a zip file are those of another document."""
    microsoft = "[Content_Types].xml" in names and any(name.startswith(_OFFICE_FOLDERS) for name in names)
    for name, kind in _EBOOK_MEMBERS.items():
        if name in names:
            raise FileRefused(path, FileReason.IS_EBOOK, kind)
    if microsoft or ("META-INF/manifest.xml" in names and "content.xml" in names):
        raise FileRefused(path, FileReason.IS_OFFICE)


def _is_binary(head: bytes, signature: bytes) -> bool:
    """Return True if this signature shows a binary file: a text may begin with the letters of one, as of GIF8."""
    return not signature.isascii() or not signature.isalnum() or b"\x00" in head
