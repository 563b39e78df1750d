"""Days of the library: issues and pages of each."""

from reader.browse.days import PageState, day_holdings, page_order, years
from reader.domain.bookmark import Anchor, Bookmark
from reader.domain.story import StoryKind
from reader.ports.rows import IssueRow, OpenJump, PageRow, StoryRow

DAY = "2023-02-15"
PEOPLE, WORKERS = "人民日报", "工人日报"


def issue(newspaper: str = WORKERS, date: str | None = DAY, pages: int = 2) -> IssueRow:
    return IssueRow(newspaper=newspaper, date=date, page_count=pages, story_count=7 * pages)


def page(number: str, unread: int = 7, newspaper: str = WORKERS) -> PageRow:
    return PageRow(id=1, newspaper=newspaper, date=DAY, number=number, section=None, story_count=7, unread_count=unread)


def test_an_issue_alone_counts_its_pages() -> None:
    day = day_holdings([issue(pages=3)])[DAY]
    assert [mark.state for mark in day.pages] == [PageState.HELD] * 3
    assert (day.held, day.stories, day.missing, day.read) == (3, 21, (), False)


def test_pages_show_how_far_each_was_read_and_which_number_is_left_out() -> None:
    day = day_holdings([issue(pages=3)], [page("4", 0), page("1", 7), page("2", 3)])[DAY]
    assert [(mark.number, mark.state) for mark in day.pages] == [
        ("1", PageState.UNREAD),
        ("2", PageState.BEGUN),
        ("3", PageState.MISSING),
        ("4", PageState.READ),
    ]
    assert (day.held, day.unread, day.missing) == (3, 10, ("3",))


def test_a_jump_line_names_a_page_that_is_not_held() -> None:
    row = StoryRow(
        id=1, page_id=1, position=0, kind=StoryKind.STORY, title="头条", newspaper=WORKERS, date=DAY, page="1"
    )
    jumps = [
        OpenJump(row=row, onward=True, page="8", page_held=False),
        OpenJump(row=row, onward=True, page="2", page_held=True),
    ]
    day = day_holdings([issue()], [page("1"), page("2")], jumps)[DAY]
    assert day.missing == ("8",)


def test_all_read_holds_for_the_pages_that_are_held() -> None:
    assert day_holdings([issue()], [page("1", 0), page("3", 0)])[DAY].read
    assert not day_holdings([issue()], [page("1", 0), page("2", 1)])[DAY].read


def test_newspapers_of_one_day_are_shown_together_or_one_alone() -> None:
    issues = [issue(PEOPLE, pages=20), issue(WORKERS, pages=8)]
    both = day_holdings(issues)[DAY]
    assert (both.newspapers, both.held) == ((PEOPLE, WORKERS), 28)
    assert day_holdings(issues, newspaper=WORKERS)[DAY].held == 8


def test_bookmarks_are_counted_by_what_they_name() -> None:
    def bookmark(newspaper: str) -> Bookmark:
        return Bookmark(
            id=1, story_id=None, anchor=Anchor(newspaper=newspaper, date=DAY, page="1", headline="", fingerprint="")
        )

    marks = [bookmark(WORKERS), bookmark(WORKERS), bookmark(PEOPLE)]
    assert day_holdings([issue()], bookmarks=marks)[DAY].bookmarks == 2


def test_what_is_no_day_is_left_out() -> None:
    assert day_holdings([issue(date=None), issue(date="2023-02"), issue(date="2023-02-30")]) == {}
    assert years({}) is None
    assert years(day_holdings([issue(), issue(date="1999-12-31")])) == (1999, 2023)


def test_page_numbers_are_ordered_as_printed() -> None:
    assert sorted(["10", "A10", "", "2", "A2", "B1"], key=page_order) == ["2", "10", "A2", "A10", "B1", ""]
