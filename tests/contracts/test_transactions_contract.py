"""Several changes as one: the contract of `Transactions`, over both halves of a store."""

from collections.abc import Callable

import pytest

from reader.ports.store import Store
from tests.builders import TEXTS, anchor, page, put_file, source, story


def state(store: Store) -> tuple[object, ...]:
    """Everything that the tests below change."""
    return (
        store.holdings.story_rows(everything=True),
        store.change_list.after(0, 99),
        store.bookmarks.all(),
        store.corrections.all(),
        store.reading.visits(9),
        store.settings.starting_with(""),
    )


def change_all(store: Store, story_id: int) -> None:
    put_file(store, source("d2", "/papers/03.md"), [page(story("乙", TEXTS[1]))])
    store.bookmarks.add(story_id, anchor("甲"), note="记")
    store.corrections.add(story_id, anchor("甲", exact="正文"), "更正")
    store.reading.set_read([story_id], True)
    store.reading.set_position(story_id, 3)
    store.settings.set("a", "[]")


def fails(store: Store, work: Callable[[], None]) -> None:
    """Do work in a transaction that an error ends."""
    before = state(store)

    def broken() -> None:
        with store.together():
            work()
            assert state(store) != before
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()


def test_all_or_nothing(store: Store) -> None:
    [story_id] = put_file(store, source(), [page(story("甲", TEXTS[0]))]).story_ids
    before = state(store)
    fails(store, lambda: change_all(store, story_id))
    assert state(store) == before
    with store.together():
        change_all(store, story_id)
    assert [row.title for row in store.holdings.story_rows(everything=True)] == ["甲", "乙"]
    assert store.holdings.story(story_id).row.read
    assert [mark.note for mark in store.bookmarks.all()] == ["记"]


def test_a_transaction_inside_one_is_part_of_it(store: Store) -> None:
    [story_id] = put_file(store, source(), [page(story("甲", TEXTS[0]))]).story_ids
    before = state(store)

    def change() -> None:
        with store.together():
            change_all(store, story_id)

    fails(store, change)
    assert state(store) == before


def test_a_story_and_a_persons_work_on_it_go_and_come_back_together(store: Store) -> None:
    [story_id] = put_file(store, source(), [page(story("甲", TEXTS[0]))]).story_ids
    change_all(store, story_id)
    before = state(store)

    def replace_page() -> None:
        put_file(store, source("d3"), [page(story("丙", TEXTS[2]))])
        assert [mark.story_id for mark in store.bookmarks.all()] == [None]

    fails(store, replace_page)
    assert state(store) == before
