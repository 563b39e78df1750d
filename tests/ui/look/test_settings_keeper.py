"""The settings of a window beside those of another program."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.settings import Settings, load, save
from reader.ui.look.settings_keeper import SettingsKeeper


def test_a_setting_that_another_program_changed_comes_into_force(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save(file, Settings(measure=38))
    keeper = SettingsKeeper(file)
    save(file, replace(load(file), measure=30))
    keeper.choose("font_size", 24)
    with qtbot.waitSignal(keeper.changed):
        keeper.save()
    assert (keeper.settings.measure, keeper.settings.font_size) == (30, 24)
    assert (load(file).measure, load(file).font_size) == (30, 24)


def test_a_file_that_went_is_written_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save(file, Settings(measure=30))
    keeper = SettingsKeeper(file)
    file.unlink()
    keeper.save()
    assert load(file).measure == 30
