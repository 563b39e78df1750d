"""The contents of a library: newspapers by years, months and issues."""

from dataclasses import dataclass
from itertools import groupby

from reader.browse.listing import Listing, ListingKind
from reader.library.library import Library
from reader.ports.rows import IssueRow

_FEW_ISSUES = 24
"""A newspaper with no more issues is not divided into years."""
_YEAR, _MONTH = len("2023"), len("2023-02")
_AFTER_ALL_NAMES = "\uffff"


@dataclass(frozen=True, slots=True)
class Period:
    """The issues of a newspaper in a year ('2023') or a month ('2023-02'); of all times if `start` is ''."""

    newspaper: str | None
    start: str
    issues: tuple[IssueRow, ...]

    @property
    def listing(self) -> Listing:
        """The list of its stories."""
        return Listing(kind=ListingKind.PERIOD, newspaper=self.newspaper, date=self.start)

    def parts(self) -> "list[Period]":
        """Return the years of a newspaper, or the months of a year; none if it is not divided."""
        if self.start == "" and len(self.issues) <= _FEW_ISSUES:
            return []
        length = {0: _YEAR, _YEAR: _MONTH}.get(len(self.start))
        groups = groupby(self.issues, key=lambda issue: (issue.date or "")[:length]) if length else ()
        return [Period(self.newspaper, start, tuple(issues)) for start, issues in groups]


def newspapers(library: Library) -> list[Period]:
    """Return the newspapers of a library by name, each with all its issues; last those whose name is not known."""
    by_name = sorted(library.issues(), key=lambda issue: issue.newspaper or _AFTER_ALL_NAMES)
    return [Period(name, "", tuple(issues)) for name, issues in groupby(by_name, key=lambda issue: issue.newspaper)]
