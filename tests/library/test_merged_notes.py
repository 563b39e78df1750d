"""Notes of two libraries merged: no line of either is lost, and merging once more changes nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.library import Library
from reader.library.own_work import merge
from reader.library.views import Merged
from reader.store.sqlite_store import SqliteStore
from tests.builders import anchor, page, put_file, source, story
from tests.fakes import FakeEngine, FakeStore

NOTES = st.text(alphabet="重要不，。\n ", max_size=12).map(str.strip)


def noted(note: str) -> Library:
    """A library in memory whose one story is bookmarked with this note."""
    store = FakeStore()
    (story_id,) = put_file(store, source(), [page(story("甲"))]).story_ids
    print_ = store.holdings.story(story_id).fingerprint
    store.bookmarks.add(story_id, anchor("甲", fingerprint=print_), note=note)
    return Library(Path("nowhere"), store, FakeEngine(), index_folder=Path("nowhere"))


def merged(mine: Library, theirs: Library) -> tuple[Merged, str]:
    outcome = merge(mine.store, mine.searches, theirs.export_own_work())
    (bookmark,) = mine.bookmarks.all()
    return outcome, bookmark.note


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("not important, checked", "important", "not important, checked\n\nimportant"),
        ("重要", "不重要", "重要\n\n不重要"),
        ("一\n\n二", "二", "一\n\n二"),
        ("", "一", "一"),
        ("一", "", "一"),
        ("一", "一", "一"),
    ],
)
def test_both_notes_can_be_read(mine: str, theirs: str, both: str) -> None:
    assert merged(noted(mine), noted(theirs))[1] == both


@given(NOTES, NOTES)
def test_no_line_is_lost_and_merging_again_changes_nothing(mine: str, theirs: str) -> None:
    library, other = noted(mine), noted(theirs)
    _, note = merged(library, other)
    assert set(filter(None, [*mine.split("\n"), *theirs.split("\n")])) <= set(note.split("\n"))
    assert merged(library, other) == (Merged(same=1), note)


def test_a_store_of_its_own_merges_as_the_one_in_memory(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    mine = Library(tmp_path, store, FakeEngine(), index_folder=tmp_path / "index")
    (story_id,) = put_file(store, source(), [page(story("甲"))]).story_ids
    store.bookmarks.add(
        story_id, anchor("甲", fingerprint=store.holdings.story(story_id).fingerprint), note="not important, checked"
    )
    assert merged(mine, noted("important"))[1] == "not important, checked\n\nimportant"
    mine.close()
