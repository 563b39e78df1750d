"""Windows deep in long lists: the same rows as the whole list, whatever changes meanwhile."""

from pathlib import Path

import pytest

from reader.domain.newspaper import PageFacts
from reader.ports.rows import ListOrder
from reader.store.paper import sqlite_holdings
from reader.store.sqlite_store import SqliteStore
from tests.builders import facts, page, put_file, source, story


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqliteStore:
    monkeypatch.setattr(sqlite_holdings, "_WALKED", 5)
    made = SqliteStore(tmp_path)
    for number in range(12):
        where = facts(str(number % 3), f"2023-02-{number // 3 + 1:02}")
        put_file(made, source(f"d{number}", f"/{number}.md"), [page(story(f"{number}甲"), story("乙"), where=where)])
    return made


def windows(store: SqliteStore, order: ListOrder) -> list[int]:
    return [row.id for at in range(0, 40, 4) for row in store.holdings.story_window(at, 4, order=order)]


@pytest.mark.parametrize("order", ListOrder)
def test_windows_follow_every_change(store: SqliteStore, order: ListOrder, tmp_path: Path) -> None:
    def agree() -> None:
        assert windows(store, order) == list(store.holdings.story_order(order=order))

    agree()
    store.page_facts.set([1], PageFacts(date="2023-03-01"))
    agree()
    other = SqliteStore(tmp_path)
    put_file(other, source("d99", "/99.md"), [page(story("新的"), where=facts("1", "2023-02-02"))])
    put_file(other, source("d98", "/3.md"), [page(story("另一版"), where=facts("0", "2023-02-02"))])
    other.close()
    agree()
    assert [row.id for row in store.holdings.story_window(6, 3, order=order, newspaper="工人日报")] == list(
        store.holdings.story_order(order=order, newspaper="工人日报")[6:9]
    )
    store.close()


def test_a_list_is_read_once_for_many_windows(store: SqliteStore) -> None:
    store.holdings.story_window(6, 4)
    asked: list[str] = []
    store._paper.connection.set_trace_callback(asked.append)
    store.reading.set_read([1], True)
    store.holdings.story_window(10, 4)
    store.holdings.story_window(14, 4)
    assert not [sql for sql in asked if "INDEXED BY" in sql]
    store.close()
