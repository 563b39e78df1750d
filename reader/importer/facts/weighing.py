"""Newspaper, date, number and section of a page, weighed from what page, container, path and text say.

Every guess carries its evidence and a confidence: 1.0 is what the page head or the container says, less is a guess
that a person may have to confirm.
"""

import dataclasses
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.problem import Problem
from reader.importer.facts.path_facts import PathFacts, path_facts
from reader.importer.facts.text_facts import reads_as_newspaper, text_guesses

PROPOSED = 0.2
"""Confidence up to which a guess is no fact yet: a person sees it beside the page that waits, and says so or not."""


_NAME_ALONE = 0.6
"""Confidence of a newspaper's name that stands on a page's first line without a day, a page or a section."""

_PLAIN = 0.8
"""Confidence of what a path says plainly enough to contradict the page."""


def settled(page: Page, path: Path | None) -> Page:
    """Return the page with the guesses of its path and text added and its facts chosen by them.

    Folders speak for a file that shows itself to be a page, by its own name, its text or its container. Of any other
    file (a note that lies beside pages) they only propose the facts.
    """
    titles = frozenset(story.headline.main for story in page.stories if story.headline.main)
    found = path_facts(path, titles=titles) if path else PathFacts()
    by_path = found.guesses
    if not (found.is_page or page.guesses or reads_as_newspaper(page)):
        by_path = tuple(dataclasses.replace(guess, confidence=PROPOSED) for guess in by_path)
    stated, by_path = _same_pages(tuple(_nameplates(page.guesses)), by_path)
    guesses = merged((*stated, *by_path, *text_guesses(page)))
    problems = (*page.problems, *_contradictions(stated, by_path))
    return dataclasses.replace(page, guesses=guesses, facts=chosen(guesses, page.facts), problems=problems)


def _nameplates(guesses: Sequence[Guess]) -> Iterator[Guess]:
    """Yield the guesses of page and container; a name alone on the first line may be a headline as well."""
    heads = [guess for guess in guesses if any(one.source is EvidenceSource.PAGE_HEAD for one in guess.evidence)]
    alone = {guess.field for guess in heads} == {"newspaper"}
    for guess in guesses:
        yield dataclasses.replace(guess, confidence=_NAME_ALONE) if alone and guess in heads else guess


def _same_pages(stated: tuple[Guess, ...], by_path: tuple[Guess, ...]) -> tuple[tuple[Guess, ...], tuple[Guess, ...]]:
    """Return both with one form for a number that they write in two: the one with a letter, else the page's own."""
    own = next((guess.value for guess in stated if guess.field == "page"), None)
    other = next((guess.value for guess in by_path if guess.field == "page"), None)
    if not own or not other or own == other or not _is_same_page(own, other):
        return stated, by_path
    form = other if own[0].isdigit() else own
    return _with_page(stated, form), _with_page(by_path, form)


def _is_same_page(one: str, other: str) -> bool:
    """Return True for 1 and A01, or A1 and A01: of two letters each has pages of its own."""
    letters = {each[0] for each in (one, other) if not each[0].isdigit()}
    return len(letters) <= 1 and one.lstrip(_LETTERS).lstrip("0") == other.lstrip(_LETTERS).lstrip("0")


_LETTERS = string.ascii_uppercase + "-"


def _with_page(guesses: tuple[Guess, ...], number: str) -> tuple[Guess, ...]:
    return tuple(dataclasses.replace(one, value=number) if one.field == "page" else one for one in guesses)


def _contradictions(stated: Iterable[Guess], by_path: Iterable[Guess]) -> Iterator[Problem]:
    """Yield each fact that the page states and its file's name says otherwise; the page is believed."""
    said = {guess.field: guess.value for guess in stated if guess.confidence >= 1.0}
    for guess in by_path:
        if guess.confidence >= _PLAIN and said.get(guess.field, guess.value) != guess.value:
            yield Problem("other_name", None, f"{guess.value} ≠ {said[guess.field]}")


def merged(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return one guess for each value of each field, the surest first; guesses that agree strengthen one another."""
    same: defaultdict[tuple[str, str], list[Guess]] = defaultdict(list)
    for guess in guesses:
        same[guess.field, guess.value].append(guess)
    united = [_united(agreeing) for agreeing in same.values()]
    return tuple(sorted(united, key=lambda guess: (guess.field, -guess.confidence)))


def chosen(guesses: Iterable[Guess], known: PageFacts) -> PageFacts:
    """Return the likeliest value of each fact; a fact without guesses, or with proposals alone, stays as known."""
    best: dict[str, Guess] = {}
    for guess in guesses:
        if guess.confidence > best.get(guess.field, _PROPOSAL).confidence:
            best[guess.field] = guess
    values = {field: guess.value for field, guess in best.items()}
    return PageFacts(
        newspaper=values.get("newspaper", known.newspaper),
        date=values.get("date", known.date),
        number=values.get("page", known.number),
        section=values.get("section", known.section),
        edition=known.edition,
    )


_PROPOSAL = Guess("", "", (), PROPOSED)


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
