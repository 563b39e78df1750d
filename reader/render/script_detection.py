"""The script that a text is written in: simplified or traditional characters."""

from collections.abc import Iterable
from functools import cache

from reader.text.traditional import SIMPLIFIED, TRADITIONAL


def is_traditional(texts: Iterable[str]) -> bool:
    """True where more characters have only a traditional form than only a simplified one.

    A few of either kind stand in texts of the other: 乾 and 於 in simplified ones, 里 and 后 in traditional ones.
    """
    traditional, simplified = _only_in()
    balance = sum((each in traditional) - (each in simplified) for text in texts for each in text)
    return balance > 0


@cache
def _only_in() -> tuple[frozenset[str], frozenset[str]]:
    traditional, simplified = frozenset(TRADITIONAL), frozenset(SIMPLIFIED)
    return traditional - simplified, simplified - traditional
