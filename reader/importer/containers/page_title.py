"""Titles that name a newspaper's page, in books and feeds: 第2版, 02版：要闻, 第二版 要闻, A2."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.web.founder import STATED
from reader.text.numerals import CHINESE, page_number

_SECTION = r"(?:\s{0,3}[：:（(·\-—|｜ ]\s{0,3}(?P<section>[^\d\s）)][^\d）)]{0,9})[)）]?)?"
_TITLE = re.compile(
    rf"^(?:第?\s?(?P<number>[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s?版|(?P<letter>[A-Z]\d{{1,2}})){_SECTION}\s*$"
)
_SECTION_FIRST = re.compile(r"^(?P<section>[^\d（(]{1,10})\s*[（(]\s*第?\s?(?P<number>[A-Z]?\d{1,3})\s?版\s*[)）]$")


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A page's number and section as a title states them; `first_line` is True if the title opens its document."""

    number: str
    section: str | None
    quote: str
    first_line: bool = False

    def guesses(self) -> Iterator[Guess]:
        for name, value in (("page", self.number), ("section", self.section)):
            if value:
                yield Guess(name, value, (Evidence(EvidenceSource.HEADING, self.quote),), STATED)


def page_named(title: str, *, first_line: bool = False) -> PageTitle | None:
    """Return the page that a title names; None for a title that says anything else."""
    found = _TITLE.match(title.strip()) or _SECTION_FIRST.match(title.strip())
    if found is None:
        return None
    fields = found.groupdict()
    number = page_number(fields.get("number") or fields.get("letter") or "")
    return PageTitle(number, fields["section"], found.group(), first_line) if number else None
