"""Simplified and traditional characters, for showing only: search, copy and export keep the original."""

from functools import cache

import opencc

_CONFIGURATIONS = {"simplified": "t2s", "traditional": "s2t"}


def in_script(text: str, script: str) -> str:
    """`text` in simplified or traditional characters, every character in its place; 'original' leaves it as it is.

    Phrases decide between forms (头发 and 发展). A text whose conversion would be longer or shorter stays as it is.
    """
    if script not in _CONFIGURATIONS:
        return text
    converted = str(_converter(script).convert(text))
    return converted if len(converted) == len(text) else text


@cache
def _converter(script: str) -> opencc.OpenCC:
    return opencc.OpenCC(_CONFIGURATIONS[script])
