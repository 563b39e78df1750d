"""Where a page belongs: parsed and confirmed facts, how pages sort, and which are unsure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reader.domain.newspaper import Guess, PageFacts

CERTAIN = 0.9
"""A guess of this confidence needs no person to confirm it."""

_NAMES = ("newspaper", "date", "number", "section", "edition")
_PLACING = (("newspaper", "newspaper"), ("date", "date"), ("number", "page"))
_NUMBER = re.compile(r"\d+")


def overlaid(facts: PageFacts, over: PageFacts) -> PageFacts:
    """`facts`, with each fact that `over` knows in its place."""
    known = {name: getattr(over, name) for name in _NAMES if getattr(over, name) is not None}
    return replace(facts, **known)


def guessed(guess: Guess) -> PageFacts:
    """What a guess says, as facts."""
    return PageFacts(**{"number" if guess.field == "page" else guess.field: guess.value})


def place(facts: PageFacts) -> tuple[str, str, str]:
    """Newspaper, date and page number; '' where unknown."""
    return facts.newspaper or "", facts.date or "", facts.number or ""


def contradict(one: PageFacts, other: PageFacts) -> bool:
    """Whether both know a newspaper, date or number and the two differ."""
    return any(mine and theirs and mine != theirs for mine, theirs in zip(place(one), place(other), strict=True))


def number_order(number: str | None) -> str:
    """A text that sorts page numbers as people do: 2 before 10, 10 before A1; unknown last."""
    if not number:
        return "~"
    return _NUMBER.sub(lambda digits: digits.group().zfill(5), number)


def is_unsure(facts: PageFacts, guesses: Iterable[Guess], confirmed: PageFacts) -> bool:
    """Whether newspaper, date or number is unknown, or a guess that is not certain and not confirmed."""
    best: dict[tuple[str, str], float] = {}
    for guess in guesses:
        key = guess.field, guess.value
        best[key] = max(best.get(key, 0.0), guess.confidence)
    for name, field in _PLACING:
        value = getattr(facts, name)
        if getattr(confirmed, name) is None and (not value or best.get((field, value), 1.0) < CERTAIN):
            return True
    return False
