"""The table of sounds of reader.text.alike, made of pypinyin's readings.

`python -m tests.text.sounds` writes resources/segment/sounds.tsv.
"""

import os
from pathlib import Path

FILE = Path(__file__).parents[2] / "resources" / "segment" / "sounds.tsv"
HEAD = """\
# Syllables without tone and the characters of GB 2312 that have them: those of level 1, which are common, then level 2.
# Made by `python -m tests.text.sounds` of the readings of pypinyin (MIT, https://github.com/mozillazg/python-pinyin),
# which come from pinyin-data (MIT, https://github.com/mozillazg/pinyin-data) and Unicode's Unihan.
"""
LEVEL_1_ROWS, LEVEL_2_ROWS = range(0xB0, 0xD8), range(0xD8, 0xF8)
READINGS = 2
"""Readings taken of a character of level 1; of the rarer ones only the first."""


def lines() -> list[str]:
    """Return the lines of the table, without its head."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "yes")
    from pypinyin import Style, pinyin

    found: dict[str, list[str]] = {}
    for rows, most in ((LEVEL_1_ROWS, READINGS), (LEVEL_2_ROWS, 1)):
        for character in _characters(rows):
            readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
            for syllable in dict.fromkeys((readings or [[]])[0][:most]):
                found.setdefault(syllable.replace("ü", "v"), []).append(character)
    return [f"{syllable}\t{''.join(characters)}" for syllable, characters in sorted(found.items())]


def _characters(rows: range) -> list[str]:
    codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return [text for code in codes if (text := code.decode("gb2312", errors="ignore"))]


if __name__ == "__main__":
    FILE.write_text(HEAD + "\n".join(lines()) + "\n", encoding="utf-8")
