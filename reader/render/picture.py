"""Pictures for export: their media type by the first bytes, and their size."""

import struct

_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG's frame header; the three between them head tables."""


def picture_type(content: bytes) -> str | None:
    """Return the media type of a picture; None for a kind of file that is not exported."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content.startswith(b"RIFF") and content[8:12] == b"WEBP" else None


def is_whole(content: bytes) -> bool:
    """Return False for a damaged picture: a file of an exported kind whose size cannot be read."""
    return picture_type(content) == "image/webp" or picture_size(content) is not None


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None if they cannot be read, as in a WebP or in a truncated file."""
    try:
        match picture_type(content):
            case "image/png":
                size = struct.unpack_from(">II", content, 16)
            case "image/gif":
                size = struct.unpack_from("<HH", content, 6)
            case "image/jpeg":
                size = _jpeg_size(content)
            case _:
                return None
    except struct.error:
        return None
    return (size[0], size[1]) if all(size) else None


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height by the frame header, anywhere among the segments. Raises struct.error without one."""
    at = 2
    while True:
        start, marker, length = struct.unpack_from(">BBH", content, at)
        if start != 0xFF:
            raise struct.error
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        else:
            at += 2 + max(length, 2)
