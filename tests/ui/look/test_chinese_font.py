"""A system without a font for Chinese: it is said, on the command line, in the window and in its picture."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy, which

import pytest
from PySide6.QtGui import QFont

from reader.cli.commands.open_command import NO_FONT
from reader.paths import sample
from reader.ui.look import chinese_font
from reader.ui.start import application
from tests.ui.conftest import OpenWindow, Shelf
from tests.ui.fake_library import FakeLibrary

needs_fontconfig = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")
CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/installed</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""
WITH_A_FONT_BROUGHT = """
import sys
from pathlib import Path
from reader import paths
from reader.ui.look import chinese_font
from reader.ui.start.application import make_application
shipped = paths.shipped
paths.shipped = lambda name: Path(sys.argv[1]) if name == "fonts" else shipped(name)
print(chinese_font.is_missing(make_application().font()))
"""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of a system without any font."""
    (tmp_path / "fonts.conf").write_text(CONFIGURATION.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "installed").mkdir()
    own = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "XDG_CACHE_HOME": str(tmp_path), "LANGUAGE": "en"}
    return os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}


def _run(environment: dict[str, str], *line: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, line)], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@needs_fontconfig
def test_a_picture_in_boxes_is_written_and_reported(bare: dict[str, str], tmp_path: Path) -> None:
    picture = tmp_path / "shot.png"
    done = _run(bare, "-m", "reader", "--library", tmp_path / "library", "open", "--screenshot", picture, sample())
    assert (done.returncode, done.stderr) == (1, f"dubao: {NO_FONT}\n")
    assert picture.read_bytes().startswith(b"\x89PNG")


@needs_fontconfig
def test_a_font_that_the_program_brought_is_used(qapp: object, bare: dict[str, str], tmp_path: Path) -> None:
    ask = ["fc-match", "--format=%{file}", "Noto Sans CJK SC:lang=zh-cn"]
    found = subprocess.run(ask, capture_output=True, text=True, check=True).stdout if which("fc-match") else ""
    if not found or chinese_font.is_missing(QFont()):
        pytest.skip("needs fontconfig's tools and a font for Chinese")
    brought = tmp_path / "fonts"
    brought.mkdir()
    assert _run(bare, "-c", WITH_A_FONT_BROUGHT, brought).stdout == "True\n"
    copy(found, brought)
    assert _run(bare, "-c", WITH_A_FONT_BROUGHT, brought).stdout == "False\n"


def test_the_window_says_so_across_its_top(
    open_window: OpenWindow, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application.chinese_font, "is_missing", lambda _: True)
    notice = open_window(lambda: FakeLibrary(shelf), language="zh_CN").window.notice
    assert notice.isVisible()
    assert notice.text.text() == chinese_font.MISSING
    assert notice.text.text().isascii()


def test_window_and_command_line_say_the_same() -> None:
    assert chinese_font.MISSING == NO_FONT
