"""Pairs of neighbouring characters, by which two texts are compared: words of Chinese have mostly two characters."""

import re
from itertools import pairwise

_HAN = re.compile(r"[\u4e00-\u9fff]+")


def han_pairs(*texts: str) -> set[str]:
    """Return the pairs of neighbouring Han characters in texts, each once; no pair reaches over another sign."""
    return {first + second for text in texts for run in _HAN.findall(text) for first, second in pairwise(run)}
