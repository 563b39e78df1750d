"""Pairs of neighbouring characters, by which two texts are compared: words of Chinese have mostly two characters."""

import re
from itertools import pairwise

_HAN = re.compile(r"[\u4e00-\u9fff]+")


def han_pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring Han characters in a text, each once; no pair reaches over another sign."""
    return {first + second for run in _HAN.findall(text) for first, second in pairwise(run)}
