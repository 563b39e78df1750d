"""Names of newspapers, days and pages in the terminal."""

from reader.cli.words import tr, tr_n
from reader.ports.rows import IssueRow, PageRow, StoryRow
from reader.text.escaping import on_one_line


def newspaper_and_day(newspaper: str | None, date: str | None) -> str:
    return on_one_line(f"{newspaper or tr('Newspaper not known')}  {date or tr('Date not known')}")


def issue_name(issue: IssueRow) -> str:
    return newspaper_and_day(issue.newspaper, issue.date)


def page_name(number: str | None, section: str | None) -> str:
    """Return the page as it calls itself: 第2版 要闻."""
    name = f"第{number}版" if number else tr("Page not known")
    return on_one_line(f"{name} {section}" if section else name)


def page_of(page: PageRow) -> str:
    return page_name(page.number, page.section)


def page_of_story(row: StoryRow) -> str:
    """Newspaper, day and page of a story, as far as they are known."""
    page = f"第{row.page}版" if row.page else None
    return on_one_line(" ".join(part for part in (row.newspaper, row.date, page, row.section) if part))


def stories(number: int) -> str:
    return tr_n("{n} story", "{n} stories", number)


def pages(number: int) -> str:
    return tr_n("{n} page", "{n} pages", number)


def issues(number: int) -> str:
    return tr_n("{n} issue", "{n} issues", number)
