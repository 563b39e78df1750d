"""A page of a newspaper, the facts that place it, and how sure they are."""

from dataclasses import dataclass

from reader.domain.evidence import Evidence
from reader.domain.problem import Problem
from reader.domain.story import Story


@dataclass(frozen=True, slots=True)
class Guess:
    """A fact about a page with its evidence.

    `field` is 'newspaper', 'date' (ISO), 'page' or 'section'; `confidence` lies in 0..1: 1.0 is what the page head
    itself says.
    """

    field: str
    value: str
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Where a page belongs. `date` is ISO 8601, `number` as printed without leading zeros ('2', 'A05')."""

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    section: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One parsed page: its facts (the best guess of each), the guesses behind them, stories in page order.

    `text` is the decoded source, line ends made \\n; line numbers everywhere refer to it. `copies` is not empty for a
    page out of a library's export, whose stories are copies of what that library holds: for each story the fingerprint
    that it has there, '' where none is told.
    """

    facts: PageFacts = PageFacts()
    guesses: tuple[Guess, ...] = ()
    stories: tuple[Story, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    copies: tuple[str, ...] = ()
