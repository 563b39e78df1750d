"""The contract of the log of acts, kept by SQLite's store and the one in memory alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.domain.bookmark import Bookmark
from reader.domain.newspaper import PageFacts
from reader.errors import ActOvertaken, Cancelled, HeldKind, NotHeld
from reader.ports.store import Store
from reader.ports.undo import MOST_ACTS, Entry, Touched
from tests.builders import DAILY, DAY, anchor, page, put_file, source, story

# A log records one file.
pytestmark = pytest.mark.parametrize("store", ["sqlite", "fake"], indirect=True)


@pytest.fixture
def ids(store: Store) -> tuple[int, ...]:
    return put_file(store, source(), [page(story("甲"), story("乙"))]).story_ids


def acted(store: Store, work: Callable[[], object], about: str = "") -> Entry:
    with store.together(), store.acts.recording("tests.act") as entry:
        work()
        entry.about = about
    return entry


def number_of(entry: Entry) -> int:
    assert entry.number is not None
    return entry.number


def starred(store: Store, story_id: int, note: str = "记") -> Bookmark:
    return store.bookmarks.add(story_id, anchor("甲"), folder="工会", tags=["要闻"], note=note, colour="red")


def test_a_bookmark_that_was_removed_comes_back_as_it_was(store: Store, ids: tuple[int, ...]) -> None:
    mark = starred(store, ids[0])
    entry = acted(store, lambda: store.bookmarks.remove(mark.id), about="甲")
    assert entry.touched == Touched(stories=frozenset({ids[0]}), bookmarks=frozenset({mark.id}))
    assert store.acts.undo(number_of(entry)) == entry.touched
    assert store.bookmarks.all() == [mark], "with its id, its date and its words"
    assert store.acts.redo(number_of(entry)) == entry.touched
    assert store.bookmarks.all() == []
    store.acts.undo(number_of(entry))
    assert store.bookmarks.all() == [mark]


def test_a_bookmark_that_was_added_goes_and_comes_back_under_its_id(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: starred(store, ids[0]))
    (mark,) = store.bookmarks.all()
    store.acts.undo(number_of(entry))
    assert store.bookmarks.all() == []
    other = starred(store, ids[0], "anders")
    store.bookmarks.remove(other.id)
    store.acts.redo(number_of(entry))
    assert store.bookmarks.all() == [mark]


def test_the_order_of_bookmarks_and_visits_is_the_old_one(store: Store, ids: tuple[int, ...]) -> None:
    marks = [store.bookmarks.add(ids[0], anchor("甲", exact=word)) for word in "一二三"]
    store.reading.set_position(ids[0], 1)
    store.reading.set_position(ids[1], 2)
    visits = store.reading.visits(10)

    def work() -> None:
        store.bookmarks.remove(marks[1].id)
        store.reading.forget_visits()

    entry = acted(store, work)
    assert entry.touched.visits == frozenset(ids)
    store.acts.undo(number_of(entry))
    assert store.bookmarks.all() == marks[::-1]
    assert store.reading.visits(10) == visits


def test_several_changes_of_one_thing_are_undone_together(store: Store, ids: tuple[int, ...]) -> None:
    mark = starred(store, ids[0])

    def work() -> None:
        store.bookmarks.update(replace(mark, note="x" * 100))
        store.bookmarks.update(replace(mark, note="y" * 100, tags=()))
        store.settings.set("search:甲", "{}")
        store.settings.set("search:甲", None)
        store.settings.set("search:乙", "1")

    entry = acted(store, work)
    store.acts.undo(number_of(entry))
    assert (store.bookmarks.all(), store.settings.starting_with("")) == ([mark], {})
    store.acts.redo(number_of(entry))
    assert (store.bookmarks.all()[0].note, store.settings.starting_with("")) == ("y" * 100, {"search:乙": "1"})


def test_a_correction_is_undone_and_the_index_follows(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: store.corrections.add(ids[0], anchor("甲", exact="正文"), "全文"))
    (made,) = store.corrections.all()
    assert entry.touched == Touched(stories=frozenset({ids[0]}), corrections=frozenset({made.id}))
    before = store.change_list.last()
    store.acts.undo(number_of(entry))
    assert store.corrections.all() == []
    assert [change.story_id for change in store.change_list.after(before, 9)] == [ids[0]]
    before = store.change_list.last()
    store.acts.redo(number_of(entry))
    assert store.corrections.all() == [made]
    assert [change.story_id for change in store.change_list.after(before, 9)] == [ids[0]]


def test_facts_that_a_person_said_are_undone(store: Store, ids: tuple[int, ...]) -> None:
    before = store.holdings.story_rows(everything=True)
    page_id = before[0].page_id
    entry = acted(store, lambda: store.page_facts.set([page_id], PageFacts(number="5", section="副刊")))
    assert entry.touched == Touched(stories=frozenset(ids), pages=frozenset({page_id}))
    placed = store.holdings.story_rows(everything=True)
    last = store.change_list.last()
    store.acts.undo(number_of(entry))
    assert store.holdings.story_rows(everything=True) == before
    assert store.holdings.page(page_id).facts.number == "2"
    assert {change.story_id for change in store.change_list.after(last, 9)} == set(ids)
    store.acts.redo(number_of(entry))
    assert store.holdings.story_rows(everything=True) == placed


def test_read_marks_are_undone(store: Store, ids: tuple[int, ...]) -> None:
    store.reading.set_read(ids[:1], True)
    entry = acted(store, lambda: store.reading.set_read(ids, True))
    assert entry.touched == Touched(stories=frozenset(ids[1:])), "the first was read already"
    store.acts.undo(number_of(entry))
    assert [row.read for row in store.holdings.rows_by_id(ids)] == [True, False]


def test_chains_are_undone(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: store.chains.set(DAILY, DAY, [ids]))
    assert entry.touched.stories == frozenset(ids)
    store.acts.undo(number_of(entry))
    assert store.chains.of(ids) == {}
    store.acts.redo(number_of(entry))
    assert store.chains.of(ids) == dict.fromkeys(ids, ids)


def test_an_import_is_undone_with_all_that_it_changed(store: Store, ids: tuple[int, ...]) -> None:
    mark = starred(store, ids[1])
    before, old = store.holdings.story_rows(everything=True), store.holdings.stories(ids)

    def work() -> None:
        put_file(store, source("d2", text="新文"), [page(story("乙", "另一篇正文，与先前的没有一处相同。"))])
        put_file(store, source("d3", "/papers/04.md"), [page(story("丁"), text="丁文")])

    with store.acts.recording("tests.import") as entry:
        work()
    imported, pages = store.holdings.story_rows(everything=True), store.holdings.pages(DAILY, DAY)
    assert imported != before
    last = store.change_list.last()
    store.acts.undo(number_of(entry))
    assert (store.holdings.story_rows(everything=True), store.holdings.stories(ids)) == (before, old)
    assert (store.collecting.held_source("d2"), store.collecting.held_source("d3")) == (None, None)
    assert store.collecting.held_source("d1")
    assert store.bookmarks.all() == [mark]
    changed = {change.story_id for change in store.change_list.after(last, 99)}
    assert changed >= {row.id for row in imported}
    store.acts.redo(number_of(entry))
    assert (store.holdings.story_rows(everything=True), store.holdings.pages(DAILY, DAY)) == (imported, pages)
    assert store.care.check() == []


def test_an_act_that_changes_nothing_leaves_no_trace(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: store.reading.set_read(ids, False))
    assert (entry.number, entry.touched, list(store.acts.acts())) == (None, Touched(), [])


def test_the_log_names_acts_newest_first(store: Store, ids: tuple[int, ...]) -> None:
    first = acted(store, lambda: starred(store, ids[0]), about="甲")
    second = acted(store, lambda: store.reading.set_read(ids, True))
    found = list(store.acts.acts())
    assert [(each.number, each.name, each.about, each.undone) for each in found] == [
        (second.number, "tests.act", "", ""),
        (first.number, "tests.act", "甲", ""),
    ]
    assert found[0].done > found[1].done
    store.acts.undo(number_of(first))
    undone = list(store.acts.acts())[1]
    assert undone.undone > undone.done == found[1].done


def test_what_is_not_recorded_is_not_undone(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: starred(store, ids[0]))
    store.settings.set("search:甲", "{}")
    store.reading.set_read(ids, True)
    store.acts.undo(number_of(entry))
    assert store.settings.get("search:甲") == "{}"
    assert all(row.read for row in store.holdings.rows_by_id(ids))


def test_an_act_whose_things_changed_since_is_refused_whole(store: Store, ids: tuple[int, ...]) -> None:
    mark = starred(store, ids[0])

    def work() -> None:
        store.settings.set("search:甲", "{}")
        store.bookmarks.update(replace(mark, note="新"))

    entry = acted(store, work)
    store.bookmarks.update(replace(mark, note="更新"))
    with pytest.raises(ActOvertaken):
        store.acts.undo(number_of(entry))
    assert store.settings.get("search:甲") == "{}", "nothing of it is undone"
    assert store.bookmarks.all()[0].note == "更新"
    store.bookmarks.update(replace(mark, note="新"))
    store.acts.undo(number_of(entry))
    assert (store.bookmarks.all(), store.settings.get("search:甲")) == ([mark], None)


@pytest.mark.parametrize("long", [False, True], ids=["a short value", "a long value"])
def test_a_setting_that_changed_since_is_not_overwritten(store: Store, long: bool) -> None:
    value = "值" * (200 if long else 1)
    entry = acted(store, lambda: store.settings.set("clipping_book", value))
    store.settings.set("clipping_book", value + "！")
    with pytest.raises(ActOvertaken):
        store.acts.undo(number_of(entry))
    assert store.settings.get("clipping_book") == value + "！"


def test_an_act_is_undone_once(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: starred(store, ids[0]))
    with pytest.raises(NotHeld):
        store.acts.redo(number_of(entry))
    store.acts.undo(number_of(entry))
    with pytest.raises(NotHeld):
        store.acts.undo(number_of(entry))
    with pytest.raises(NotHeld):
        store.acts.undo(9999)


def test_undoing_can_be_stopped_and_changes_nothing_then(store: Store, ids: tuple[int, ...]) -> None:
    entry = acted(store, lambda: starred(store, ids[0]))
    marks = store.bookmarks.all()
    with pytest.raises(Cancelled):
        store.acts.undo(number_of(entry), lambda *_: False)
    assert store.bookmarks.all() == marks
    store.acts.undo(number_of(entry), lambda *_: True)
    assert store.bookmarks.all() == []


def test_what_is_noted_in_passing_keeps_nothing_from_being_undone(store: Store, ids: tuple[int, ...]) -> None:
    store.reading.set_position(ids[0], 5)
    store.reading.set_position(ids[1], 7)

    def work() -> None:
        store.reading.forget_visits()
        store.settings.set("search:甲", "{}")
        store.settings.set("search_seen:甲", "1")

    entry = acted(store, work)
    store.reading.set_position(ids[0], 9)
    store.settings.set("search_seen:甲", "2")
    store.acts.undo(number_of(entry))
    assert (store.reading.position(ids[0]), store.reading.position(ids[1])) == (9, 7), "the newer position stays"
    assert store.settings.get("search:甲") is None


def test_an_act_of_which_nothing_is_left_to_undo_is_refused(store: Store, ids: tuple[int, ...]) -> None:
    store.settings.set("search_history", "[1]")
    entry = acted(store, lambda: store.settings.set("search_history", None))
    store.settings.set("search_history", "[2]")
    with pytest.raises(ActOvertaken):
        store.acts.undo(number_of(entry))
    assert store.settings.get("search_history") == "[2]"


def test_an_act_that_made_room_for_newer_ones_is_no_longer_held(store: Store) -> None:
    entries = [acted(store, lambda at=at: store.settings.set("name", f"{at}")) for at in range(MOST_ACTS + 1)]  # type: ignore[misc]
    numbers = [number_of(entry) for entry in entries]
    for number in reversed(numbers[1:]):
        store.acts.undo(number)
    assert store.settings.get("name") == "0", "a hundred are undone"
    for number, what in ((numbers[0], HeldKind.DROPPED_ACT), (numbers[1], HeldKind.ACT), (9999, HeldKind.ACT)):
        with pytest.raises(NotHeld) as error:
            store.acts.undo(number)
        assert error.value.what is what
