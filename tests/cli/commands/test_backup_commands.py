"""`dubao backup` and `dubao restore`: copies made, compared, put back; damaged libraries saved."""

import json
import os
from pathlib import Path

import pytest

from reader.store.file.opening import FILE_NAME
from tests.cli.conftest import Commands


@pytest.fixture
def backed(held: Commands) -> str:
    """The name of a backup with one bookmark; the library has another one since."""
    held.good("bookmark", "add", "1")
    name = Path(json.loads(held.good("backup", "--json"))["backup"]).name
    held.good("bookmark", "add", "2")
    return name


def test_a_backup_is_made_counted_and_listed(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    said = held.good("backup")
    assert said.startswith("Made a backup of ")
    assert " and 1 bookmark: " in said
    (line,) = held.good("restore").splitlines()
    assert "1 bookmark" in line
    (copy,) = (held.folder / "backups").glob("*.sqlite3")
    assert (copy.with_name(copy.name + ".sha256")).read_text("utf-8").endswith(f"  {copy.name}\n")


def test_a_dry_run_says_what_would_change_and_changes_nothing(held: Commands, backed: str) -> None:
    before = held.good("bookmark", "list", "--json")
    lines = held.good("restore", "--latest", "--dry-run").splitlines()
    assert lines[0].startswith(f"{backed} holds ")
    assert lines[1:3] == ["Would go: 0 stories, 0 days.", "Would come back: 0 stories, 0 days."]
    assert lines[3].startswith("1 bookmark is newer than the backup")
    assert json.loads(held.good("restore", backed, "--dry-run", "--json"))["bookmarks_newer"] == 1
    assert held.good("bookmark", "list", "--json") == before


def test_own_work_made_since_comes_back_from_the_journal(held: Commands, backed: str) -> None:
    said = held.good("restore", backed).splitlines()
    assert said[0] == f"Restored {backed}."
    assert said[2] == "1 piece of your own work that the backup lacks came back from the journal."
    assert len(held.good("bookmark", "list", "--json").splitlines()) == 2


@pytest.mark.parametrize("harm", ["header", "schema", "read only", "gone", "short"])
def test_a_restore_needs_nothing_of_the_damaged_file(held: Commands, backed: str, harm: str) -> None:
    file = held.folder / FILE_NAME
    content = bytearray(file.read_bytes())
    match harm:
        case "header":
            content[18] = 9
        case "schema":
            content[content.index(b"CREATE TABLE bookmark") + 7] = 0xA0
        case "read only":
            file.chmod(0)
        case "short":
            content = content[:5000]
    if harm == "gone":
        file.unlink()
    elif harm != "read only":
        file.write_bytes(content)
    held.good("restore")
    if harm in ("schema", "short"):
        assert "cannot be read now" in held.good("restore", "--latest", "--dry-run")
    held.good("restore", "--latest")
    assert held.good("check").startswith("All is well") or held.good("reindex")
    assert len(held.good("bookmark", "list", "--json").splitlines()) == 2


def test_a_salvage_saves_everything_of_a_damaged_file(held: Commands, backed: str) -> None:
    stories = held.good("list", "--json")
    file = held.folder / FILE_NAME
    content = bytearray(file.read_bytes())
    content[:8192] = bytes(8192)
    file.write_bytes(content)
    assert held("list").exit_code == 2
    said = held.good("restore", "--salvage")
    assert said.startswith("Saved ")
    assert "damaged.sqlite3" in said
    assert held.good("list", "--json") == stories
    assert len(held.good("bookmark", "list", "--json").splitlines()) == 2


def test_a_salvage_takes_no_backup(held: Commands, backed: str) -> None:
    assert held("restore", "--salvage", backed).exit_code == 2
    assert held("restore", "--salvage", "--dry-run").exit_code == 2


def test_a_dry_run_refuses_what_a_restore_refuses(held: Commands, backed: str, found_damage: None) -> None:
    copy = held.folder / "backups" / backed
    content = bytearray(copy.read_bytes())
    content[-100] ^= 1
    copy.write_bytes(content)
    dry, real = held("restore", backed, "--dry-run"), held("restore", backed)
    assert (dry.exit_code, dry.stderr) == (real.exit_code, real.stderr)
    assert backed in dry.stderr
    assert "found damaged" in held.good("restore")
    assert held("restore", "--latest").exit_code == 2


def test_a_damaged_backup_replaces_nothing(held: Commands, backed: str, found_damage: None) -> None:
    copy = held.folder / "backups" / backed
    content = bytearray(copy.read_bytes())
    content[-100] ^= 1
    copy.write_bytes(content)
    before = (held.folder / FILE_NAME).read_bytes()
    assert held("restore", backed).exit_code == 2
    assert (held.folder / FILE_NAME).read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs folders that may be closed")
def test_a_folder_without_permissions_is_a_sentence(held: Commands, backed: str) -> None:
    (held.folder / "backups").chmod(0)
    try:
        assert held("restore").exit_code == 2
    finally:
        (held.folder / "backups").chmod(0o700)
