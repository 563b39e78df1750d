"""Older library files: brought up step by step, with a verified copy made before."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.domain.origin import Origin
from reader.errors import LibraryReason, LibraryUnusable
from reader.store.file import database as opening
from reader.store.file import schema
from reader.store.file.opening import FILE_NAME
from reader.store.sqlite_store import SqliteStore
from reader.wiring import open_library
from tests.doing import imported

FIXTURES = Path(__file__).parent / "fixtures"


@contextmanager
def connected(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(folder / FILE_NAME)
    yield connection
    connection.close()


def old_library(folder: Path, version: int) -> Path:
    """A library as that version of the program wrote it."""
    folder.mkdir()
    with connected(folder) as connection:
        connection.executescript((FIXTURES / f"version_{version}.sql").read_text("utf-8"))
    return folder


def next_version(monkeypatch: pytest.MonkeyPatch, step: schema.Step) -> None:
    monkeypatch.setattr(opening, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(opening, "STEPS", {**schema.STEPS, schema.VERSION: step})


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_every_old_version_opens_with_all_that_is_in_it(tmp_path: Path, version: int) -> None:
    store = SqliteStore(old_library(tmp_path / "library", version))
    assert store.care.check() == []
    rows = store.holdings.story_rows(everything=True)
    assert [row.title for row in rows] == ["甲继续", "工会搭鹊桥", "甲继续"]
    assert [row.bookmarked for row in rows] == [True, False, False]
    assert [row.read for row in rows] == [False, False, True]
    assert store.chains.of([rows[0].id]) == {rows[0].id: (rows[0].id, rows[2].id)}
    assert [mark.note for mark in store.bookmarks.all()] == ["孤儿", "摘抄", "记"]
    assert [each.replacement for each in store.holdings.story(rows[0].id).corrections] == ["不移"]
    assert store.reading.position(rows[0].id) == 12
    assert store.settings.get("search:工会") is not None
    assert store.holdings.page(rows[1].page_id).facts.newspaper == "工人日报"
    origin = Origin(url="https://a.cn/1", accessed="2023-02-16") if version >= 4 else None
    assert store.holdings.story(rows[0].id).story.origin == origin
    store.close()
    with connected(tmp_path / "library") as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_the_tables_are_those_of_a_new_library(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "new").close()
    SqliteStore(old_library(tmp_path / "old", 1)).close()
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    with connected(tmp_path / "new") as new, connected(tmp_path / "old") as old:
        assert new.execute(sql).fetchall() == old.execute(sql).fetchall()


def test_a_step_runs_after_a_copy_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = old_library(tmp_path / "library", schema.VERSION)

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE added (a)")

    next_version(monkeypatch, step)
    SqliteStore(folder).close()
    with connected(folder) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION + 1,)
        assert connection.execute("SELECT count(*) FROM added").fetchone() == (0,)
    (copy,) = (folder / "backups").glob("*.sqlite3")
    kept = sqlite3.connect(copy)
    assert kept.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert kept.execute("SELECT count(*) FROM bookmark").fetchone() == (3,)
    kept.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = old_library(tmp_path / "library", schema.VERSION)

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE setting")
        raise ZeroDivisionError

    next_version(monkeypatch, step)
    with pytest.raises(ZeroDivisionError):
        SqliteStore(folder)
    monkeypatch.undo()
    store = SqliteStore(folder)
    assert store.settings.get("search:工会") is not None
    store.close()


def test_no_step_without_a_sound_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = old_library(tmp_path / "library", schema.VERSION)
    next_version(monkeypatch, lambda connection: None)

    def unsound(*args: object, **more: object) -> None:
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, "copy")

    monkeypatch.setattr(opening, "back_up", unsound)
    with pytest.raises(LibraryUnusable):
        SqliteStore(folder)
    with connected(folder) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_an_older_library_learns_addresses_when_its_files_are_read_again(tmp_path: Path) -> None:
    """A page that was saved from the web, held by a version that kept no addresses; then imported once more."""
    saved = tmp_path / "saved.html"
    saved.write_text(
        "<html><!-- Saved from https://a.cn/1 at 2026-07-01T08:00:00+08:00 using monolith v2 --><body>"
        "<div class='article'><h1>标题</h1><div id='ozoom'><p>正文说了一件事，大家满意。</p></div></div></body></html>",
        encoding="utf-8",
    )
    library = open_library(tmp_path / "library", tmp_path / "cache")
    imported(library, [saved])
    [row] = library.story_rows(everything=True)
    library.close()
    with connected(tmp_path / "library") as connection:
        connection.executescript(
            "DROP TABLE act; DROP TABLE act_row; DROP TABLE story_origin; DROP TABLE read_mark; DROP TABLE change_mark;"
            " ALTER TABLE story ADD COLUMN read INTEGER NOT NULL DEFAULT 0;"
            " UPDATE source_reading SET rules = 1; DELETE FROM meta WHERE name = 'version'; PRAGMA user_version = 3;"
        )
    library = open_library(tmp_path / "library", tmp_path / "cache")
    assert library.story(row.id).story.origin is None
    assert imported(library, [saved]).reparsed == 1
    assert library.story(row.id).story.origin == Origin(url="https://a.cn/1", accessed="2026-07-01")
    library.close()
