"""The names that completion offers: those of the library, and never a library made for it."""

from pathlib import Path

import pytest

from reader.domain.newspaper import PageFacts
from reader.library.draft import Draft
from reader.library.draft_keeping import DraftKeeping
from reader.library.filing import Filing
from reader.store.file.names import names_held
from reader.store.sqlite_store import SqliteStore
from tests.builders import anchor, facts, page, put_file, source, story

KINDS = (
    "newspaper",
    "date",
    "tag",
    "folder",
    "search",
    "story",
    "bookmark",
    "highlight",
    "correction",
    "clipping",
    "page",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with two issues, two bookmarks and a saved search, closed again."""
    store = SqliteStore(tmp_path)
    put_file(store, source(), [page(story()), page(story("二"), where=facts(date="2023-02-16", newspaper="甲报"))])
    put_file(store, source("d2", "/p/3.md"), [page(story("三"), where=PageFacts())])
    store.bookmarks.add(None, anchor("甲"), folder="工会/人物", tags=["二", "一"])
    store.bookmarks.add(None, anchor("乙"), tags=["一"])
    Filing(store).make("空")
    store.settings.set("search:网约车", '{"query": "网约车司机"}')
    DraftKeeping(store).keep(Draft(stories=(3, 1)))
    store.reading.set_position(2, 7)
    store.reading.set_position(1, 7)
    passage = anchor("标题", exact="的正文")
    store.bookmarks.add(1, passage)
    store.corrections.add(1, anchor("标题", exact="正文"), "正本")
    store.close()
    return tmp_path


def names(folder: Path, kind: str) -> list[str]:
    return [name for name, _ in names_held(folder, kind)]


def test_names_are_those_of_the_library(folder: Path) -> None:
    assert names(folder, "newspaper") == ["工人日报", "甲报"]
    assert names(folder, "date") == ["2023-02-16", "2023-02-15"]
    assert names(folder, "tag") == ["一", "二"]
    assert names(folder, "folder") == ["工会", "工会/人物", "空"]
    assert names_held(folder, "search") == [("网约车", "网约车司机")]


def test_ids_come_with_what_they_are(folder: Path) -> None:
    assert names_held(folder, "story") == [("1", "标题"), ("2", "二"), ("3", "三")]
    assert names_held(folder, "bookmark") == [("3", "标题"), ("2", "乙"), ("1", "甲")]
    assert names_held(folder, "highlight") == [("3", "的正文")]
    assert names_held(folder, "correction") == [("1", "正文 → 正本")]
    assert names_held(folder, "clipping") == [("3", "三"), ("1", "标题")]
    assert names_held(folder, "page") == [("3", "/p/3.md")]


@pytest.mark.parametrize("kind", KINDS)
def test_names_are_read_beside_a_program_that_writes(folder: Path, kind: str) -> None:
    store = SqliteStore(folder)
    with store.together():
        store.settings.set("other", "1")
        assert names_held(folder, kind)
    store.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_library_has_no_names_and_none_is_made(tmp_path: Path, kind: str) -> None:
    assert names_held(tmp_path / "none", kind) == []
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "library.sqlite3").write_bytes(b"no library" * 1000)
    assert names_held(tmp_path, kind) == []
