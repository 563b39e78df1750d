"""What every store keeps to with the reader's own work, SQLite's and the one in memory alike."""

from dataclasses import replace

import pytest

from reader.errors import NotHeld
from reader.ports.store import Store
from reader.text.folding import Folding
from tests.builders import DAILY, DAY, TEXTS, anchor, facts, folio, page, photo, put_file, source, story


def test_bookmarks(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"))]).story_ids
    first = store.add_bookmark(ids[0], anchor("甲"), folder="工会", tags=["要闻"], note="记", colour="red")
    assert store.add_bookmark(ids[0], anchor("甲"), note="别的") == first
    second = store.add_bookmark(ids[1], anchor("乙", exact="正文"))
    assert store.bookmarks() == [second, first]
    assert [row.bookmarked for row in store.rows_by_id(ids)] == [True, False]
    changed = replace(first, tags=("甲", "乙"), folder="")
    store.update_bookmark(changed)
    store.remove_bookmark(second.id)
    assert store.bookmarks() == [changed]
    with pytest.raises(NotHeld):
        store.remove_bookmark(second.id)
    with pytest.raises(NotHeld):
        store.update_bookmark(second)


def test_a_bookmark_may_wait_for_its_story(store: Store) -> None:
    waiting = store.add_bookmark(None, anchor("甲"))
    assert store.find_story(waiting.anchor) is None
    story_id = put_file(store, source(), [page(story("甲"))]).story_ids[0]
    assert store.find_story(waiting.anchor) == story_id


def test_finds_the_story_of_an_anchor(store: Store) -> None:
    twins = (story("通稿", TEXTS[0]), story("双", TEXTS[1]), story("双", TEXTS[2]))
    ids = put_file(store, source("d1"), [page(*twins)]).story_ids
    there = put_file(store, source("d2", "/x.md"), [page(twins[0], where=facts(newspaper="人民日报"))]).story_ids
    print_ = store.story(ids[0]).fingerprint
    assert store.find_story(anchor("", fingerprint=print_)) == ids[0]
    assert store.find_story(anchor("", fingerprint=print_, newspaper="人民日报")) == there[0]
    assert store.find_story(anchor("通稿", fingerprint="none")) == ids[0]
    assert store.find_story(anchor("双", fingerprint="none")) is None, "two stories have this headline"
    assert store.find_story(anchor("通稿", fingerprint="none", page="9")) is None


def test_corrections(store: Store) -> None:
    story_id = put_file(store, source(), [page(story("甲", "坚定不移不移"))]).story_ids[0]
    before = store.last_change()
    quote = anchor("甲", exact="不移不移")
    first = store.add_correction(story_id, quote, "不移")
    assert store.changes_after(before, 5)[0].story_id == story_id
    better = store.add_correction(story_id, quote, "不移。")
    assert store.corrections() == [better]
    assert store.story(story_id).corrections == (better,)
    assert first.replacement == "不移"
    before = store.last_change()
    store.remove_correction(better.id)
    assert store.corrections() == []
    assert store.last_change() > before
    with pytest.raises(NotHeld):
        store.remove_correction(better.id)


def test_a_correction_waits_for_its_story(store: Store) -> None:
    correction = store.add_correction(None, anchor("甲", exact="错"), "对")
    story_id = put_file(store, source(), [page(story("甲", "错"))]).story_ids[0]
    store.attach_correction(correction.id, story_id)
    assert [each.replacement for each in store.story(story_id).corrections] == ["对"]


def test_reading_positions(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"))]).story_ids
    assert store.position(ids[0]) == 0
    store.set_position(ids[0], 120)
    store.set_position(ids[1], 3)
    store.set_position(ids[0], 140)
    store.set_position(999, 5)
    assert store.position(ids[0]) == 140
    assert [(visit.row.title, visit.position) for visit in store.visits(9)] == [("甲", 140), ("乙", 3)]
    assert len(store.visits(1)) == 1
    store.forget_visits()
    assert store.visits(9) == []


def test_read_marks_are_counted(store: Store) -> None:
    ids = put_file(store, source(), [page(folio("2版"), story("甲"), story("乙"))]).story_ids
    store.set_read(ids[:1], True)
    (row,) = store.pages(DAILY, DAY)
    assert (row.story_count, row.unread_count) == (2, 1)
    store.set_read(ids, False)
    assert [each.read for each in store.rows_by_id(ids)] == [False, False]


def test_settings(store: Store) -> None:
    assert store.setting("a:1") is None
    for name in ("a:2", "a:1", "b"):
        store.set_setting(name, f"[{name}]")
    store.set_setting("b", None)
    assert store.setting("b") is None
    assert store.settings("a:") == {"a:1": "[a:1]", "a:2": "[a:2]"}


def test_a_quick_look_at_all_texts(store: Store) -> None:
    told = story("甲", "两行\n诗", column_label="栏目", byline_text="记者 刘海波")
    ids = put_file(store, source(), [page(told, folio("2版"), photo("图", "图说"))]).story_ids
    texts = store.texts_after(0, 9)
    assert [number for number, _ in texts] == list(ids)
    plain = Folding().plain
    assert all(part in plain(texts[0][1]) for part in ("甲", "两行诗", "栏目", "记者刘海波"))
    assert "图说" in texts[1][1]
    assert store.texts_after(ids[0], 9) == texts[1:]
    assert store.texts_after(0, 1) == texts[:1]


def test_what_is_not_held(store: Store) -> None:
    for ask in (store.page, store.source_of, store.story):
        with pytest.raises(NotHeld):
            ask(1)
