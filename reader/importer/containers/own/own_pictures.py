"""HTML that this program exported, as bytes: known by its head, with its pictures written in and taken out of it."""

import re
from base64 import b64decode
from pathlib import Path

from reader.domain.export_marks import GENERATOR
from reader.errors import FileReason, FileRefused
from reader.importer.source.safe_files import read_document

HEAD_BYTES = 4096
"""Bytes of a file in which it says what made it."""

OWN_LIMIT_BYTES = 200 * 1024 * 1024
"""Bytes of an export, which carries its pictures."""

TEXT_LIMIT_BYTES = 60 * 1024 * 1024
"""Bytes of an export without them: 10,000 stories. A tree of HTML takes eight times as much memory."""

# Programs that save pages may leave out quotation marks.
_OWN = re.compile(rb"<meta\s+name=[\"']?generator[\"']?\s+content=[\"']?%s" % GENERATOR.encode())
_WRITTEN = re.compile(rb"(\bsrc=[\"']?data:)[^\"'\s>]*")
_NAMED = re.compile(rb'\bid="(picture-\d{1,9})"[^<>]{0,200}?\bsrc="data:image/[a-z]{1,10};base64,([^"]*)"')


def is_own(data: bytes) -> bool:
    """Return True if a document says that this program made it."""
    return _OWN.search(data, 0, HEAD_BYTES) is not None


def without_pictures(data: bytes) -> bytes:
    """Return the document without its pictures' bytes: lines of millions of signs, which no parser of HTML takes."""
    return _WRITTEN.sub(rb"\1", data)


def pictures_in(path: Path) -> dict[str, bytes]:
    """Return the pictures of an export by the names of their `img`; nothing for another file. Raises FileRefused."""
    data = read_document(path, OWN_LIMIT_BYTES).data
    if not is_own(data):
        return {}
    try:
        return {found[1].decode(): b64decode(found[2]) for found in _NAMED.finditer(data)}
    except ValueError as problem:
        raise FileRefused(path, FileReason.DAMAGED, str(problem)) from problem
