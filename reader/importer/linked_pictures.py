"""Pictures that stand beside a page and are linked from it, read for the library to keep.

Nothing is fetched, and nothing outside the imported folder or archive is read: not by `..`, not by a link of the file
system, not by `file:` or a host. A picture that is missing is no problem; its caption stands all the same.
"""

import hashlib
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from reader.errors import FileRefused
from reader.importer.containers.archives.archive import PICTURES_LIMIT_BYTES, Archive
from reader.importer.containers.archives.archive_opening import open_archive, open_within
from reader.importer.containers.own.own_pictures import pictures_in
from reader.importer.source.kinds import Kind, known_kind
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import PAGE_LIMIT_BYTES, read_document

_OPENINGS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF87a", ".gif"), (b"GIF89a", ".gif"))
_WEBP = (b"RIFF", b"WEBP", ".webp")


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` is the SHA-256 of the bytes in hex with a suffix for what they are: the name it is kept under."""

    name: str
    data: bytes


class LinkedPictures:
    """The pictures that the pages of one file link. An archive is opened once, with the first of them: close this then.

    `file` is the imported file; `top` is the folder that links must not leave (the one that the person imported;
    without it the file's own).
    """

    def __init__(self, file: Path, top: Path | None = None) -> None:
        self._file = file
        self._top = top or file.parent
        self._opened = ExitStack()
        self._inner: dict[str, Archive] = {}

    def close(self) -> None:
        self._opened.close()

    def find(self, link: str) -> Picture | None:
        """Return the picture behind `link`, a `Photo.image` as the importer gave it; `#picture-1` in exported HTML.

        For a page in an archive that is the member's name, for a page in a folder it starts at the page. None if
        there is no such file, it lies outside, is larger than 20 MB, or is no PNG, JPEG, GIF or WebP.
        """
        bare = link.removeprefix("<").removesuffix(">")
        # A link may spell out signs that the file's name has (%20), or have them as they are.
        for name in dict.fromkeys((bare, unquote(bare))):
            try:
                data = self._linked(name)
            except FileRefused:
                continue
            suffix = _suffix(data) if data and len(data) <= PAGE_LIMIT_BYTES else None
            if data and suffix:
                return Picture(hashlib.sha256(data).hexdigest() + suffix, data)
        return None

    def _linked(self, link: str) -> bytes | None:
        match known_kind(self._file):
            case Kind.ARCHIVE | Kind.EPUB | Kind.WORD if not self._archive.single:
                return self._packed(self._archive, "", link)
            case Kind.MHTML:
                return self._attached.get(link)
            case Kind.HTML if link.startswith("#"):
                return self._written_in.get(link[1:])
        return _beside(self._file, link, self._top)

    def _packed(self, archive: Archive, above: str, link: str) -> bytes | None:
        """Return a member by its name from the top of the outermost archive; `above` is that of `archive` with /."""
        name = link.removeprefix(above)
        if name in archive:
            return archive.read(name)
        # The name of an archive within this one, and behind it the name in that.
        inner = next((name[:at] for at in _slashes(name) if name[:at] in archive), None)
        if inner is None:
            return None
        if above + inner not in self._inner:
            self._inner[above + inner] = self._opened.enter_context(open_within(archive, inner))
        return self._packed(self._inner[above + inner], f"{above}{inner}/", link)

    @cached_property
    def _archive(self) -> Archive:
        return self._opened.enter_context(open_archive(self._file, PICTURES_LIMIT_BYTES))

    @cached_property
    def _written_in(self) -> Mapping[str, bytes]:
        return pictures_in(self._file)

    @cached_property
    def _attached(self) -> Mapping[str, bytes]:
        # Loaded with the first such file: it brings all that reads web pages.
        from reader.importer.containers.web.mhtml import attached

        return attached(self._file)


def _beside(file: Path, link: str, top: Path) -> bytes | None:
    """Read a plain file whose real place is below the real top: no link of the file system anywhere on the way."""
    try:
        below = file.absolute().relative_to(top.absolute())
        within = link_within(below.as_posix(), link)
        found = top.resolve() / within if within else None
        if found is None or found.resolve() != found:
            return None
    except (OSError, ValueError, RuntimeError):
        return None
    return read_document(found).data


def _slashes(name: str) -> list[int]:
    return [at for at, sign in enumerate(name) if sign == "/"]


def _suffix(data: bytes) -> str | None:
    """Return the suffix for what the bytes are, whatever the link's suffix says."""
    if data.startswith(_WEBP[0]) and data[8:12] == _WEBP[1]:
        return _WEBP[2]
    return next((suffix for opening, suffix in _OPENINGS if data.startswith(opening)), None)
