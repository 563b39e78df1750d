"""Ways of packing files, known by the first bytes.

Signatures: the "magic" database of file(1), https://github.com/file/file/tree/master/magic.
"""

from enum import StrEnum

BLOCK_BYTES = 512
"""Bytes of a tar header, and of a file's start that shows how it is packed."""


class Packing(StrEnum):
    """A way of packing. ZIP, SEVEN_ZIP and TAR hold members; the others pack one file, which may be a tar file."""

    ZIP = "zip"
    SEVEN_ZIP = "7z"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"


_SIGNATURES = (
    (0, b"PK\x03\x04", Packing.ZIP),
    (0, b"7z\xbc\xaf\x27\x1c", Packing.SEVEN_ZIP),
    (0, b"\x1f\x8b\x08", Packing.GZIP),
    (4, b"1AY&SY", Packing.BZIP2),
    (0, b"\xfd7zXZ\x00", Packing.XZ),
    (0, b"\x28\xb5\x2f\xfd", Packing.ZSTD),
)
_CHECKSUM = slice(148, 156)
_BLANKS = b" " * 8


def packing_of(head: bytes) -> Packing | None:
    """Return the way in which a file is packed, by its first BLOCK_BYTES bytes; None if it is not."""
    for offset, signature, packing in _SIGNATURES:
        if head.startswith(signature, offset):
            return packing
    return Packing.TAR if _is_tar(head[:BLOCK_BYTES]) else None


def _is_tar(block: bytes) -> bool:
    """Return True for a tar header, which holds the sum of its own bytes in octal digits (POSIX ustar, and before)."""
    stated = block[_CHECKSUM].strip(b" \0")
    if len(block) < BLOCK_BYTES or not block[0] or not stated.isdigit():
        return False
    blanked = block[: _CHECKSUM.start] + _BLANKS + block[_CHECKSUM.stop :]
    return stated.lstrip(b"0") == b"%o" % sum(blanked)
