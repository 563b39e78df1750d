"""Characters that make one sign with the character before them, and those that show nothing.

A base with its marks is one sign however it is written: é is one code point or two, ﾊﾞ is バ in half width. Text is put
into a normal form sign by sign, so that the offset of each sign in the original stays known.
"""

import unicodedata
from typing import Literal

Form = Literal["NFC", "NFKC"]
"""Normal forms: of what is canonically equal, and of compatibility forms too."""

_VOWELS, _FINALS = range(0x1160, 0x1200), range(0xD7B0, 0xD800)
"""Hangul medial and final letters, which join the letter before them without being marks."""
_IGNORABLE = (
    range(0x00AD, 0x00AE),
    range(0x034F, 0x0350),
    range(0x061C, 0x061D),
    range(0x115F, 0x1161),
    range(0x17B4, 0x17B6),
    range(0x180B, 0x1810),
    range(0x200B, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x2070),
    range(0x3164, 0x3165),
    range(0xFE00, 0xFE10),
    range(0xFEFF, 0xFF00),
    range(0xFFA0, 0xFFA1),
    range(0xFFF0, 0xFFF9),
    range(0x1BCA0, 0x1BCA4),
    range(0x1D173, 0x1D17B),
    range(0xE0000, 0xE1000),
)
"""Default_Ignorable_Code_Point of the Unicode Character Database (DerivedCoreProperties.txt, version 16)."""


def vanishes(character: str) -> bool:
    """Return True if a character shows nothing: white space, controls, format characters, variation selectors."""
    return (
        character.isspace()
        or unicodedata.category(character) in ("Cf", "Cc")
        or any(ord(character) in some for some in _IGNORABLE)
    )


def joins(character: str, form: Form) -> bool:
    """Return True if a character, put into a normal form, belongs to the character before it."""
    first = unicodedata.normalize(form, character)[0]
    return unicodedata.category(first).startswith("M") or ord(first) in _VOWELS or ord(first) in _FINALS


def normal(sign: str, form: Form) -> str:
    """Return a character, or one with its marks, in a normal form.

    A mark that stands alone (¨ ゛) is not made a blank and a mark that would join what comes before it.
    """
    made = unicodedata.normalize(form, sign)
    return sign if made[0].isspace() else made
