"""Newspaper, date, number and section of a page, weighed from what page, container, path and text say.

Every guess carries its evidence and a confidence: 1.0 is what the page head or the container says, less is a guess
that a person may have to confirm.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from reader.domain.newspaper import Guess, Page, PageFacts
from reader.importer.facts.path_facts import path_guesses
from reader.importer.facts.text_facts import text_guesses


def settled(page: Page, path: Path | None) -> Page:
    """Return the page with the guesses of its path and text added and its facts chosen by them."""
    guesses = merged((*page.guesses, *(path_guesses(path) if path else ()), *text_guesses(page)))
    return dataclasses.replace(page, guesses=guesses, facts=chosen(guesses, page.facts))


def merged(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return one guess for each value of each field, the surest first; guesses that agree strengthen one another."""
    same: defaultdict[tuple[str, str], list[Guess]] = defaultdict(list)
    for guess in guesses:
        same[guess.field, guess.value].append(guess)
    united = [_united(agreeing) for agreeing in same.values()]
    return tuple(sorted(united, key=lambda guess: (guess.field, -guess.confidence)))


def chosen(guesses: Iterable[Guess], known: PageFacts) -> PageFacts:
    """Return the likeliest value of each fact; a fact without guesses stays as known."""
    best: dict[str, Guess] = {}
    for guess in guesses:
        if guess.confidence > best.get(guess.field, _NOTHING).confidence:
            best[guess.field] = guess
    values = {field: guess.value for field, guess in best.items()}
    return PageFacts(
        newspaper=values.get("newspaper", known.newspaper),
        date=values.get("date", known.date),
        number=values.get("page", known.number),
        section=values.get("section", known.section),
        edition=known.edition,
    )


_NOTHING = Guess("", "", (), 0.0)


def _united(agreeing: list[Guess]) -> Guess:
    """Unite independent guesses of one value, which is wrong only if all are wrong."""
    surest = max(agreeing, key=lambda guess: guess.confidence)
    if surest.confidence >= 1.0 or len(agreeing) == 1:
        return surest
    doubt = 1.0
    for guess in agreeing:
        doubt *= 1.0 - guess.confidence
    evidence = tuple(dict.fromkeys(one for guess in agreeing for one in guess.evidence))
    return Guess(surest.field, surest.value, evidence, 1.0 - doubt)
