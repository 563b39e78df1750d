import sys
from pathlib import Path

import pytest

from reader import paths


def test_the_sample_and_the_resources_are_found() -> None:
    assert paths.sample().read_text(encoding="utf-8").strip().startswith("# 2023年工会工作")
    assert paths.shipped("resources/linux/app.dubao.Dubao.desktop").is_file()


def test_what_does_not_ship_is_said_by_name() -> None:
    with pytest.raises(FileNotFoundError, match="resources/none"):
        paths.shipped("resources/none")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the XDG variables are Linux's")
def test_the_xdg_folders_are_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data", "cache", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    assert paths.data_folder() == tmp_path / "data" / "dubao"
    assert paths.index_folder("abc") == tmp_path / "cache" / "dubao" / "index" / "abc"
    assert paths.settings_file() == tmp_path / "config" / "dubao" / "settings.json"


def test_an_index_lies_in_the_cache_that_is_given(tmp_path: Path) -> None:
    assert paths.index_folder("abc", tmp_path) == tmp_path / "index" / "abc"
