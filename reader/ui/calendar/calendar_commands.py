"""The calendar and the papers of one day in the window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.acts.done import Kind
from reader.browse.days import day_holdings, stories_of_day
from reader.browse.listing import Listing, ListingKind
from reader.browse.page_listings import story_page_listing
from reader.browse.whole_pages import whole_pages
from reader.domain.bookmark import Bookmark
from reader.ports.rows import IssueRow, OpenJump, PageRow, StoryRow
from reader.ui.calendar.calendar import HoldingsCalendar
from reader.ui.calendar.same_day import SameDayView
from reader.ui.language.names import day
from reader.ui.language.words import tr
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_Found = tuple[Sequence[IssueRow], Sequence[OpenJump], Sequence[Bookmark]]


class CalendarCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._issues: Sequence[IssueRow] = ()
        self._pages: dict[int, PageRow] = {}
        self._jumps: Sequence[OpenJump] = ()
        self._bookmarks: Sequence[Bookmark] = ()
        self._newspaper = self._day = ""
        self._rows: Sequence[StoryRow] = ()
        self._calendar = HoldingsCalendar(bench.themes)
        self._papers = SameDayView(bench.themes)
        self._calendar_screen = Screen(bench, self._calendar)
        self._papers_screen = Screen(bench, self._papers)
        self._calendar_freshness = Freshness(
            self._calendar, bench.acts, lambda: self._load(self._fill), Kind.PAGES, Kind.BOOKMARKS
        )
        self._papers_freshness = Freshness(
            self._papers, bench.acts, lambda: self._load_day(self._day), Kind.PAGES, Kind.CORRECTIONS
        )
        self._calendar.day_opened.connect(self._open_day)
        self._calendar.month_shown.connect(lambda year, month: self._load_month(year, month))
        self._calendar.newspaper_chosen.connect(self._choose_newspaper)
        self._papers.story_opened.connect(bench.open_story)
        self._papers.page_opened.connect(self._open_page)

    def show_calendar(self) -> None:
        """Show the pages of the library day by day."""
        self._load(self._show_calendar)

    def _load(self, then: Callable[[_Found], None]) -> None:
        self._calendar_freshness.note_reading()
        self._bench.workers.reading.ask(
            lambda library: (library.issues(), library.open_jumps(), library.bookmarks.all()), then, topic="calendar"
        )

    def show_day(self) -> None:
        """The papers of the open story's day, side by side."""
        story = self._bench.browsing.story
        if story is not None and story.row.date:
            self._load_day(story.row.date)

    def _show_calendar(self, found: _Found) -> None:
        self._fill(found)
        self._calendar_screen.show_titled(tr("Holdings calendar"))
        self._calendar.grid.setFocus()

    def _fill(self, found: _Found) -> None:
        self._issues, self._jumps, self._bookmarks = found
        self._pages = {}
        names = sorted({issue.newspaper for issue in self._issues if issue.newspaper})
        self._calendar.show_newspapers(names, self._newspaper)
        self._fill_calendar()
        self._load_month(self._calendar.grid.day.year, self._calendar.grid.day.month)

    def _fill_calendar(self) -> None:
        self._calendar.show_holdings(
            day_holdings(
                self._issues, self._pages.values(), self._jumps, self._bookmarks, newspaper=self._newspaper or None
            )
        )

    def _load_month(self, year: int, month: int) -> None:
        start = f"{year:04}-{month:02}"
        wanted = [(issue.newspaper, issue.date) for issue in self._issues if (issue.date or "").startswith(start)]
        self._bench.workers.reading.ask(
            lambda library: [page for listing in wanted for page in whole_pages(library, *listing)],
            self._add_pages,
            topic="calendar-month",
        )

    def _add_pages(self, pages: Sequence[PageRow]) -> None:
        self._pages |= {page.id: page for page in pages}
        self._fill_calendar()

    def _choose_newspaper(self, name: str) -> None:
        self._newspaper = name
        self._fill_calendar()

    def _open_day(self, date: str) -> None:
        """One paper of that day: its issue in the list; several: side by side."""
        papers = [issue for issue in self._issues if issue.date == date and self._newspaper in ("", issue.newspaper)]
        if len(papers) == 1:
            issue = Listing(kind=ListingKind.ISSUE, newspaper=papers[0].newspaper, date=date)
            self._bench.browsing.open_listing(issue)
            self._bench.show_panes()
        elif papers:
            self._load_day(date)

    def _load_day(self, date: str) -> None:
        self._papers_freshness.note_reading()
        self._bench.workers.reading.ask(
            lambda library: stories_of_day(library, date), lambda rows: self._show_day(date, rows), topic="day"
        )

    def _show_day(self, date: str, rows: Sequence[StoryRow]) -> None:
        self._rows, self._day = rows, date
        self._papers.show_day(date, rows)
        self._papers_screen.show_titled(tr("Newspapers of {date}").format(date=day(date)))

    def _open_page(self, page_id: int) -> None:
        row = next(row for row in self._rows if row.page_id == page_id)
        self._bench.browsing.open_listing(story_page_listing(row))
        self._bench.show_panes()
