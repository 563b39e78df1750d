"""Queries narrowed to a value of a facet or to a span of days, and widened again, as text that a person can read."""

import re
from collections.abc import Sequence

from reader.ports.engine import Facet
from reader.query.dates.day_spans import NoDate
from reader.query.dates.ranges import date_range
from reader.query.parser import parse
from reader.query.tree import Or
from reader.query.unparser import quoted

_FIELDS = {
    "newspaper": "报纸",
    "year": "日期",
    "month": "日期",
    "page": "版",
    "section": "版名",
    "column_label": "栏目",
    "reporter": "记者",
    "place": "电头",
    "kind": "体裁",
}
_DATES = re.compile(r"(?:^|(?<=\s))日期:[0-9.\-]{1,24}(?=\s|$)")


def condition(facet: str, value: str) -> str:
    """Return the words to add to a query: 报纸:工人日报, 日期:2023-02; '' for a facet that no query can ask for."""
    field = _FIELDS.get(facet)
    return f"{field}:{quoted(value)}" if field and value else ""


def narrowed(query: str, facet: str, value: str) -> str:
    """Add a value to a query; a year or month replaces the days that the query asked for."""
    wanted = condition(facet, value)
    if facet in ("year", "month"):
        query = with_days(query, None)
    return f"{_held_together(query)} {wanted}".strip() if wanted and not _has(query, wanted) else query


def widened(query: str, facet: str, value: str) -> str:
    """Take a value out of a query."""
    wanted = condition(facet, value)
    return _closed_up(f" {query} ".replace(f" {wanted} ", " ")) if wanted else query


def chosen(query: str, facets: Sequence[Facet]) -> list[tuple[str, str]]:
    """Return the facets and values, among those given, that the query asks for."""
    return [
        (facet.name, value)
        for facet in facets
        for value, _ in facet.counts
        # Putting a value into words reads it as a query: not for each of hundreds.
        if value in query and _has(query, condition(facet.name, value))
    ]


def with_days(query: str, days: tuple[str, str] | None) -> str:
    """Narrow a query to these ISO days, both included, instead of the days it asked for; None takes the days out."""
    rest = _closed_up(_DATES.sub("", query))
    if days is None:
        return rest
    span = days[0] if days[0] == days[1] else f"{days[0]}..{days[1]}"
    return f"{_held_together(rest)} 日期:{span}".strip()


def days_of(query: str) -> tuple[str, str] | None:
    """Return the first and last day that the query asks for; None if it asks for none, or leaves an end open."""
    found = _DATES.search(query)
    if found is None:
        return None
    try:
        first, last = date_range(found[0].removeprefix("日期:"))
    except NoDate:
        return None
    return (first, last) if first and last else None


def _has(query: str, wanted: str) -> bool:
    return bool(wanted) and f" {wanted} " in f" {query} "


def _closed_up(query: str) -> str:
    return re.sub(r"\s{2,}", " ", query).strip()


def _held_together(query: str) -> str:
    """Put alternatives in brackets, so that an added condition holds for all of them."""
    return f"({query})" if isinstance(parse(query).tree, Or) and query.strip() else query
