"""The shape of a picture: size and orientation, read from its first bytes without decoding it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from reader.render.picture import picture_size, picture_type

_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
_UPRIGHT = 1
_ORIENTATION = 0x0112
"""The tag of EXIF for the orientation of the camera."""
_EXIF, _SCAN = 0xE1, 0xDA
"""Markers of a JPEG: the segment of EXIF, and the start of the compressed picture."""


@dataclass(frozen=True, slots=True)
class PictureShape:
    """Width and height in pixels as stored; `orientation` is EXIF's: 1 upright, 6 rotated by a quarter, ...

    `suffix` is that of a file of this kind.
    """

    suffix: str
    width: int
    height: int
    orientation: int = _UPRIGHT


def picture_shape(content: bytes) -> PictureShape | None:
    """Return the shape of a PNG, JPEG, GIF or WebP; None for other files and if the size cannot be read."""
    kind = picture_type(content)
    size = _webp_size(content) if kind == "image/webp" else picture_size(content)
    if kind is None or size is None:
        return None
    return PictureShape(_SUFFIXES[kind], *size, _orientation(content) if kind == "image/jpeg" else _UPRIGHT)


def _webp_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height by the first chunk: lossy, lossless or extended format (RFC 9649)."""
    try:
        match content[12:16]:
            case b"VP8 ":
                width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", content, 26))
            case b"VP8L":
                (bits,) = struct.unpack_from("<I", content, 21)
                width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
            case b"VP8X":
                low, middle, high = struct.unpack_from("<HHH", content, 24)
                width, height = (low | (middle & 0xFF) << 16) + 1, (middle >> 8 | high << 8) + 1
            case _:
                return None
    except struct.error:
        return None
    return (width, height) if width and height else None


def _orientation(jpeg: bytes) -> int:
    for marker, segment in _segments(jpeg):
        if marker == _EXIF and segment.startswith(b"Exif\0\0"):
            return _in_exif(segment[6:])
    return _UPRIGHT


def _segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each segment before the compressed picture."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:
        if jpeg[at + 1] == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", jpeg, at + 2)
        yield jpeg[at + 1], jpeg[at + 4 : at + 2 + length]
        at += 2 + max(length, 2)


def _in_exif(exif: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return _UPRIGHT
    try:
        (directory,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, directory)
        for entry in range(directory + 2, directory + 2 + 12 * count, 12):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, entry)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT
