"""Chinese names by the letters that people type for them: 刘海波 by liuhaibo, lhb, liuhb or liuh."""

import os
from collections.abc import Iterator
from functools import lru_cache

_TWO_LETTER_INITIALS = ("zh", "ch", "sh")


def spells(typed: str, text: str) -> bool:
    """Return True if `typed` (letters and digits, any case) begins to spell `text`.

    Each character is spelled by its full syllable or its initial, the last one by any beginning of its syllable. All
    readings of a character count; other letters stand for themselves.
    """
    letters = typed.lower().replace(" ", "").replace("'", "")
    return bool(letters) and _spells(letters, text.replace(" ", ""))


def first_letters(text: str) -> frozenset[str]:
    """Return the letters that a spelling of `text` can begin with."""
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
    """Yield the full syllable and its initial; zh, ch and sh as one letter and as two."""
    yield reading
    if len(reading) > 1:
        yield reading[0]
        if reading[:2] in _TWO_LETTER_INITIALS:
            yield reading[:2]


@lru_cache(maxsize=20_000)
def _readings(character: str) -> tuple[str, ...]:
    """Return all readings without tones, in letters a-z (ü as v and as u); the character itself if it has none."""
    if character.isascii():
        return (character.lower(),)
    # Imported only for a person who types letters, and without its phrases, which single characters do not need: they
    # are three quarters of its load, and 190,000 lists, with which every garbage collection stops the window for 50 ms.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "yes")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="default")[0]
    return tuple(sorted({form for reading in found for form in (reading, reading.replace("v", "u")) if form}))
