"""The days of a library: the pages that it has of each, how far they were read, the pages that are missing."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.domain.bookmark import Bookmark
from reader.library.library import Library
from reader.ports.rows import IssueRow, OpenJump, PageRow, StoryRow


class PageState(StrEnum):
    """The state of a page: how far it was read, or that it is missing; HELD if reading is not known."""

    HELD = "held"
    UNREAD = "unread"
    BEGUN = "begun"
    READ = "read"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of a day; `number` is '' if it is not known."""

    number: str
    state: PageState


_HELD = PageMark("", PageState.HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHolding:
    """All pages of one day in the library: of one newspaper, or of all that are shown (`issues` of them)."""

    date: str
    issues: int = 1
    newspapers: tuple[str, ...] = ()
    pages: tuple[PageMark, ...] = ()
    stories: int = 0
    unread: int = 0
    bookmarks: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """Numbers of the pages that must exist and are missing."""
        return tuple(page.number for page in self.pages if page.state is PageState.MISSING)

    @property
    def held(self) -> int:
        """Count of the pages in the library."""
        return len(self.pages) - len(self.missing)

    @property
    def read(self) -> bool:
        """True if every page in the library was read to its end."""
        return self.held > 0 and all(page.state in (PageState.READ, PageState.MISSING) for page in self.pages)


def day_holdings(
    issues: Iterable[IssueRow],
    pages: Iterable[PageRow] = (),
    jumps: Iterable[OpenJump] = (),
    bookmarks: Iterable[Bookmark] = (),
    *,
    newspaper: str | None = None,
) -> dict[str, DayHolding]:
    """Return the holdings by ISO day, of one newspaper or of all.

    Issues count the pages; `pages`, if given, say how far each was read and which numbers are left out; open jump
    lines name pages that are missing.
    """
    rows: dict[tuple[str | None, str], list[PageRow]] = defaultdict(list)
    for page in pages:
        if page.date:
            rows[page.newspaper, page.date].append(page)
    named: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for jump in jumps:
        if jump.row.date and not jump.page_held:
            named[jump.row.newspaper, jump.row.date].add(jump.page)
    marked: dict[tuple[str | None, str], int] = defaultdict(int)
    for bookmark in bookmarks:
        if bookmark.anchor.date:
            marked[bookmark.anchor.newspaper, bookmark.anchor.date] += 1
    days: dict[str, DayHolding] = {}
    for issue in issues:
        if issue.date and is_day(issue.date) and newspaper in (None, issue.newspaper):
            key = (issue.newspaper, issue.date)
            one = _issue(issue, rows.get(key, ()), named.get(key, set()), marked.get(key, 0))
            days[issue.date] = _together(days[issue.date], one) if issue.date in days else one
    return days


def stories_of_day(library: Library, date: str) -> list[StoryRow]:
    """Return the stories of all newspapers of an ISO day."""
    papers = [issue.newspaper for issue in library.issues() if issue.date == date]
    return [row for newspaper in papers for row in library.story_rows(newspaper=newspaper, date=date)]


def is_day(text: str) -> bool:
    """Return True if `text` is a whole ISO day."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def years(days: Mapping[str, DayHolding]) -> tuple[int, int] | None:
    """Return the first and the last year of the days; None if there are none."""
    return (int(min(days)[:4]), int(max(days)[:4])) if days else None


def _issue(issue: IssueRow, rows: Sequence[PageRow], named: set[str], bookmarks: int) -> DayHolding:
    return DayHolding(
        date=issue.date or "",
        newspapers=(issue.newspaper,) if issue.newspaper else (),
        pages=_marks(issue, rows, named),
        stories=issue.story_count,
        unread=sum(row.unread_count for row in rows),
        bookmarks=bookmarks,
    )


def _marks(issue: IssueRow, rows: Sequence[PageRow], named: set[str]) -> tuple[PageMark, ...]:
    if not rows and not named:
        return (_HELD,) * issue.page_count
    marks = [PageMark(row.number or "", _state(row)) for row in rows] or [_HELD] * issue.page_count
    missing = (_gaps(rows) | named) - {row.number for row in rows}
    marks += [PageMark(number, PageState.MISSING) for number in missing]
    return tuple(sorted(marks, key=lambda mark: page_order(mark.number)))


def _state(row: PageRow) -> PageState:
    if not row.unread_count:
        return PageState.READ
    return PageState.UNREAD if row.unread_count >= row.story_count else PageState.BEGUN


def _gaps(rows: Sequence[PageRow]) -> set[str]:
    """Return the numbers left out between page 1 and the last plain number in the library."""
    numbers = {int(row.number) for row in rows if row.number and row.number.isascii() and row.number.isdigit()}
    return {str(number) for number in range(1, min(max(numbers, default=0), 200)) if number not in numbers}


def page_order(number: str | None) -> tuple[str, int, str]:
    """Return a key that sorts page numbers as print does: 2 before 10, A2 before A10, unknown ones last."""
    text = number or ""
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    return ("\uffff" if not text else letters, int(digits) if digits.isascii() and digits else 0, text)


def _together(one: DayHolding, other: DayHolding) -> DayHolding:
    return replace(
        one,
        issues=one.issues + other.issues,
        newspapers=one.newspapers + other.newspapers,
        pages=one.pages + other.pages,
        stories=one.stories + other.stories,
        unread=one.unread + other.unread,
        bookmarks=one.bookmarks + other.bookmarks,
    )
