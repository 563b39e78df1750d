"""Pictures that stand beside a page and are linked from it, read for the library to keep.

Nothing is fetched, and nothing outside the imported folder or archive is read: not by `..`, not by a link of the file
system, not by `file:` or a host. A picture that is missing is no problem; its caption stands all the same.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from reader.errors import FileRefused
from reader.importer.formats.archive import open_archive
from reader.importer.formats.kinds import Kind, known_kind
from reader.importer.formats.mhtml import attached
from reader.importer.links import link_within
from reader.importer.source import PAGE_LIMIT, read_document

_OPENINGS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF87a", ".gif"), (b"GIF89a", ".gif"))
_WEBP = (b"RIFF", b"WEBP", ".webp")


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` is the SHA-256 of the bytes in hex with a suffix for what they are: the name it is kept under."""

    name: str
    data: bytes


def linked_picture(file: Path, link: str, top: Path | None = None) -> Picture | None:
    """The picture that a page links: `file` is the imported file, `link` is `Photo.image` as the importer gave it.

    For a page in an archive `link` is the member's name. For a page in a folder `link` starts at the page, and `top` is
    the folder that it must not leave (the one that the person imported; without it the page's own). None where there is
    no such file, it lies outside, is larger than 20 MB, or is no PNG, JPEG, GIF or WebP.
    """
    bare = link.removeprefix("<").removesuffix(">")
    # A link may spell out signs that the file's name has (%20), or have them as they are.
    for name in dict.fromkeys((bare, unquote(bare))):
        try:
            data = _linked(file, name, top or file.parent)
        except FileRefused:
            continue
        suffix = _suffix(data) if data and len(data) <= PAGE_LIMIT else None
        if data and suffix:
            return Picture(hashlib.sha256(data).hexdigest() + suffix, data)
    return None


def _linked(file: Path, link: str, top: Path) -> bytes | None:
    match known_kind(file):
        case Kind.ZIP | Kind.EPUB:
            return _member(file, link)
        case Kind.MHTML:
            return attached(file, link)
    return _beside(file, link, top)


def _member(file: Path, link: str) -> bytes | None:
    with open_archive(file) as archive:
        return archive.read(link) if link in archive else None


def _beside(file: Path, link: str, top: Path) -> bytes | None:
    """Only a plain file whose real place is below the real top: no link of the file system anywhere on the way."""
    try:
        below = file.absolute().relative_to(top.absolute())
        within = link_within(below.as_posix(), link)
        found = top.resolve() / within if within else None
        if found is None or found.resolve() != found:
            return None
    except (OSError, ValueError, RuntimeError):
        return None
    return read_document(found).data


def _suffix(data: bytes) -> str | None:
    """What the bytes are, whatever the link's suffix says."""
    if data.startswith(_WEBP[0]) and data[8:12] == _WEBP[1]:
        return _WEBP[2]
    return next((suffix for opening, suffix in _OPENINGS if data.startswith(opening)), None)
