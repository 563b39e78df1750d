"""A page of a newspaper: its facts, how sure they are, and its stories."""

from dataclasses import dataclass

from reader.domain.evidence import Evidence
from reader.domain.problem import Problem
from reader.domain.story import Story


@dataclass(frozen=True, slots=True)
class Guess:
    """A fact about a page with its evidence.

    `field` is 'newspaper', 'date' (its value ISO 8601), 'page' or 'section'. `confidence` lies in 0..1; 1.0 is a fact
    that the page head states.
    """

    field: str
    value: str
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The newspaper, day and position in the issue of a page; None if unknown.

    `date` is ISO 8601, `number` as printed without leading zeros ('2', 'A05').
    """

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    section: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page: its facts (the best guess of each), the guesses behind them, its stories in page order.

    `text` is the decoded source with \\n as line end; all line numbers refer to it. `copies` is empty, except for a
    page out of a library's export: for each story the fingerprint that it has there, '' if the export gives none.
    """

    facts: PageFacts = PageFacts()
    guesses: tuple[Guess, ...] = ()
    stories: tuple[Story, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    copies: tuple[str, ...] = ()
