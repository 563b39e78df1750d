"""setting: listed, changed, reset, and kept in the library if its index is made with them."""

import errno
from contextlib import closing
from pathlib import Path

import pytest

from reader.settings import Settings, described, load
from reader.wiring import open_library
from tests.cli.conftest import Commands


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings' file of this test."""
    monkeypatch.setattr("reader.cli.kept_settings.settings_file", lambda: tmp_path / "config" / "settings.json")
    return tmp_path / "config" / "settings.json"


def test_every_setting_is_listed_with_what_it_is(held: Commands) -> None:
    listed = {each["name"]: each for each in held.lines("setting", "list", "--json")}
    assert list(listed) == [each.name for each in described()]
    assert listed["search_sort"]["choices"] == ["relevance", "newest", "oldest"]
    assert listed["font_size"]["says"] == "Size of the text in pixels"
    assert all(each["value"] == each["default"] for each in listed.values())


def test_settings_are_changed_and_reset(held: Commands, file: Path) -> None:
    assert held.good("setting", "set", "font_size", "24").startswith("* font_size ")
    held.good("setting", "set", "line_height", "2")
    held.good("setting", "set", "indent", "OFF")
    held.good("setting", "set", "theme", "sepia")
    assert load(file) == Settings(font_size=24, line_height=2.0, indent=False, theme="sepia")
    assert held.good("setting", "list").count("\n* ") == 4
    assert [each["value"] for each in held.lines("setting", "reset", "theme", "indent", "--json")] == ["system", True]
    assert load(file) == Settings(font_size=24, line_height=2.0)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("font_size", "900", "900 is no value of font_size: a number from 10 to 72."),
        ("font_size", "big", "big is no value of font_size: a number from 10 to 72."),
        ("indent", "perhaps", "perhaps is no value of indent: on or off."),
        ("theme", "pink", "pink is no value of theme: system, light, dark, sepia, contrast."),
        ("colour", "pink", "There is no setting colour; `dubao setting list` shows all."),
    ],
)
def test_what_is_no_value_is_reported(held: Commands, file: Path, name: str, value: str, said: str) -> None:
    done = held("setting", "set", name, value)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"dubao: {said}\n")
    assert not file.exists()


def test_what_counts_as_the_same_character_is_kept_in_the_library(held: Commands) -> None:
    assert held.lines("search", "--json", "環衛")[0]["total"] > 0
    done = held("setting", "set", "fold_script", "off")
    assert (done.exit_code, done.stderr) == (0, "dubao: The next search makes the index of this library anew.\n")
    with closing(open_library(held.folder)) as library:
        assert not library.folding.script
    assert held.lines("search", "--json", "環衛")[0]["total"] == 0
    held("setting", "reset", "fold_script")
    assert held.lines("search", "--json", "環衛")[0]["total"] > 0


def test_undo_of_a_switch_gives_the_setting_back_as_well(held: Commands, file: Path) -> None:
    held("setting", "set", "fold_script", "off")
    held.good("undo")
    assert load(file).fold_script
    held.good("setting", "set", "theme", "dark")
    with closing(open_library(held.folder)) as library:
        assert library.folding.script, "no other setting brings the choice back"
    held.good("redo")
    assert not load(file).fold_script


@pytest.mark.parametrize("kept", [b"{", b'{"font_size": 2000}'])
def test_the_first_that_reads_a_damaged_file_says_so_once(held: Commands, file: Path, kept: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(kept)
    first = held("setting", "list")
    assert (first.exit_code, first.stderr.count("was damaged and is kept as")) == (0, 1)
    assert file.with_name("settings.json.damaged").read_bytes() == kept
    assert (held("setting", "list").stderr, held("setting", "set", "theme", "dark").stderr) == ("", "")


def test_damage_that_cannot_be_kept_aside_is_said_all_the_same(
    held: Commands, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_bytes(b"{")

    def full(_: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reader.cli.kept_settings.set_damaged_aside", full)
    done = held("setting", "list")
    assert (done.exit_code, "is damaged; what can be read of it is in force" in done.stderr) == (0, True)
    assert file.read_bytes() == b"{"


@pytest.mark.parametrize("kept", [b"{", b"[]", b"\xff"])
def test_a_file_that_cannot_be_read_is_kept_aside(held: Commands, file: Path, kept: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(kept)
    done = held("setting", "set", "theme", "dark")
    assert (done.exit_code, "was damaged and is kept as" in done.stderr) == (0, True)
    assert file.with_name("settings.json.damaged").read_bytes() == kept
    assert load(file).theme == "dark"
    assert held("setting", "set", "theme", "light").stderr == ""
