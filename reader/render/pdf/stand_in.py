"""The stand-in: a font for characters that no font of the machine has. It draws 〓; the text keeps the character.

Without it a PDF would show empty boxes, and lose some of the characters from its text.
"""

import struct
import unicodedata
from collections.abc import Iterable
from pathlib import Path

_HEAD_BYTES, _ENTRY_BYTES = 12, 16
"""Sizes of the head of a TrueType file and of an entry of its table directory."""
_GETA, _BLANK = 1, 2
"""Glyphs of resources/pdf/stand-in.ttf: 〓, the printers' sign for a missing sort, and a blank."""


def is_seen(character: str) -> bool:
    """Return True for a visible character; False for joiners, marks of direction and the like."""
    return unicodedata.category(character) != "Cf"


def stand_in(base: bytes, characters: Iterable[str]) -> bytes:
    """Add a table of these characters to the font `base`, a TrueType file without one."""
    (count,) = struct.unpack_from(">H", base, 4)
    shift, end = _ENTRY_BYTES, _HEAD_BYTES + count * _ENTRY_BYTES
    entries = []
    for at in range(_HEAD_BYTES, end, _ENTRY_BYTES):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", base, at)
        entries.append((tag, checksum, offset + shift, length))
    table = _characters(sorted({ord(character) for character in characters}))
    entries.append((b"cmap", 0, len(base) + shift, len(table)))
    head = base[:4] + struct.pack(">H", count + 1) + base[6:_HEAD_BYTES]
    directory = b"".join(struct.pack(">4sIII", *entry) for entry in sorted(entries))
    return head + directory + base[end:] + table


def _characters(codes: list[int]) -> bytes:
    """Return a `cmap` table of format 12 (OpenType 1.9, 5.3): each code point a group of its own."""
    glyphs = [_GETA if is_seen(chr(code)) else _BLANK for code in codes]
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in zip(codes, glyphs, strict=True))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def write_stand_in(base: Path, characters: Iterable[str], folder: Path) -> None:
    """Write the font for these characters into a folder of fonts."""
    folder.mkdir(exist_ok=True)
    (folder / "stand-in.ttf").write_bytes(stand_in(base.read_bytes(), characters))
