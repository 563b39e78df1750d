"""Facts of a page: parsed and confirmed ones, its key, how pages sort, and which are unsure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from reader.domain.newspaper import Guess, PageFacts

CERTAIN = 0.9
"""A guess of this confidence needs no person to confirm it."""

_STATED = 1.0
"""Confidence of a fact that the page or its container states."""

_NAMES = ("newspaper", "date", "number", "section", "edition")
_KEY_FIELDS = (("newspaper", "newspaper"), ("date", "date"), ("number", "page"))
"""Facts of the key, and the name of each in a guess."""
_NUMBER = re.compile(r"\d+")


class PageKey(NamedTuple):
    """The facts by which a page is one and the same in two files; '' if unknown."""

    newspaper: str
    date: str
    number: str


def page_key(facts: PageFacts) -> PageKey:
    """Return the key of a page with these facts."""
    return PageKey(facts.newspaper or "", facts.date or "", facts.number or "")


def overlaid(facts: PageFacts, over: PageFacts) -> PageFacts:
    """`facts`, each replaced by the fact in `over` if that is known."""
    known = {name: getattr(over, name) for name in _NAMES if getattr(over, name) is not None}
    return replace(facts, **known)


def guessed(guess: Guess) -> PageFacts:
    """Return the one fact that a guess states."""
    return PageFacts(**{"number" if guess.field == "page" else guess.field: guess.value})


def contradict(one: PageFacts, other: PageFacts) -> bool:
    """Return True if both know a newspaper, date or number and the two differ."""
    return any(mine and theirs and mine != theirs for mine, theirs in zip(page_key(one), page_key(other), strict=True))


UNNUMBERED = "~"
"""The order of a page whose number is not known."""


def number_order(number: str | None) -> str:
    """Return a text that sorts page numbers as people do: 2 before 10, 10 before A1; unknown last."""
    if not number:
        return UNNUMBERED
    return _NUMBER.sub(lambda digits: digits.group().zfill(5), number)


def is_unsure(facts: PageFacts, guesses: Iterable[Guess], confirmed: PageFacts) -> bool:
    """Return True if newspaper, date or number is unknown, or a guess that is neither certain nor confirmed."""
    best: dict[tuple[str, str], float] = {}
    for guess in guesses:
        key = guess.field, guess.value
        best[key] = max(best.get(key, 0.0), guess.confidence)
    for name, field in _KEY_FIELDS:
        value = getattr(facts, name)
        if getattr(confirmed, name) is None and (not value or best.get((field, value), 1.0) < CERTAIN):
            return True
    return False


def is_witness(facts: PageFacts, guesses: Iterable[Guess], confirmed: PageFacts) -> bool:
    """Return True if a page's newspaper is more than guessed: its head or container states it, or a person."""
    best = max(
        (one.confidence for one in guesses if (one.field, one.value) == ("newspaper", facts.newspaper)), default=1.0
    )
    return facts.newspaper is not None and (confirmed.newspaper is not None or best >= _STATED)
