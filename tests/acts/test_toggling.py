"""The bookmark key: it says what goes with a bookmark, and undo brings it back to the letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.acts import bookmarks, undoing
from reader.errors import NotHeld
from reader.library.bookmark_words import Words
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.acts.furnished import open_on, shelf
from tests.doing import highlighted, imported


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    files = shelf()
    made = open_on(SqliteStore(tmp_path), tmp_path, files)
    imported(made, sorted(files.pages))
    yield made
    made.close()


def test_a_bookmark_taken_off_says_which_words_went_with_it(library: Library) -> None:
    story_id = library.story_order()[0]
    words = Words(folder="工会", tags=("待引用", "核对"), note="第二段")
    bookmarks.add(library, [story_id], words)
    (mark,) = library.bookmarks.all()
    done = bookmarks.toggle(library, story_id)
    assert (done.result.on, done.result.bookmark) == (False, mark)
    assert done.result.own_words == ("工会", "待引用", "核对", "第二段")
    assert library.bookmarks.all() == []
    assert done.undo is not None
    assert done.undo.act == "bookmarks.remove", "it says what was done, and the log does so as well"
    assert undoing.last_done(library) == done.undo
    undoing.undo(library, done.undo)
    assert library.bookmarks.all() == [mark]


def test_a_bookmark_set_or_without_words_loses_none(library: Library) -> None:
    story_id = library.story_order()[0]
    on, off = bookmarks.toggle(library, story_id).result, bookmarks.toggle(library, story_id).result
    assert (on.on, on.own_words, off.on, off.own_words) == (True, (), False, ())


def test_the_highlights_of_a_story_stay(library: Library) -> None:
    story_id = next(row.id for row in library.story_rows(everything=True) if row.title == "读书活动")
    highlight = highlighted(library, story_id, "建设书香社会")
    bookmarks.toggle(library, story_id)
    bookmarks.toggle(library, story_id)
    assert library.bookmarks.all() == [highlight]


def test_an_unknown_story_changes_nothing(library: Library) -> None:
    acts = len(list(undoing.acts_done(library)))
    with pytest.raises(NotHeld):
        bookmarks.toggle(library, 999)
    assert len(list(undoing.acts_done(library))) == acts
