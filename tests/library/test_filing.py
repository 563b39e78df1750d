"""Folders and tags of bookmarks: nested, in the reader's order, and never the death of a bookmark."""

from pathlib import Path

import pytest

from reader.acts import bookmarks
from reader.library.filing import Filing
from reader.library.library import Library
from tests.builders import page, story
from tests.doing import bookmarked, highlighted, imported, toggled
from tests.library.conftest import Shelf


@pytest.fixture
def ids(library: Library, shelf: Shelf) -> list[int]:
    shelf.put("/p/1.md", page(story("甲"), story("乙"), story("丙")))
    return list(imported(library, [Path("/p/1.md")]).story_ids)


@pytest.fixture
def filing(library: Library) -> Filing:
    return Filing(library.store)


def contents(library: Library) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {mark.anchor.headline: (mark.folder, mark.tags) for mark in library.bookmarks.all()}


def test_stories_are_put_into_a_folder_and_bookmarked_by_it(library: Library, filing: Filing, ids: list[int]) -> None:
    bookmarked(library, ids[0], note="要核对", folder="旧")
    assert filing.file(ids[:2], folder="工会") == 2
    assert contents(library) == {"甲": ("工会", ()), "乙": ("工会", ())}
    assert library.bookmarks.star(ids[0]).note == "要核对"  # type: ignore[union-attr]
    filing.file(ids[1:], tag="引用")
    assert contents(library) == {"甲": ("工会", ()), "乙": ("工会", ("引用",)), "丙": ("", ("引用",))}


def test_folders_lie_in_folders_and_keep_the_readers_order(filing: Filing, ids: list[int]) -> None:
    filing.file(ids[:1], folder="工会 / 评论")
    filing.make("甲骨")
    filing.make("  ")
    filing.file(ids[1:2], folder="书屋")
    assert filing.all() == ["工会", "工会/评论", "甲骨", "书屋"]
    filing.shift_folder("书屋", -1)
    filing.shift_folder("工会", 1)
    assert filing.all() == ["书屋", "工会", "工会/评论", "甲骨"]
    filing.shift_folder("书屋", -1)
    filing.shift_folder("没有", 1)
    assert filing.all() == ["书屋", "工会", "工会/评论", "甲骨"]


def test_renaming_takes_what_lies_in_it_along(library: Library, filing: Filing, ids: list[int]) -> None:
    filing.file(ids[:1], folder="工会/评论")
    filing.file(ids[1:2], folder="工会")
    filing.make("空")
    assert filing.rename_folder("工会", "全总") == 2
    assert filing.all() == ["全总", "全总/评论", "空"]
    assert contents(library) == {"甲": ("全总/评论", ()), "乙": ("全总", ())}
    assert filing.rename_folder("全总", "全总/内") == 0, "a folder cannot lie in itself"
    assert filing.rename_folder("全总", " ") == 0


def test_a_folder_taken_away_leaves_its_bookmarks(library: Library, filing: Filing, ids: list[int]) -> None:
    filing.file(ids[:1], folder="工会/评论")
    filing.file(ids[1:2], folder="工会")
    assert filing.remove_folder("工会/评论") == 1
    assert contents(library) == {"甲": ("工会", ()), "乙": ("工会", ())}
    assert filing.remove_folder("工会") == 2
    assert contents(library) == {"甲": ("", ()), "乙": ("", ())}
    assert filing.all() == []


def test_tags_are_renamed_and_taken_off(library: Library, filing: Filing, ids: list[int]) -> None:
    bookmarked(library, ids[0], tags=("引用", "数字"))
    bookmarked(library, ids[1], tags=("数字",))
    assert filing.rename_tag("引用", "数字") == 1
    assert contents(library) == {"甲": ("", ("数字",)), "乙": ("", ("数字",))}
    assert filing.rename_tag("数字", "") == 0
    assert filing.remove_tag("数字") == 2
    assert contents(library) == {"甲": ("", ()), "乙": ("", ())}


def test_many_are_bookmarked_until_it_is_stopped(library: Library, ids: list[int]) -> None:
    toggled(library, ids[1])
    edits = bookmarks.add(library, ids, progress=lambda done, total, what: done < 2).result
    assert [edit.after.story_id for edit in edits.done] == ids[:2]
    assert len(library.bookmarks.all()) == 2
    highlighted(library, ids[0], "甲")
    gone = bookmarks.take_off(library, ids, lambda done, total, what: done < 1).result
    assert len(gone) == 1, "stopped after the first"
    bookmarks.take_off(library, ids)
    assert [mark.anchor.exact for mark in library.bookmarks.all()] == ["甲"], "highlights stay"
