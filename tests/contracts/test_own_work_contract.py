"""What every store keeps to with the reader's own work, SQLite's and the one in memory alike."""

from dataclasses import replace

import pytest

from reader.errors import NotHeld
from reader.ports.bookmarks import BookmarkCounts
from reader.ports.store import Store
from reader.text.folding import Folding
from tests.builders import DAILY, DAY, TEXTS, anchor, facts, folio, page, photo, put_file, source, story


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


def test_finds_the_story_of_an_anchor(store: Store) -> None:
    twins = (story("通稿", TEXTS[0]), story("双", TEXTS[1]), story("双", TEXTS[2]))
    ids = put_file(store, source("d1"), [page(*twins)]).story_ids
    there = put_file(store, source("d2", "/x.md"), [page(twins[0], where=facts(newspaper="人民日报"))]).story_ids
    print_ = store.holdings.story(ids[0]).fingerprint
    assert store.holdings.find_story(anchor("", fingerprint=print_)) == ids[0]
    assert store.holdings.find_story(anchor("", fingerprint=print_, newspaper="人民日报")) == there[0]
    assert store.holdings.find_story(anchor("通稿", fingerprint="none")) == ids[0]
    assert store.holdings.find_story(anchor("双", fingerprint="none")) is None, "two stories have this headline"
    assert store.holdings.find_story(anchor("通稿", fingerprint="none", page="9")) is None


def test_corrections(store: Store) -> None:
    story_id = put_file(store, source(), [page(story("甲", "坚定不移不移"))]).story_ids[0]
    before = store.change_list.last()
    quote = anchor("甲", exact="不移不移")
    first = store.corrections.add(story_id, quote, "不移")
    assert store.change_list.after(before, 5)[0].story_id == story_id
    better = store.corrections.add(story_id, quote, "不移。")
    assert store.corrections.all() == [better]
    assert store.holdings.story(story_id).corrections == (better,)
    assert first.replacement == "不移"
    before = store.change_list.last()
    store.corrections.remove(better.id)
    assert store.corrections.all() == []
    assert store.change_list.last() > before
    with pytest.raises(NotHeld):
        store.corrections.remove(better.id)


def test_a_correction_waits_for_its_story(store: Store) -> None:
    correction = store.corrections.add(None, anchor("甲", exact="错"), "对")
    story_id = put_file(store, source(), [page(story("甲", "错"))]).story_ids[0]
    store.corrections.attach(correction.id, story_id)
    assert [each.replacement for each in store.holdings.story(story_id).corrections] == ["对"]


def test_reading_positions(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"))]).story_ids
    assert store.reading.position(ids[0]) == 0
    store.reading.set_position(ids[0], 120)
    store.reading.set_position(ids[1], 3)
    store.reading.set_position(ids[0], 140)
    store.reading.set_position(999, 5)
    assert store.reading.position(ids[0]) == 140
    assert [(visit.row.title, visit.position) for visit in store.reading.visits(9)] == [("甲", 140), ("乙", 3)]
    assert len(store.reading.visits(1)) == 1
    store.reading.forget_visits()
    assert store.reading.visits(9) == []


def test_read_marks_are_counted(store: Store) -> None:
    ids = put_file(store, source(), [page(folio("2版"), story("甲"), story("乙"))]).story_ids
    store.reading.set_read(ids[:1], True)
    (row,) = store.holdings.pages(DAILY, DAY)
    assert (row.story_count, row.unread_count) == (2, 1)
    store.reading.set_read(ids, False)
    assert [each.read for each in store.holdings.rows_by_id(ids)] == [False, False]


def test_settings(store: Store) -> None:
    assert store.settings.get("a:1") is None
    for name in ("a:2", "a:1", "b"):
        store.settings.set(name, f"[{name}]")
    store.settings.set("b", None)
    assert store.settings.get("b") is None
    assert store.settings.starting_with("a:") == {"a:1": "[a:1]", "a:2": "[a:2]"}


def test_a_quick_look_at_all_texts(store: Store) -> None:
    told = story("甲", "两行\n诗", column_label="栏目", byline_text="记者 刘海波")
    ids = put_file(store, source(), [page(told, folio("2版"), photo("图", "图说"))]).story_ids
    texts = store.holdings.texts_after(0, 9)
    assert [number for number, _ in texts] == list(ids)
    plain = Folding().plain
    assert all(part in plain(texts[0][1]) for part in ("甲", "两行诗", "栏目", "记者刘海波"))
    assert "图说" in texts[1][1]
    assert store.holdings.texts_after(ids[0], 9) == texts[1:]
    assert store.holdings.texts_after(0, 1) == texts[:1]


def test_what_is_not_held(store: Store) -> None:
    for ask in (store.holdings.page, store.holdings.source_of, store.holdings.story):
        with pytest.raises(NotHeld):
            ask(1)
