"""Conversion between simplified and traditional characters, for display only: search, copy and export do not use it."""

from functools import cache

import opencc

_CONFIGURATIONS = {"simplified": "t2s", "traditional": "s2t"}


def in_script(text: str, script: str) -> str:
    """Return `text` in simplified or traditional characters, each at its offset; 'original' returns it unchanged.

    Phrases decide between forms (头发 and 发展). A conversion that would change the length of `text` is not applied.
    """
    if script not in _CONFIGURATIONS:
        return text
    converted = str(_converter(script).convert(text))
    return converted if len(converted) == len(text) else text


@cache
def _converter(script: str) -> opencc.OpenCC:
    return opencc.OpenCC(_CONFIGURATIONS[script])
