"""Damage to the header of a library file: named as damage when the file is opened, and no obstacle to a restore."""

import struct
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryUnusable
from reader.store.file import schema
from reader.store.file.opening import FILE_NAME
from reader.store.file.restoring import backups, restore
from reader.store.sqlite_store import SqliteStore
from tests.builders import page, put_file, source, story

WRITE_VERSION, READ_VERSION, SCHEMA_FORMAT, ENCODING, USER_VERSION, APPLICATION = 18, 19, 44, 56, 60, 68


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(SqliteStore(tmp_path)) as store:
        put_file(store, source(), [page(story("甲"))])
        store.care.back_up()
    return tmp_path


def change(file: Path, at: int, value: bytes) -> None:
    content = bytearray(file.read_bytes())
    content[at : at + len(value)] = value
    file.write_bytes(content)


HARMS = [
    (WRITE_VERSION, b"\x09"),
    (READ_VERSION, b"\x09"),
    (SCHEMA_FORMAT, struct.pack(">I", 9)),
    (USER_VERSION, struct.pack(">I", 28931)),
    (USER_VERSION, struct.pack(">I", schema.VERSION ^ 8)),
    (USER_VERSION, struct.pack(">I", schema.VERSION - 1)),
    (USER_VERSION, bytes(4)),
    (APPLICATION, b"\x45"),
    (0, b"Q"),
    (16, b"\x01\x23"),
]


@pytest.mark.parametrize(("at", "value"), HARMS)
@pytest.mark.parametrize("to_read", [False, True])
def test_damage_is_named_and_a_restore_works(folder: Path, at: int, value: bytes, to_read: bool) -> None:
    change(folder / FILE_NAME, at, value)
    with pytest.raises(LibraryUnusable) as caught:
        SqliteStore(folder, to_read=to_read)
    assert caught.value.reason == "damaged"
    assert restore(folder, backups(folder)[0].name)
    with closing(SqliteStore(folder)) as store:
        assert store.care.check() == []
        assert store.holdings.story_count() == 1


def test_a_schema_that_is_no_text_is_damage(folder: Path) -> None:
    content = (folder / FILE_NAME).read_bytes()
    change(folder / FILE_NAME, content.index(b"CREATE TABLE bookmark") + 7, b"\xa0")
    with pytest.raises(LibraryUnusable) as caught:
        SqliteStore(folder)
    assert caught.value.reason == "damaged"
    assert restore(folder, backups(folder)[0].name)
    SqliteStore(folder).close()


@pytest.mark.parametrize(("at", "value"), HARMS)
def test_a_copy_that_is_no_library_replaces_nothing(folder: Path, at: int, value: bytes) -> None:
    copy = folder / "backups" / backups(folder)[0].name
    change(copy, at, value)
    copy.with_name(copy.name + ".sha256").unlink()
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(LibraryUnusable):
        restore(folder, copy.name)
    assert (folder / FILE_NAME).read_bytes() == before
    assert [path.name for path in folder.iterdir() if path.name not in (FILE_NAME, "backups")] == []


def test_a_bit_changed_in_a_text_of_a_copy_is_noticed(folder: Path) -> None:
    copy = folder / "backups" / backups(folder)[0].name
    content = copy.read_bytes()
    change(copy, content.rindex("甲".encode()), "乙".encode())
    with pytest.raises(LibraryUnusable, match=f"backup_damaged: {copy.name}") as caught:
        restore(folder, copy.name)
    assert "changed since it was made" in str(caught.value.__cause__)


def test_a_file_of_an_earlier_program_gets_the_second_witness(folder: Path) -> None:
    with closing(SqliteStore(folder)) as store:
        store._paper.run("DELETE FROM meta WHERE name = 'version'")
    SqliteStore(folder).close()
    change(folder / FILE_NAME, USER_VERSION, struct.pack(">I", schema.VERSION + 1))
    with pytest.raises(LibraryUnusable) as caught:
        SqliteStore(folder)
    assert caught.value.reason == "damaged"
