"""Numbered lists of issues, pages and stories, which load any part of themselves, however long they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reader.browse.page_listings import page_listing
from reader.browse.whole_pages import page_rows, whole_pages
from reader.cli.terminal.entries import story_entry
from reader.cli.terminal.issue_names import issue_name, newspaper_and_day, page_name, page_of, pages, stories
from reader.cli.terminal.numbered_list import Entry, Listing
from reader.cli.words import listed, tr
from reader.library.library import Library
from reader.ports.rows import IssueRow, PageRow


class SingleList:
    """A list that does not go on in another one, and whose stories have no hits."""

    query = ""

    def beside(self, step: int) -> None:
        """Return None: no list comes before or after this one."""


@dataclass(frozen=True)
class Issues(SingleList):
    """All issues, newest first."""

    library: Library

    @property
    def title(self) -> str:
        return tr("Issues")

    @property
    def total(self) -> int:
        return len(self._issues)

    @cached_property
    def _issues(self) -> Sequence[IssueRow]:
        return self.library.issues()

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        return [self._entry(issue) for issue in self._issues[start : start + count]]

    def at_day(self, last: str) -> int:
        """Return the index of the newest issue up to the ISO day `last`; the length of the list if there is none."""
        return next((at for at, issue in enumerate(self._issues) if (issue.date or "") <= last), self.total)

    def _entry(self, issue: IssueRow) -> Entry:
        return Entry(
            text=issue_name(issue),
            facts=listed((pages(issue.page_count), stories(issue.story_count))),
            opens=lambda: issue_listing(self.library, issue),
        )


def issue_listing(library: Library, issue: IssueRow) -> Listing:
    """Return the pages of an issue; the stories of an issue with a single page."""
    found = Pages(library, issue)
    return found if found.total > 1 else IssueStories(library, issue)


@dataclass(frozen=True)
class Pages(SingleList):
    """The pages of one issue."""

    library: Library
    issue: IssueRow

    @property
    def title(self) -> str:
        return issue_name(self.issue)

    @property
    def total(self) -> int:
        return len(self.pages)

    @property
    def pages(self) -> Sequence[PageRow]:
        """The pages, read again each time: reading changes what is unread."""
        return whole_pages(self.library, self.issue.newspaper, self.issue.date)

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        return [self._entry(at, page) for at, page in enumerate(self.pages)][start : start + count]

    def _entry(self, at: int, page: PageRow) -> Entry:
        unread = tr("{n} unread").format(n=page.unread_count) if page.unread_count else ""
        return Entry(
            text=page_of(page),
            facts=listed(filter(None, (stories(page.story_count), unread))),
            opens=lambda: PageStories(self, at),
            fresh=page.unread_count > 0,
        )


@dataclass(frozen=True)
class PageStories:
    """The stories of one page, in the order of the page."""

    issue: Pages
    at: int
    query = ""

    @property
    def title(self) -> str:
        return f"{self.issue.title}  {page_of(self.issue.pages[self.at])}"

    @property
    def total(self) -> int:
        return len(self._ids)

    @cached_property
    def _ids(self) -> Sequence[int]:
        return [row.id for row in page_rows(self.issue.library, page_listing(self.issue.pages[self.at]))]

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        rows = self.issue.library.rows_by_id(self._ids[start : start + count])
        return [story_entry(row, with_page=False) for row in rows]

    def beside(self, step: int) -> "PageStories | None":
        at = self.at + step
        return replace(self, at=at) if 0 <= at < self.issue.total else None


@dataclass(frozen=True)
class IssueStories(SingleList):
    """All stories of one issue, page after page."""

    library: Library
    issue: IssueRow

    @property
    def title(self) -> str:
        return newspaper_and_day(self.issue.newspaper, self.issue.date)

    @property
    def total(self) -> int:
        return len(self._ids)

    @cached_property
    def _ids(self) -> Sequence[int]:
        return [row.id for row in self.library.story_rows(newspaper=self.issue.newspaper, date=self.issue.date)]

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        return [
            story_entry(row, with_page=False, group=page_name(row.page, row.section) if row.page else "")
            for row in self.library.rows_by_id(self._ids[start : start + count])
        ]


@dataclass(frozen=True)
class AllStories(SingleList):
    """Every story of the library, newest first."""

    library: Library

    @property
    def title(self) -> str:
        return tr("All stories")

    @property
    def total(self) -> int:
        return self.library.story_count()

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        return [story_entry(row, with_page=True) for row in self.library.story_window(start, count)]


@dataclass(frozen=True)
class Chosen(SingleList):
    """Stories by their ids, under a heading: imported now, or read lately."""

    library: Library
    title: str
    ids: Sequence[int]

    @property
    def total(self) -> int:
        return len(self.ids)

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        return [story_entry(row, with_page=True) for row in self.library.rows_by_id(self.ids[start : start + count])]
