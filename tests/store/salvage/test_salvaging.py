"""A library of what can be read of a damaged file, page by page, and of its backup."""

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import Cancelled, LibraryUnusable
from reader.ports.salvaged import Salvaged
from reader.store.file.exchange import NEXT
from reader.store.file.log_frames import log_damage, read_log
from reader.store.file.opening import FILE_NAME
from reader.store.file.schema import PAGE_SIZE_BYTES, VERSION
from reader.store.salvage.salvaging import salvage
from reader.store.salvage.table_shapes import shapes
from reader.store.sqlite_store import SqliteStore
from tests.builders import anchor, facts, page, put_file, source, story

STORIES, MARKED, MARKED_LATER = 90, 40, 20


def text_of(number: int) -> str:
    return f"第{number}篇的正文。" + "工会服务职工，推动企业发展，讲述一线故事。" * (1 + number % 30 * 3)


def begun(folder: Path) -> None:
    """Make a library of thirty files with three stories each, some of them longer than a page of the file."""
    with closing(SqliteStore(folder)) as store:
        for file in range(STORIES // 3):
            stories = [story(f"稿{3 * file + each}", text_of(3 * file + each)) for each in range(3)]
            where = facts(str(file % 8 + 1), f"2023-02-{file // 8 + 10}")
            put_file(store, source(f"{file:064x}", f"/{file}.md", text_of(file)), [page(*stories, where=where)])
        ids = store.holdings.story_order()[:]
        for number in range(MARKED):
            store.bookmarks.add(ids[number], anchor(f"稿{number}"), note=f"批注{number}", tags=("引用",))
        store.corrections.add(ids[0], anchor("稿0", exact="工会"), "总工会")
        store.settings.set("search:名", "工会")
        store.care.back_up()
        for number in range(MARKED, MARKED + MARKED_LATER):
            store.bookmarks.add(ids[number], anchor(f"稿{number}"), note=f"批注{number}")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "library"
    begun(folder)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "library")


def state(folder: Path) -> tuple[dict[int, str], dict[int, str]]:
    """Texts of stories and notes of bookmarks, by id; the library must be sound."""
    with closing(SqliteStore(folder, make=False)) as store:
        assert store.care.check() == []
        ids = store.holdings.story_order()
        texts = {held.row.id: held.story.paragraphs[0].text for held in store.holdings.stories(ids)}
        return texts, {mark.id: mark.note for mark in store.bookmarks.all()}


def harm(file: Path, at: int, content: bytes) -> None:
    whole = bytearray(file.read_bytes())
    whole[at : at + len(content)] = content
    file.write_bytes(whole)


def without_backup(folder: Path) -> None:
    for path in (folder / "backups").iterdir():
        path.unlink()


def root(folder: Path, name: str) -> int:
    with closing(sqlite3.connect(folder / FILE_NAME)) as file:
        return int(file.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])


def test_of_a_sound_file_everything_is_read_without_a_backup(folder: Path) -> None:
    before = state(folder)
    without_backup(folder)
    saved = salvage(folder)
    assert state(folder) == before
    assert replace(saved, kept=Path()) == Salvaged(
        kept=Path(),
        stories=STORIES,
        bookmarks=MARKED + MARKED_LATER,
        corrections=1,
        backup="",
        filled=0,
        spoilt=0,
        lost=0,
        files=(),
    )
    assert saved.kept.parent == folder / "backups"
    with closing(SqliteStore(folder)) as store:
        assert store.settings.get("search:名") == "工会"
        assert store.acts.acts() is not None


@pytest.mark.parametrize("at", [0, 18, 19, 20, 24, 28, 44, 56, 60, 68])
def test_a_damaged_header_costs_nothing(folder: Path, at: int) -> None:
    before = state(folder)
    without_backup(folder)
    harm(folder / FILE_NAME, at, b"\x5f\x5f")
    salvage(folder)
    assert state(folder) == before


def test_without_its_first_page_the_tables_are_found_by_the_backup(folder: Path) -> None:
    before = state(folder)
    harm(folder / FILE_NAME, 0, bytes(PAGE_SIZE_BYTES))
    salvage(folder)
    assert state(folder) == before


def test_without_first_page_and_backup_rows_are_known_by_their_columns(folder: Path) -> None:
    before = state(folder)
    without_backup(folder)
    harm(folder / FILE_NAME, 0, bytes(PAGE_SIZE_BYTES))
    salvage(folder)
    assert state(folder) == before


@pytest.mark.parametrize("table", ["story", "story_body", "bookmark", "page", "source", "change", "setting"])
def test_pages_below_a_damaged_root_are_found(folder: Path, table: str) -> None:
    before = state(folder)
    at = (root(folder, table) - 1) * PAGE_SIZE_BYTES
    interior = (folder / FILE_NAME).read_bytes()[at] in (2, 5)
    harm(folder / FILE_NAME, at, bytes(PAGE_SIZE_BYTES))
    saved = salvage(folder)
    texts, notes = state(folder)
    assert texts == before[0]
    assert {number for number in before[1] if number not in notes} == set() or not interior
    assert all(before[1][number] == note for number, note in notes.items())
    assert saved.lost == 0


def test_a_lost_page_of_texts_costs_only_its_stories_and_their_files_are_named(folder: Path) -> None:
    before = state(folder)
    without_backup(folder)
    content = (folder / FILE_NAME).read_bytes()
    at = content.index("第1篇的正文".encode()) // PAGE_SIZE_BYTES * PAGE_SIZE_BYTES
    harm(folder / FILE_NAME, at, bytes(PAGE_SIZE_BYTES))
    saved = salvage(folder)
    texts, notes = state(folder)
    gone = set(before[0]) - set(texts)
    assert 0 < len(gone) == saved.lost < 10
    assert saved.files
    assert notes == before[1]
    with closing(SqliteStore(folder)) as store:
        held = {path for path in saved.files if store.collecting.held_source(f"{int(path.stem):064x}")}
    assert held == set(), "an import reads them again"


def test_a_text_changed_in_one_sign_is_taken_from_the_backup(folder: Path) -> None:
    before = state(folder)
    content = (folder / FILE_NAME).read_bytes()
    harm(folder / FILE_NAME, content.index("服务职工".encode()), "服侍".encode())
    assert salvage(folder).filled > 0
    assert state(folder) == before


def test_a_sign_that_is_no_text_costs_that_sign_alone(folder: Path) -> None:
    before = state(folder)
    without_backup(folder)
    content = (folder / FILE_NAME).read_bytes()
    harm(folder / FILE_NAME, content.index("批注7".encode()), b"\xff")
    assert salvage(folder).spoilt == 1
    _, notes = state(folder)
    changed = {number: note for number, note in notes.items() if note != before[1][number]}
    assert len(changed) == 1


def test_of_a_library_given_another_id_no_row_is_taken(folder: Path) -> None:
    with closing(SqliteStore(folder)) as store:
        store._paper.run("UPDATE meta SET value = 'other' WHERE name = 'library_id'")
    at = (root(folder, "correction") - 1) * PAGE_SIZE_BYTES
    harm(folder / FILE_NAME, at, bytes(PAGE_SIZE_BYTES))
    saved = salvage(folder)
    assert (saved.backup, saved.corrections) == ("", 0)


@pytest.mark.parametrize("number", range(40))
def test_after_any_damage_every_story_and_every_bookmark_of_the_backup_is_there(folder: Path, number: int) -> None:
    before = state(folder)
    draw = random.Random(number)
    content = bytearray((folder / FILE_NAME).read_bytes())
    match number % 4:
        case 0:
            at = draw.randrange(len(content))
            content[at] ^= 1 << draw.randrange(8)
        case 1:
            at = draw.randrange(len(content) // PAGE_SIZE_BYTES) * PAGE_SIZE_BYTES
            content[at : at + PAGE_SIZE_BYTES] = bytes(PAGE_SIZE_BYTES)
        case 2:
            content = content[: draw.randrange(len(content))]
        case 3:
            at = draw.randrange(len(content) - 200)
            content[at : at + 200] = draw.randbytes(200)
    (folder / FILE_NAME).write_bytes(content)
    salvage(folder)
    texts, notes = state(folder)
    assert {number: texts.get(number) for number in before[0]} == before[0]
    assert [number for number in range(1, MARKED + 1) if number not in notes] == []


def test_what_stands_behind_a_damaged_frame_of_the_log_is_read(folder: Path) -> None:
    with closing(SqliteStore(folder)) as store:
        for number in range(30):
            store.settings.set(f"a{number}", "值" * 2000)
        store._paper.connection.execute("PRAGMA wal_checkpoint")
        store.settings.set("b", "一")
        store.settings.set("c", "二")
        store.settings.set("d", "三")
        log = (folder / f"{FILE_NAME}-wal").read_bytes()
        file = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(file)
    damaged = bytearray(log)
    damaged[32 + 24 + 5000] ^= 1
    (folder / f"{FILE_NAME}-wal").write_bytes(damaged)
    assert log_damage(folder / FILE_NAME).startswith(f"{FILE_NAME}-wal: frame 1 of ")
    with pytest.raises(LibraryUnusable) as caught:
        SqliteStore(folder)
    assert caught.value.reason == "damaged"
    salvage(folder)
    with closing(SqliteStore(folder)) as store:
        assert [store.settings.get(name) for name in "bcd"] == ["一", "二", "三"]


@pytest.mark.parametrize(("at", "fault"), [(3, 0), (24, 0), (32 + 24 + 9, 1), (32 + 9, 1)])
def test_faults_of_a_log_are_found(tmp_path: Path, at: int, fault: int) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        store.settings.set("a", "1")
        store.settings.set("b", "2")
        log = (tmp_path / f"{FILE_NAME}-wal").read_bytes()
    harm_at = bytearray(log)
    harm_at[at] ^= 1
    (tmp_path / "x-wal").write_bytes(harm_at)
    assert read_log(tmp_path / "x-wal").first_fault() == fault


def test_the_interrupted_end_of_a_log_is_no_damage(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        store.settings.set("a", "1")
        log = (tmp_path / f"{FILE_NAME}-wal").read_bytes()
        (tmp_path / "other-wal").write_bytes(log)
        assert log_damage(tmp_path / "other") == ""
        (tmp_path / "other-wal").write_bytes(log[:-300])
        assert log_damage(tmp_path / "other") == ""
        (tmp_path / "other-wal").write_bytes(log[:-300] + bytes(300))
        assert log_damage(tmp_path / "other") == ""


def test_a_salvage_can_be_stopped_and_leaves_everything_as_it_was(folder: Path) -> None:
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(Cancelled):
        salvage(folder, lambda done, total, what: False)
    assert (folder / FILE_NAME).read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["backups", FILE_NAME]


def test_where_there_is_no_file_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnusable) as caught:
        salvage(tmp_path)
    assert caught.value.reason == "absent"
    assert list(tmp_path.iterdir()) == []


def test_a_newer_file_is_left_alone(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
        file.execute("UPDATE meta SET value = ? WHERE name = 'version'", (str(VERSION + 1),))
        file.commit()
    with pytest.raises(LibraryUnusable) as caught:
        salvage(folder)
    assert caught.value.reason == "newer"
    assert not (folder / NEXT).exists()


def test_older_versions_have_their_own_columns() -> None:
    assert "read" in [column.name for column in shapes(1)["story"].columns]
    assert "read" not in [column.name for column in shapes(VERSION)["story"].columns]
