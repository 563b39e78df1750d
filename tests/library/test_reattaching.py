"""Bookmarks after a page changed: found again and counted, or listed with their nearest place; never lost."""

from pathlib import Path

import pytest

from reader.acts import doubts
from reader.domain.bookmark import Bookmark
from reader.errors import NotHeld
from reader.library.library import Library
from reader.library.views import ImportReport
from tests.builders import TEXTS, page, story
from tests.doing import accepted, attached, highlighted, imported, read_again, toggled
from tests.library.conftest import Shelf

LONG = "会议要求各级工会把服务职工放在第一位，扎实推进改革。" + TEXTS[0]
CHANGED = LONG.replace("把服务职工放在第一位", "把服务职工群众放在首位")


def put(library: Library, shelf: Shelf, *stories: object) -> ImportReport:
    shelf.put("/p/1.md", page(*stories))  # type: ignore[arg-type]
    return imported(library, [Path("/p/1.md")])


@pytest.fixture
def marked(library: Library, shelf: Shelf) -> Library:
    """A story with a bookmark and two highlights, another with a bookmark; then the page changed."""
    one, two, *_ = put(library, shelf, story("工会工作会议召开", LONG), story("读书活动", TEXTS[1])).story_ids
    toggled(library, one)
    highlighted(library, one, "扎实推进改革", note="要点")
    highlighted(library, one, "把服务职工放在第一位", note="提法")
    toggled(library, two)
    return library


def mark_of(library: Library, words: str) -> Bookmark:
    return next(mark for mark in library.bookmarks.all() if mark.anchor.exact == words)


def test_found_bookmarks_are_counted_and_the_rest_reported(marked: Library, shelf: Shelf) -> None:
    report = put(marked, shelf, story("工会工作会议召开", "新的导语。", CHANGED), story("读书活动", TEXTS[1]))
    assert report.reattached == 2, "the bookmark and one highlight of the story that changed"
    (doubt,) = marked.doubts.all()
    assert report.to_look_at == (doubt.bookmark.id,)
    assert (doubt.bookmark.anchor.exact, doubt.now) == ("把服务职工放在第一位", "把服务职工群众放在首位")
    assert doubt.has_place
    assert marked.doubts.count() == 1


def test_the_nearest_place_is_accepted(marked: Library, shelf: Shelf) -> None:
    put(marked, shelf, story("工会工作会议召开", CHANGED), story("读书活动", TEXTS[1]))
    (doubt,) = marked.doubts.all()
    accepted(marked, doubt.bookmark.id)
    mark = mark_of(marked, "把服务职工群众放在首位")
    assert (mark.id, mark.note) == (doubt.bookmark.id, "提法")
    assert marked.doubts.all() == []
    assert marked.bookmarks.highlights(doubt.bookmark.story_id or 0)[0].certain


def test_it_is_attached_to_selected_words(marked: Library, shelf: Shelf) -> None:
    put(marked, shelf, story("工会工作会议召开", CHANGED), story("读书活动", TEXTS[1]))
    (doubt,) = marked.doubts.all()
    assert doubt.story is not None
    with pytest.raises(NotHeld):
        attached(marked, doubt.bookmark.id, doubt.story.id, "不在这里")
    attached(marked, doubt.bookmark.id, doubt.story.id, "各级工会", after="把服务")
    assert mark_of(marked, "各级工会").note == "提法"
    assert marked.doubts.all() == []


def test_it_is_kept_as_a_loose_note_and_not_asked_again(marked: Library, shelf: Shelf) -> None:
    put(marked, shelf, story("工会工作会议召开", CHANGED), story("读书活动", TEXTS[1]))
    (doubt,) = marked.doubts.all()
    doubts.keep_loose(marked, doubt.bookmark.id)
    assert marked.doubts.all() == []
    assert mark_of(marked, "把服务职工放在第一位").note == "提法", "its own words stay"
    report = put(marked, shelf, story("工会工作会议召开", "又改了。", CHANGED), story("读书活动", TEXTS[1]))
    assert report.to_look_at == ()
    report = put(marked, shelf, story("工会工作会议召开", LONG), story("读书活动", TEXTS[1]))
    assert report.reattached == 3, "the words came back"


def test_a_story_that_is_gone_has_the_most_likely_one_as_its_place(marked: Library, shelf: Shelf) -> None:
    put(marked, shelf, story("工会工作会议在京召开", TEXTS[2], "扎实推进改革，再出发。"))
    doubts = marked.doubts.all()
    assert len(marked.bookmarks.all()) == 4, "none is lost"
    by_words = {doubt.bookmark.anchor.exact or doubt.bookmark.anchor.headline: doubt for doubt in doubts}
    assert not by_words["读书活动"].has_place
    with pytest.raises(NotHeld):
        accepted(marked, by_words["读书活动"].bookmark.id)
    for name in ("工会工作会议召开", "扎实推进改革"):
        doubt = by_words[name]
        assert doubt.story is not None, name
        assert doubt.story.title == "工会工作会议在京召开"
        accepted(marked, doubt.bookmark.id)
    row = marked.story_rows(everything=True)[0]
    assert [mark.anchor.exact for mark in marked.bookmarks.of_story(row.id)] == ["", "扎实推进改革"]
    attached(marked, by_words["读书活动"].bookmark.id, row.id)
    with pytest.raises(NotHeld):
        attached(marked, 999, row.id)


def test_reading_the_pages_anew_loses_none(marked: Library) -> None:
    before = marked.bookmarks.all()
    report = read_again(marked)
    assert report.to_look_at == ()
    assert marked.bookmarks.all() == before
