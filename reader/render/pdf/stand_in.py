"""A font for the characters that no font of the machine has: each is drawn as 〓, and stays in the text as itself.

Without it a PDF would show empty boxes, and lose some of the characters from its text.
"""

import struct
import unicodedata
from collections.abc import Iterable
from pathlib import Path

_HEAD = 12
_ENTRY = 16
_GETA, _BLANK = 1, 2
"""The glyphs of resources/pdf/stand-in.ttf: 〓, the printers' sign for a missing sort, and one that shows nothing."""


def is_seen(character: str) -> bool:
    """True if there is anything to see of it: not of joiners, marks of direction and the like."""
    return unicodedata.category(character) != "Cf"


def stand_in(base: bytes, characters: Iterable[str]) -> bytes:
    """The font `base`, a TrueType file without a table of characters, with one that gives these its glyph."""
    (count,) = struct.unpack_from(">H", base, 4)
    shift = _ENTRY
    entries = []
    for at in range(_HEAD, _HEAD + count * _ENTRY, _ENTRY):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", base, at)
        entries.append((tag, checksum, offset + shift, length))
    table = _characters(sorted({ord(character) for character in characters}))
    entries.append((b"cmap", 0, len(base) + shift, len(table)))
    head = base[:4] + struct.pack(">H", count + 1) + base[6:_HEAD]
    directory = b"".join(struct.pack(">4sIII", *entry) for entry in sorted(entries))
    return head + directory + base[_HEAD + count * _ENTRY :] + table


def _characters(codes: list[int]) -> bytes:
    """A `cmap` table of format 12 (OpenType 1.9, 5.3): each code point a group of its own."""
    glyphs = [_GETA if is_seen(chr(code)) else _BLANK for code in codes]
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in zip(codes, glyphs, strict=True))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def write_stand_in(base: Path, characters: Iterable[str], folder: Path) -> None:
    """Put the font for these characters into a folder of fonts."""
    folder.mkdir(exist_ok=True)
    (folder / "stand-in.ttf").write_bytes(stand_in(base.read_bytes(), characters))
