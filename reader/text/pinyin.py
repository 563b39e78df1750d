"""Chinese names by the letters that people type for them: 刘海波 by liuhaibo, lhb, liuhb or liuh."""

import os
from collections.abc import Iterator
from functools import lru_cache

_TWO_LETTER_INITIALS = ("zh", "ch", "sh")


def spells(typed: str, text: str) -> bool:
    """Whether `typed` (letters and digits, any case) begins to spell `text`: each character by its full syllable or
    its initial, the last one by any beginning. All readings of a character count; other letters stand for themselves.
    """
    letters = typed.lower().replace(" ", "").replace("'", "")
    return bool(letters) and _spells(letters, text.replace(" ", ""))


def first_letters(text: str) -> frozenset[str]:
    """The letters that a spelling of `text` can begin with."""
    return frozenset(reading[0] for reading in _readings(text[0])) if text else frozenset()


def _spells(letters: str, text: str) -> bool:
    if not letters:
        return True
    if not text:
        return False
    parts = [part for reading in _readings(text[0]) for part in _parts(reading)]
    if any(part.startswith(letters) for part in parts):
        return True
    return any(letters.startswith(part) and _spells(letters[len(part) :], text[1:]) for part in parts)


def _parts(reading: str) -> Iterator[str]:
    """The full syllable and its initial, which in zh, ch, sh may be written with one letter or two."""
    yield reading
    if len(reading) > 1:
        yield reading[0]
        if reading[:2] in _TWO_LETTER_INITIALS:
            yield reading[:2]


@lru_cache(maxsize=20_000)
def _readings(character: str) -> tuple[str, ...]:
    """All readings without tones, in letters a-z (ü as v and as u); a character that has none reads as itself."""
    if character.isascii():
        return (character.lower(),)
    # Only for a person who types letters, and without its phrases, of which a character by itself needs none: they are
    # three quarters of its load, and 190,000 lists, with which each look for garbage stops the window for 50 ms.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "yes")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="default")[0]
    return tuple(sorted({form for reading in found for form in (reading, reading.replace("v", "u")) if form}))
