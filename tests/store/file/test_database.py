"""Opening a library file: what is set, what is refused, and with which word."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryUnusable
from reader.store.file import header, opening, schema, sqlite_border
from reader.store.file.database import Database
from reader.store.file.opening import FILE_NAME, UNCHECKED
from reader.store.sqlite_store import SqliteStore
from tests.builders import page, put_file, source, story

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path)
    yield made
    made.close()


def reason(folder: Path) -> str:
    with pytest.raises(LibraryUnusable) as caught:
        SqliteStore(folder).close()
    assert caught.value.folder == folder
    return caught.value.reason


@pytest.mark.usefixtures("synced")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("application_id", schema.APPLICATION_ID),
        ("user_version", schema.VERSION),
        ("page_size", schema.PAGE_SIZE_BYTES),
    ],
)
def test_is_set_as_promised(database: Database, pragma: str, value: object) -> None:
    assert database.first(f"PRAGMA {pragma}") == (value,)


@posix
def test_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    store = SqliteStore(folder)
    store.settings.set("a", "1")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    copy = store.care.back_up()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    store.close()


def test_a_library_keeps_its_id(tmp_path: Path) -> None:
    ids = set()
    for _ in range(2):
        store = SqliteStore(tmp_path / "one")
        ids.add(store.library_id)
        store.close()
    other = SqliteStore(tmp_path / "two")
    ids.add(other.library_id)
    other.close()
    assert len(ids) == 2
    assert all(len(each) == 32 for each in ids)


def test_another_program_s_file_is_refused(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / FILE_NAME)
    foreign.execute("CREATE TABLE t (a)")
    foreign.close()
    assert reason(tmp_path) == "damaged"


def test_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"a page of a newspaper" * 100)
    assert reason(tmp_path) == "damaged"


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    newer = sqlite3.connect(tmp_path / FILE_NAME)
    header.set_version(newer, schema.VERSION + 1)
    newer.commit()
    newer.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    assert reason(tmp_path) == "newer"
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_in_the_way_is_reported(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("no folder", "utf-8")
    assert reason(tmp_path / "library") == "unwritable"


def test_errors_of_writing_damage_nothing() -> None:
    reasons = {}
    for code in ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ"):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode, error.sqlite_errorname = getattr(sqlite3, code), code
        meaning = sqlite_border.unusable(Path.cwd(), error)
        reasons[code] = meaning and meaning.reason
    assert list(reasons.values()) == ["unwritable", "unwritable", "damaged", "damaged"]


def test_a_writer_that_does_not_end_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    first, second = SqliteStore(tmp_path), SqliteStore(tmp_path)
    with first._paper.transaction(), pytest.raises(LibraryUnusable) as caught:
        second.settings.set("a", "1")
    assert caught.value.reason == "locked"
    second.settings.set("a", "2")
    assert first.settings.get("a") == "2"
    first.close()
    second.close()


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction():
            database.run("INSERT INTO setting VALUES ('a', '1')")
            with database.transaction():
                database.run("INSERT INTO setting VALUES ('b', '1')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert database.all("SELECT * FROM setting") == []


def test_a_bug_is_not_taken_for_the_world(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.all("SELECT nothing BUT trouble")


def test_a_file_without_one_of_its_tables_is_damaged(database: Database) -> None:
    database.run("DROP TABLE setting")
    with pytest.raises(LibraryUnusable, match="damaged: no such table"):
        database.all("SELECT value FROM setting")


def test_every_bit_of_the_header(tmp_path: Path) -> None:
    """A flipped bit is either harmless or reported as damage; the magic words are always missed."""
    store = SqliteStore(tmp_path)
    put_file(store, source(), [page(story("甲"))])
    store.close()
    path = tmp_path / FILE_NAME
    good = path.read_bytes()
    reasons: dict[int, str] = {}
    for bit in range(0, 100 * 8, 3):
        bad = bytearray(good)
        bad[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bad)
        try:
            with closing(SqliteStore(tmp_path)) as harmed:
                harmed.holdings.story_rows(everything=True)
        except LibraryUnusable as error:
            reasons[bit] = error.reason
    assert {reasons.get(bit) for bit in range(0, 16 * 8, 3)} == {"damaged"}
    assert set(reasons.values()) <= {"damaged", "newer", "unwritable"}


def test_flipped_bits_anywhere_do_not_crash(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    put_file(store, source(), [page(*(story(f"标题{at}") for at in range(20)))])
    store.close()
    path = tmp_path / FILE_NAME
    good = path.read_bytes()
    reasons = set()
    for at in range(0, len(good), len(good) // 150):
        bad = bytearray(good)
        bad[at] ^= 1 << at % 8
        path.write_bytes(bad)
        try:
            with closing(SqliteStore(tmp_path)) as harmed:
                harmed.holdings.stories([row.id for row in harmed.holdings.story_rows(everything=True)])
                harmed.care.check()
        except LibraryUnusable as error:
            reasons.add(error.reason)
    assert reasons <= {"damaged", "newer", "unwritable"}


def left_by_a_kill(folder: Path, stories: int = 30) -> Path:
    """A library as a killed program leaves it: the file and its log; the folder."""
    store = SqliteStore(folder / "a")
    for at in range(stories):
        put_file(store, source(f"d{at}", f"/{at}.md"), [page(story(f"甲{at}"), story(f"乙{at}"))])
    store._paper.run("PRAGMA wal_checkpoint(TRUNCATE)")
    put_file(store, source("last", "/last.md"), [page(story("末"))])
    killed = folder / "b"
    killed.mkdir()
    for file in (folder / "a").iterdir():
        if file.name.startswith(FILE_NAME) and not file.name.endswith("-shm"):
            (killed / file.name).write_bytes(file.read_bytes())
    store.close()
    return killed


def test_damage_is_found_after_an_unclean_exit(tmp_path: Path) -> None:
    killed = left_by_a_kill(tmp_path)
    path = killed / FILE_NAME
    bad = bytearray(path.read_bytes())
    # The schema is whole, so the file opens; pages that the log holds anew do no harm.
    for start in range(schema.PAGE_SIZE_BYTES * 30, len(bad), schema.PAGE_SIZE_BYTES):
        bad[start : start + 64] = b"\xff" * 64
    path.write_bytes(bad)
    for _ in range(2):
        with closing(SqliteStore(killed)) as store, pytest.raises(LibraryUnusable) as caught:
            store.care.look_through()
        assert caught.value.reason == "damaged"
        assert (killed / UNCHECKED).exists(), "the next opening looks again"


def test_a_killed_library_is_looked_through_once(tmp_path: Path) -> None:
    killed = left_by_a_kill(tmp_path)
    asked: list[str] = []
    with closing(SqliteStore(killed)) as store:
        assert (killed / UNCHECKED).exists(), "what is not looked through stays marked"
        store._paper.connection.set_trace_callback(asked.append)
        store.care.look_through()
        store.care.look_through()
        assert asked == ["PRAGMA quick_check(1)"]
        assert not (killed / UNCHECKED).exists()
    with closing(SqliteStore(killed)):
        assert not (killed / UNCHECKED).exists()


def test_a_library_that_is_open_elsewhere_was_not_killed(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        put_file(store, source(), [page(story("甲"))])
        with closing(SqliteStore(tmp_path)):
            assert not (tmp_path / UNCHECKED).exists()


def test_a_log_left_behind_is_taken_in(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "a")
    put_file(store, source(), [page(story("甲"))])
    killed = tmp_path / "b"
    killed.mkdir()
    for file in (tmp_path / "a").iterdir():
        if file.name.startswith(FILE_NAME) and not file.name.endswith("-shm"):
            (killed / file.name).write_bytes(file.read_bytes())
    store.close()
    again = SqliteStore(killed)
    assert [row.title for row in again.holdings.story_rows(everything=True)] == ["甲"]
    second = SqliteStore(killed)
    assert second.holdings.story_count() == 1
    second.close()
    again.close()


def test_what_is_done_together_is_done_whole_or_not(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        asked: list[str] = []
        store._paper.connection.set_trace_callback(asked.append)
        with store.together():
            put_file(store, source("d1", "/1.md"), [page(story("甲"))])
            put_file(store, source("d2", "/2.md"), [page(story("乙"))])
        assert asked.count("COMMIT") == 1, "one wait for the disk"

        def put_and_fail() -> None:
            put_file(store, source("d3", "/3.md"), [page(story("丙"))])
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), store.together():
            put_and_fail()
        assert {row.title for row in store.holdings.story_rows(everything=True)} == {"甲", "乙"}
