"""Bookmarks added to and changed: many at once, one missing stops none, and no note is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.acts import corrections
from reader.library.bookmark_edits import BookmarkEdits
from reader.library.bookmark_words import Words, note_with
from reader.library.library import Library
from reader.library.stars import stars_of
from tests.builders import page, story
from tests.doing import corrected_words, highlighted, imported
from tests.library.conftest import Shelf
from tests.library.test_placing import commits

LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)


@pytest.fixture
def ids(library: Library, shelf: Shelf) -> list[int]:
    shelf.put("/p/1.md", page(story("甲"), story("乙"), story("丙")))
    return list(imported(library, [Path("/p/1.md")]).story_ids)


@pytest.fixture
def edits(library: Library) -> BookmarkEdits:
    return BookmarkEdits(library.store)


def test_a_bookmark_that_is_there_gets_what_is_given(library: Library, edits: BookmarkEdits, ids: list[int]) -> None:
    edits.add(ids[:1], Words(folder="工会", tags=("引用",), note="要核对"))
    words = Words(folder=" 工会 / 2023 ", tags=("引用", " 二 ", " "), note="第二段", colour="red")
    (edit,) = edits.add(ids[:1], words).done
    assert edit.before is not None
    assert (edit.before.note, edit.after.note) == ("要核对", "要核对\n第二段")
    assert library.bookmarks.all() == [edit.after]
    assert (edit.after.folder, edit.after.tags, edit.after.colour) == ("工会/2023", ("引用", "二"), "red")
    (again,) = edits.add(ids[:1], Words(tags=("二",), note="第二段")).done
    assert again.before == again.after == edit.after


def test_one_that_is_missing_stops_no_other(library: Library, edits: BookmarkEdits, ids: list[int]) -> None:
    done = edits.add([ids[0], 999, ids[2], ids[0]], Words(note="注"))
    assert [edit.after.story_id for edit in done.done] == [ids[0], ids[2]]
    assert [(error.what, error.key) for error in done.missing] == [("story", 999)]
    assert [mark.note for mark in library.bookmarks.all()] == ["注", "注"]
    number = done.done[0].after.id
    changed = edits.change([number, 999], lambda mark: replace(mark, note="改"))
    assert [edit.after.note for edit in changed.done] == ["改"]
    assert [(error.what, error.key) for error in changed.missing] == [("bookmark", 999)]
    removed = edits.remove([999, number, number])
    assert [edit.after.note for edit in removed.done] == ["改"]
    assert len(removed.missing) == 1
    assert [mark.story_id for mark in library.bookmarks.all()] == [ids[2]]


def test_a_highlight_is_no_bookmark_of_its_story(library: Library, edits: BookmarkEdits, ids: list[int]) -> None:
    highlighted(library, ids[0], "的正文")
    (edit,) = edits.add(ids[:1], Words()).done
    assert edit.before is None
    assert len(library.bookmarks.all()) == 2
    assert stars_of(library.store, ids) == {ids[0]: edit.after}


@given(st.lists(LINES), LINES)
def test_no_line_of_a_note_is_lost_or_said_twice(note: list[str], more: str) -> None:
    held = "\n".join(note)
    made = note_with(held, more)
    assert made == held or made.startswith(f"{held}\n") or not held
    assert made.split("\n").count(more) == max(1, note.count(more))
    assert note_with(made, more) == made


def test_a_piece_of_a_line_is_not_there_yet() -> None:
    assert note_with("不重要，已核对", "重要") == "不重要，已核对\n重要"
    assert note_with("一\n二\n三", "二\n三") == "一\n二\n三"
    assert note_with("一", "  ") == "一"


def test_many_are_one_transaction(library: Library, edits: BookmarkEdits, ids: list[int]) -> None:
    words = Words(note="注", tags=("甲",))
    assert commits(library, lambda: edits.add(ids, words)) == 1
    marks = [mark.id for mark in library.bookmarks.all()]
    assert commits(library, lambda: edits.change(marks, lambda mark: replace(mark, note="改"))) == 1
    assert commits(library, lambda: edits.remove(marks)) == 1
    made = [corrected_words(library, story_id, "正文", "正本").id for story_id in ids]
    assert commits(library, lambda: corrections.remove(library, made)) == 1
    assert library.corrections.all() == []
