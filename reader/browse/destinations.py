"""The issues and pages that fit what a person types: a date, a page, a newspaper, or several of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reader.browse.listing import Listing, ListingKind
from reader.browse.page_listings import page_listing
from reader.browse.whole_pages import whole_pages
from reader.library.library import Library
from reader.ports.rows import IssueRow, StoryRow
from reader.query.dates.day_spans import NoDate
from reader.query.dates.ranges import date_range

MOST = 200
"""Lists that are offered at once."""

_PAGE = re.compile(r"第?0*([0-9A-Za-z]{1,4})版|[Pp]0*(\d{1,3})|([A-Za-z]?)0*(\d{1,3})")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Days `first` to `last` (ISO), a day of any year ('-02-15'), a page number, parts of a newspaper's name."""

    first: str = ""
    last: str = ""
    any_year: str = ""
    page: str = ""
    names: tuple[str, ...] = ()

    def holds(self, issue: IssueRow) -> bool:
        """Return True if an issue fits."""
        date, name = issue.date or "", issue.newspaper or ""
        in_time = not self.first or self.first <= date <= self.last
        return in_time and date.endswith(self.any_year) and all(part in name for part in self.names)


def wanted(text: str) -> Destination:
    """Parse what a person types, part by part in any order: '2023-02-15 4版', '人民日报 2月', '15/2'."""
    found = Destination()
    for part in text.split():
        found = _with(found, part)
    return found


def _with(known: Destination, part: str) -> Destination:
    month_day, page = _MONTH_DAY.fullmatch(part), _PAGE.fullmatch(part)
    if month_day:
        return replace(known, any_year=f"-{int(month_day[1]):02}-{int(month_day[2]):02}")
    if page:
        return replace(known, page=(page[1] or page[2] or page[3] + page[4]).upper())
    try:
        first, last = date_range(part)
    except NoDate:
        return replace(known, names=(*known.names, part))
    return replace(known, first=first or "0", last=last or "9")


@dataclass(frozen=True, slots=True)
class Offer:
    """The lists offered; `more` says that not all that fit are among them."""

    listings: Sequence[Listing]
    more: bool


def offer(library: Library, text: str, here: StoryRow | None) -> Offer:
    """Return the lists that fit what is typed: first those of the issue of `here`, the open story, then the newest."""
    listings = list(islice(_places(library, wanted(text), here), MOST + 1))
    return Offer(listings[:MOST], len(listings) > MOST)


def _places(library: Library, want: Destination, here: StoryRow | None) -> Iterator[Listing]:
    issues = [issue for issue in library.issues() if want.holds(issue)]
    if here:
        issues.sort(key=lambda issue: (issue.newspaper, issue.date) != (here.newspaper, here.date))
    for issue in issues:
        if not want.page:
            yield Listing(kind=ListingKind.ISSUE, newspaper=issue.newspaper, date=issue.date)
        if want.page or len(issues) == 1:
            for page in whole_pages(library, issue.newspaper, issue.date):
                if want.page in ("", page.number):
                    yield page_listing(page)
