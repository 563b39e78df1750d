import errno
import json
import os
import stat
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reader import settings
from reader.settings import Settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    chosen = replace(Settings(), theme="dark", font_size=22, line_height=2.0, indent=False)
    chosen = chosen.with_key("bookmark", "Ctrl+K").with_state("splitter", "AAEC")
    settings.save(file, chosen)
    assert settings.load(file) == chosen


def test_no_file_and_a_damaged_file_give_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert settings.load(file) == Settings()
    for content in (b"", b"{", b"[1]", b"\xff\xfe", b'"dark"', b"null", b"[" * 10**5):
        file.write_bytes(content)
        assert settings.load(file) == Settings()


def test_a_damaged_byte_costs_its_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    chosen = replace(Settings(), theme="dark", font_size=22, line_height=2.0).with_key("bookmark", "Ctrl+K")
    settings.save(file, chosen)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + b"\xff" + whole[at + 1 :])
        read = settings.load(file)
        lost = [each.name for each in fields(Settings) if getattr(read, each.name) != getattr(chosen, each.name)]
        assert len(lost) <= (2 if whole[at : at + 1] == b"\n" else 1)
        assert all(getattr(read, name) == getattr(Settings(), name) for name in lost)


def test_a_damaged_file_is_kept_once_and_what_was_read_is_in_force(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.save(file, replace(Settings(), theme="dark", font_size=22))
    damaged = file.read_bytes().replace(b'"dark"', b'"d\xffrk"')
    file.write_bytes(damaged)
    aside = settings.set_damaged_aside(file)
    assert aside == tmp_path / "settings.json.damaged"
    assert aside.read_bytes() == damaged
    assert settings.read(file) == replace(Settings(), font_size=22)
    assert settings.set_damaged_aside(file) is None


@pytest.mark.parametrize("bad", [{"font_size": 2000}, {"theme": "pink"}, {"keys": []}, {"window": {"a": 1}}])
def test_a_value_out_of_bounds_is_damage_as_any_other(tmp_path: Path, bad: dict[str, object]) -> None:
    file = tmp_path / "settings.json"
    content = json.dumps({"measure": 30, "of a later version": 1} | bad).encode()
    file.write_bytes(content)
    assert settings.read(file) is None
    assert settings.load(file) == replace(Settings(), measure=30)
    aside = settings.set_damaged_aside(file)
    assert aside is not None
    assert aside.read_bytes() == content
    assert settings.read(file) == replace(Settings(), measure=30)


def test_a_name_of_a_later_version_is_no_damage(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"measure": 30, "of a later version": 1}')
    assert settings.read(file) == replace(Settings(), measure=30)


def test_earlier_damaged_files_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for content in (b"one", b"two"):
        file.write_bytes(content)
        settings.set_damaged_aside(file)
    kept = {each.name: each.read_bytes() for each in tmp_path.glob("*.damaged*")}
    assert kept == {"settings.json.damaged": b"one", "settings.json.damaged1": b"two"}


def test_half_a_character_can_be_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.save(file, Settings().with_key("bookmark", "\ud800"))
    assert settings.load(file).key("bookmark") == "\ud800"


@pytest.mark.parametrize(
    "kept",
    [
        {"theme": "pink"},
        {"theme": 3},
        {"font_size": 9},
        {"font_size": 20.5},
        {"font_size": True},
        {"indent": 1},
        {"line_height": "2"},
        {"keys": ["a"], "window": 3},
        {"unknown": 1},
    ],
)
def test_a_value_out_of_bounds_gives_its_default(kept: dict[str, object]) -> None:
    assert settings.from_mapping(kept) == Settings()


def test_one_bad_value_does_not_cost_the_others() -> None:
    assert settings.from_mapping({"theme": "sepia", "font_size": 1}) == replace(Settings(), theme="sepia")


def test_whole_numbers_stand_for_fractions() -> None:
    assert settings.from_mapping({"line_height": 2}).line_height == 2


def test_every_default_is_allowed_and_described_in_both_languages() -> None:
    for each in settings.described():
        assert each.allows(each.default), each.name
        assert each.zh, each.name
        assert each.en, each.name


def test_every_setting_but_keys_and_window_is_described() -> None:
    assert {each.name for each in settings.described()} == {each.name for each in fields(Settings)} - {"keys", "window"}


def test_a_key_goes_back_to_its_default() -> None:
    chosen = Settings().with_key("next", "J").with_key("next", "N")
    assert chosen.keys == (("next", "N"),)
    assert chosen.key("next") == "N"
    assert chosen.with_key("next", None) == Settings()
    assert Settings().key("next") is None


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    settings.save(file, Settings())

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        settings.save(file, replace(Settings(), theme="dark"))
    assert list(tmp_path.iterdir()) == [file]
    assert settings.load(file) == Settings()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_file_is_the_persons_alone(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    settings.save(file, Settings())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text(encoding="utf-8"))["keys"] == {}


def test_changes_of_two_programs_are_joined() -> None:
    before = Settings(theme="light", font_size=20)
    own, other = replace(before, theme="dark"), replace(before, font_size=24, theme="sepia")
    assert settings.merged(own, before, other) == Settings(theme="dark", font_size=24)
