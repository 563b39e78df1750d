"""The script that a text is written in: simplified or traditional characters."""

from collections.abc import Iterable
from functools import cache

from reader.text.traditional import SIMPLIFIED, TRADITIONAL


def is_traditional(texts: Iterable[str]) -> bool:
    """Return True if more characters occur in traditional script alone than in simplified script alone.

    The majority decides because texts in one script contain a few characters that count for the other: 乾 and 於 occur
    in simplified texts, 里 and 后 in traditional ones.
    """
    traditional, simplified = _exclusive_characters()
    balance = sum((each in traditional) - (each in simplified) for text in texts for each in text)
    return balance > 0


@cache
def _exclusive_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters of traditional script alone, and of simplified script alone."""
    traditional, simplified = frozenset(TRADITIONAL), frozenset(SIMPLIFIED)
    return traditional - simplified, simplified - traditional
