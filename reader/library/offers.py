"""Other queries that may have been meant, each with the stories that it finds."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader.errors import QueryReason, QuerySyntaxError
from reader.query.dates.day_spans import NoYear
from reader.query.dates.ranges import date_range
from reader.query.parser import Parsed
from reader.query.query_remark import remark_on
from reader.query.tree import And, DateRange, HasFact, Node, Or, Phrase, RelativeDates
from reader.query.unparser import quoted, worded

MOST = 5
_FACTS = (HasFact, DateRange, RelativeDates)
_LETTER = re.compile(r"[^\W_]")
_SIGN = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Offer:
    """A query that finds `total` stories."""

    query: str
    total: int


def offers(
    text: str, parsed: Parsed, total: int, count: Callable[[str], int], days: Callable[[], Sequence[str]]
) -> tuple[Offer, ...]:
    """Return at most MOST offers for a query that found `total` stories.

    `count` gives the stories that a query finds, `days` the ISO days of the issues. Offers that find nothing are left
    out.
    """
    found: list[Offer] = []
    for query in dict.fromkeys(_candidates(text, parsed, total, days)):
        if len(found) < MOST and query and query != text and (held := count(query)):
            found.append(Offer(query, held))
    return tuple(found)


def not_held(text: str, tree: Node, count: Callable[[Node], int]) -> QuerySyntaxError | None:
    """Return the first condition on facts that no story fulfils, of a query that found nothing.

    A query of signs alone is such a condition.
    """
    if text.strip() and not _LETTER.search(text):
        return QuerySyntaxError(QueryReason.NOT_HELD, 0, text.strip())
    for part in tree.parts if isinstance(tree, And) else (tree,):
        facts = [one for one in (part.parts if isinstance(part, Or) else (part,)) if isinstance(one, _FACTS) and one.at]
        if facts and facts[0].at and (not isinstance(part, Or) or len(facts) == len(part.parts)) and not count(part):
            return QuerySyntaxError(QueryReason.NOT_HELD, facts[0].at.start, worded(part))
    return None


def _candidates(text: str, parsed: Parsed, total: int, days: Callable[[], Sequence[str]]) -> Iterator[str]:
    for problem in parsed.problems:
        if problem.code is QueryReason.DAY_WITHOUT_YEAR:
            yield from _in_years(text, problem, days())
    if not total:
        telling = remark_on(parsed, nothing_found=True)
        yield telling.right if telling else ""
        if _SIGN.search(text) and _LETTER.search(text) and not isinstance(parsed.tree, Phrase):
            yield quoted(text)
    for remark in parsed.remarks:
        if remark.code is QueryReason.DATE_AS_TEXT:
            yield from [remark.right] if remark.right else _in_years(text, remark, days(), "日期:")


def _in_years(text: str, problem: QuerySyntaxError, days: Sequence[str], field: str = "") -> Iterator[str]:
    """Yield the query with the day in each year that has an issue of it, the newest first."""
    try:
        date_range(problem.text)
    except NoYear as day:
        wanted = f"-{day.month:02}-{day.day:02}"
        end = problem.position + len(problem.text)
        for one in sorted({one for one in days if one.endswith(wanted)}, reverse=True):
            yield f"{text[: problem.position]}{field}{one}{text[end:]}"
