"""A damaged record is the file's fault and said so; a fault of this program over a sound record passes as it is."""

import sqlite3
from pathlib import Path

import pytest

from reader.errors import LibraryReason, LibraryUnusable
from reader.store.file.names import names_held
from reader.store.file.opening import FILE_NAME
from reader.store.paper import story_codec
from reader.store.sqlite_store import SqliteStore
from tests.builders import anchor, page, photo, put_file, source, story

DAMAGED = [
    ("UPDATE story_body SET body = '{'", lambda store, ids: store.holdings.story(ids[0])),
    ("UPDATE story_body SET body = '[]'", lambda store, ids: store.holdings.story(ids[0])),
    ('UPDATE story_body SET body = \'{"kind": "poem"}\'', lambda store, ids: store.holdings.story(ids[0])),
    ('UPDATE story_body SET body = \'{"headline": {"top": 1}}\'', lambda store, ids: store.holdings.story(ids[0])),
    ("UPDATE story_body SET body = '{\"paragraphs\": [3]}'", lambda store, ids: store.holdings.story(ids[0])),
    ("UPDATE page SET parsed_facts = '{\"colour\": 1}'", lambda store, ids: store.holdings.page(1)),
    ("UPDATE page SET guesses = '[[\"date\"]]'", lambda store, ids: store.holdings.page(1)),
    ("UPDATE page SET problems = '[[1, 2, 3]]'", lambda store, ids: store.holdings.page(1)),
    ("UPDATE bookmark SET tags = '7'", lambda store, ids: store.bookmarks.all()),
]


@pytest.fixture
def filled(tmp_path: Path) -> tuple[SqliteStore, tuple[int, ...]]:
    store = SqliteStore(tmp_path)
    ids = put_file(store, source(), [page(story("甲", "正文。"), photo("图", "图说"))]).story_ids
    store.bookmarks.add(ids[0], anchor("甲"), tags=["引"])
    return store, ids


@pytest.mark.parametrize(("damage", "ask"), DAMAGED)
def test_a_damaged_record_is_the_files_fault(filled, tmp_path, damage, ask) -> None:  # type: ignore[no-untyped-def]
    store, ids = filled
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute(damage)
    connection.close()
    with pytest.raises(LibraryUnusable) as caught:
        ask(store, ids)
    assert caught.value.reason is LibraryReason.DAMAGED
    store.close()


@pytest.mark.parametrize("fault", [TypeError, KeyError, AttributeError, ValueError])
def test_a_fault_of_ours_over_a_sound_record_passes(
    filled: tuple[SqliteStore, tuple[int, ...]], monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    store, ids = filled

    def faulty(record: object) -> object:
        raise fault("ours")

    monkeypatch.setattr(story_codec, "_paragraph_in", faulty)
    with pytest.raises(fault, match="ours"):
        store.holdings.story(ids[0])
    store.close()


def test_a_fault_of_ours_in_completing_names_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SqliteStore(tmp_path).close()
    monkeypatch.setitem(names_held.__globals__["_KINDS"], "tag", lambda connection: [("a", "b", "c")])
    with pytest.raises(ValueError, match="unpack"):
        names_held(tmp_path, "tag")
