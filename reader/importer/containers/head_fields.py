"""The names under which front matter and article heads state a fact, and what they state it of."""

import re
from collections.abc import Mapping

from reader.domain.article_table import Field
from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.importer.containers.names_of_fields import HEADS, plain_name
from reader.importer.containers.records.cell_values import written_day_of
from reader.importer.manuscript import GivenHead, PlacedLine
from reader.text.numerals import iso_date, page_number

_NO_PAPER = re.compile(
    r"(?<![报報])社$|(?:网|網|网站|台|臺|客户端|公众号|微信|微博|频道|頻道|联播|聯播)$|^[A-Z]{1,4}TV$"
)
_ADDRESS = re.compile(r"\s{0,9}https?://", re.IGNORECASE)
_DAY = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")
_DAY_CLOSED_UP = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_EDITION = "edition"
_NAMES_PAGE = re.compile(r"第?\s?[A-Za-z]?\d{1,3}\s?版")
"""A page under the name of an edition, which 版 is in English dictionaries."""
_PAGE = re.compile(r"([A-Za-z]?\d{1,3})(?!\d)")


def field_of(name: str, value: str = "") -> Field | None:
    """Return the field that a name in a head stands for; None for a name that says nothing of an article or page.

    An address is never a newspaper: clippers write it as the source. Nor is an agency, a site or a station.
    """
    name = plain_name(name)
    field = Field.PAGE if name == _EDITION and _NAMES_PAGE.match(value.strip()) else HEADS.get(name)
    if field is Field.NEWSPAPER and is_no_paper(value):
        return None
    return Field.URL if field is Field.NEWSPAPER and _ADDRESS.match(value) else field


def is_no_paper(source: str) -> bool:
    """Return True for an agency, a site or a station, which publish articles and are no newspaper."""
    return _NO_PAPER.search(source.strip()) is not None


def given_head(values: Mapping[str, str]) -> GivenHead:
    """Return the article's head among stated fields."""
    return GivenHead(
        headline=values.get(Field.TITLE),
        kicker=values.get("kicker"),
        deck=values.get("deck"),
        column_label=values.get(Field.LABEL),
        byline=values.get(Field.AUTHOR),
    )


def guesses_from(values: Mapping[str, str], source: EvidenceSource) -> tuple[Guess, ...]:
    """Return the page's facts among stated fields; values that are no date or page number say nothing."""
    found = {
        "newspaper": values.get("newspaper"),
        "date": day_in(values.get("date", "")) or written_day_of(values.get("date", "")),
        "page": _number(values.get("page", "")),
        "section": values.get("section"),
    }
    return tuple(
        Guess(field, value, (Evidence(source, values[field]),), 1.0)
        for field, value in found.items()
        if value is not None
    )


def day_in(text: str) -> str | None:
    """Return the first date in a text, with any signs between its numbers, as ISO 8601; None if it is no real one.

    A text without such a date may have one in eight digits, 20240306.
    """
    match = _DAY.search(text) or _DAY_CLOSED_UP.search(text)
    return iso_date(*match.groups()) if match else None


def _number(text: str) -> str | None:
    match = _PAGE.search(text)
    return page_number(match.group(1)) if match else None


def head_lines(given: GivenHead, place: SourceLines) -> list[PlacedLine]:
    """Return a stated head, which stands at `place`, as lines of a part: the headline as heading, then the byline."""
    lines = [f"# {given.headline}", ""] if given.headline else [""]
    return [(line, place) for line in ([*lines, given.byline, ""] if given.byline else lines)]
