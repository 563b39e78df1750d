"""Articles of one page in files of their own: one page in every list, and on the page as printed."""

from pathlib import Path

import pytest

from reader.browse.listing import Listing
from reader.browse.open_story import load_story
from reader.browse.page_listings import neighbour_page, page_listing, story_page_listing
from reader.browse.printed_pages import page_as_printed
from reader.browse.whole_pages import page_rows, whole_pages
from reader.domain.newspaper import PageFacts
from reader.library.library import Library
from tests.builders import DAILY, DAY, TEXTS, facts, folio, page, story
from tests.doing import imported, placed
from tests.library.conftest import Shelf


@pytest.fixture
def issue(library: Library, shelf: Shelf) -> Library:
    """Three articles of page 1 and one of page 2 in files of their own, and one whose page is not known."""
    for name, number, title in (("01-01", "1", "甲"), ("01-02", "1", "乙"), ("01-03", "1", "丙"), ("02-01", "2", "丁")):
        shelf.put(f"/day/{name}.txt", page(folio(f"专栏：{title}"), story(title), where=facts(number)))
    shelf.put("/day/x.txt", page(story("戊", TEXTS[4]), where=facts(None)))
    imported(library, [Path("/day")])
    return library


def test_articles_of_one_page_are_one_page_of_the_issue(issue: Library) -> None:
    assert len(issue.pages(DAILY, DAY)) == 5
    assert [(row.number, row.story_count) for row in whole_pages(issue, DAILY, DAY)] == [("1", 3), ("2", 1), (None, 1)]
    first = page_listing(whole_pages(issue, DAILY, DAY)[0])
    assert [row.title for row in page_rows(issue, first)] == ["甲", "乙", "丙"]


def test_the_page_of_any_of_its_stories_is_the_whole_page(issue: Library) -> None:
    row = next(row for row in issue.story_rows(newspaper=DAILY, date=DAY) if row.title == "乙")
    assert [each.title for each in page_rows(issue, story_page_listing(row))] == ["甲", "乙", "丙"]
    printed = page_as_printed(issue, DAILY, DAY, row.page_id)
    assert printed is not None
    assert [held.row.title for held in printed.stories if held.row.id > 0] == ["甲", "乙", "丙"]
    assert len({held.row.id for held in printed.stories}) == 6, "what is in no list has an id of its own"
    after = neighbour_page(issue, row, 1)
    assert after is not None
    assert after.page == "2"
    assert neighbour_page(issue, row, -1) is None
    opened = load_story(issue, row.id, "", skim=True, widen=False)
    assert [held.row.title for held in opened.page] == ["甲", "乙", "丙"]


def test_a_file_that_moved_stands_alone(issue: Library) -> None:
    row = next(row for row in issue.story_rows(newspaper=DAILY, date=DAY) if row.title == "乙")
    before = story_page_listing(row)
    placed(issue, [row.page_id], PageFacts(number="7"))
    assert [each.title for each in page_rows(issue, before)] == ["乙"]
    assert [row.number for row in whole_pages(issue, DAILY, DAY)] == ["1", "2", "7", None]
    assert page_rows(issue, Listing(kind=before.kind)) == []


def test_pages_without_a_day_are_of_many_issues(library: Library, shelf: Shelf) -> None:
    for name in ("a", "b"):
        shelf.put(f"/{name}.txt", page(story(name), where=facts("1", None)))
    imported(library, [Path("/a.txt"), Path("/b.txt")])
    assert len(whole_pages(library, DAILY, None)) == 2
