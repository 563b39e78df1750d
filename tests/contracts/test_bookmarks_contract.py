"""Bookmarks and highlights: the contract of `BookmarkStore`."""

from dataclasses import replace

import pytest

from reader.errors import NotHeld
from reader.ports.bookmarks import BookmarkCounts
from reader.ports.store import Store
from tests.builders import anchor, page, put_file, source, story


def test_bookmarks(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"))]).story_ids
    first = store.bookmarks.add(ids[0], anchor("甲"), folder="工会", tags=["要闻"], note="记", colour="red")
    assert store.bookmarks.add(ids[0], anchor("甲"), note="别的") == first
    second = store.bookmarks.add(ids[1], anchor("乙", exact="正文"))
    assert store.bookmarks.all() == [second, first]
    assert [row.bookmarked for row in store.holdings.rows_by_id(ids)] == [True, False]
    changed = replace(first, tags=("甲", "乙"), folder="")
    store.bookmarks.update(changed)
    store.bookmarks.remove(second.id)
    assert store.bookmarks.all() == [changed]
    with pytest.raises(NotHeld):
        store.bookmarks.remove(second.id)
    with pytest.raises(NotHeld):
        store.bookmarks.update(second)


def test_bookmarks_are_asked_for_by_story_by_id_and_by_anchor(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"), story("丙"))]).story_ids
    first = store.bookmarks.add(ids[0], anchor("甲"))
    other = store.bookmarks.add(ids[1], anchor("乙"))
    second = store.bookmarks.add(ids[0], anchor("甲", exact="正文"))
    orphan = store.bookmarks.add(None, anchor("丁"))
    assert store.bookmarks.of(ids) == {ids[0]: (first, second), ids[1]: (other,)}
    assert store.bookmarks.of([ids[2]]) == {}
    assert store.bookmarks.by_id([second.id, orphan.id, 99]) == {second.id: second, orphan.id: orphan}
    assert store.bookmarks.at(orphan.anchor) == orphan
    assert store.bookmarks.at(anchor("丁", exact="x")) is None


def test_bookmarks_are_counted_and_the_newest_asked_for_alone(store: Store) -> None:
    story_id = put_file(store, source(), [page(story("甲"))]).story_ids[0]
    assert store.bookmarks.counts() == BookmarkCounts(total=0, tagged=0, folders={}, tags={})
    store.bookmarks.add(story_id, anchor("甲"), folder="工会", tags=["要闻", "好"])
    inside = store.bookmarks.add(story_id, anchor("甲", exact="正文"), folder="工会/评论", tags=["要闻"])
    orphan = store.bookmarks.add(None, anchor("丁"))
    counts = store.bookmarks.counts()
    assert (counts.total, counts.tagged) == (3, 2)
    assert dict(counts.folders) == {"": 1, "工会": 1, "工会/评论": 1}
    assert dict(counts.tags) == {"要闻": 2, "好": 1}
    assert store.bookmarks.newest(2) == [orphan, inside]
    assert store.bookmarks.orphans() == [orphan]


def test_a_bookmark_may_wait_for_its_story(store: Store) -> None:
    waiting = store.bookmarks.add(None, anchor("甲"))
    assert store.holdings.find_story(waiting.anchor) is None
    story_id = put_file(store, source(), [page(story("甲"))]).story_ids[0]
    assert store.holdings.find_story(waiting.anchor) == story_id
