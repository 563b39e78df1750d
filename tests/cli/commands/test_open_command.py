"""open: the orders for the window, and the sentences if there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.process import display
from reader.cli.session import WindowOrder
from tests.cli.conftest import Commands


def test_no_command_and_open_ask_for_the_window(empty: Commands) -> None:
    empty.good()
    empty.good("open")
    assert empty.orders == [WindowOrder(library=empty.folder)] * 2


def test_open_hands_over_files_links_and_the_picture(empty: Commands, tmp_path: Path) -> None:
    picture = tmp_path / "shot.png"
    (tmp_path / "a.md").touch()
    arguments = ("--screenshot", picture, "--size", "900x600", "--story", "3", "--query", "工会")
    empty.good("open", *arguments, tmp_path / "a.md", "dubao://story/1")
    assert empty.orders == [
        WindowOrder(
            library=empty.folder,
            files=(tmp_path / "a.md",),
            links=("dubao://story/1",),
            screenshot=picture,
            size=(900, 600),
            story=3,
            query="工会",
        )
    ]


def test_a_picture_of_a_file_that_is_not_there_is_refused(empty: Commands, tmp_path: Path) -> None:
    done = empty("open", "--screenshot", tmp_path / "shot.png", tmp_path / "none.md")
    assert (done.exit_code, done.stderr) == (
        2,
        f"dubao: {tmp_path / 'none.md'} was not imported: there is no such file.\n",
    )
    assert empty.orders == []


def test_a_picture_that_cannot_be_written_is_reported(empty: Commands, tmp_path: Path) -> None:
    empty.window_ends_with = 2
    done = empty("open", "--screenshot", tmp_path / "none" / "shot.png")
    assert (done.exit_code, done.stderr) == (2, f"dubao: {tmp_path / 'none' / 'shot.png'} cannot be written.\n")
    empty.window_ends_with = 1
    assert (empty("open").exit_code, empty("open").stderr) == (1, "")


def test_a_picture_without_chinese_characters_is_reported(empty: Commands, tmp_path: Path) -> None:
    empty.window_ends_with = 1
    done = empty("open", "--screenshot", tmp_path / "shot.png")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("dubao: No font on this system has Chinese characters")
    assert "fonts-noto-cjk on Debian" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("size", ["900", "x600", "0x1", "99999x1", "-1x5", "axb"])
def test_a_size_that_is_none_is_refused(empty: Commands, size: str) -> None:
    assert empty("open", "--size", size).exit_code == 2
    assert empty.orders == []


def test_without_a_display_one_line_names_what_is_missing(empty: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(display, "has_chinese_font", lambda: True)
    monkeypatch.setattr(display, "_loads", lambda library: library not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    done = empty("open")
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr
    assert "apt install libegl1 libxcb-cursor0" in done.stderr
    assert "Reading goes on in the terminal" in done.stderr
    shot = empty("open", "--screenshot", "x.png")
    assert shot.stderr == "dubao: Qt cannot draw here; missing system packages: apt install libegl1.\n"
    assert empty.orders == []


def test_a_font_is_named_with_the_libraries(empty: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(display, "has_chinese_font", lambda: False)
    monkeypatch.setattr(display, "_loads", lambda library: library != "libfontconfig.so.1")
    assert display.missing_packages(off_screen=True) == ["libfontconfig1", "fonts-noto-cjk"]
    monkeypatch.setattr(display, "_loads", lambda library: True)
    assert display.missing_packages(off_screen=True) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")
def test_a_font_for_chinese_is_found_without_qt(tmp_path: Path) -> None:
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    line = [sys.executable, "-c", "from reader.cli.process.display import has_chinese_font; print(has_chinese_font())"]
    own = {"FONTCONFIG_FILE": str(configuration), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(line, env=os.environ | own, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("environment", "has"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"WAYLAND_DISPLAY": "wayland-none", "XDG_RUNTIME_DIR": "/nowhere"}, False),
        ({"DISPLAY": ":987"}, False),
    ],
)
def test_a_display_is_one_that_answers(environment: dict[str, str], has: bool) -> None:
    assert display.has_display(environment) is has


def test_a_wayland_socket_is_a_display(tmp_path: Path) -> None:
    (tmp_path / "wayland-1").touch()
    assert display.has_display({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(tmp_path)})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")
def test_the_command_itself_reads_on(tmp_path: Path) -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    line = [sys.executable, "-m", "reader", "--library", str(tmp_path), "open"]
    done = subprocess.run(line, env=kept, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert "会聚良缘" in done.stdout
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(display.missing_packages(off_screen=False) != [], reason="Qt lacks system libraries here")
@pytest.mark.parametrize("fault", ["raise ImportError('libQt6Core.so.6: no such file', name='PySide6')", "x = 1"])
def test_where_qt_cannot_be_loaded_reading_goes_on(fault: str, tmp_path: Path) -> None:
    """A wheel that is missing, broken, or made for another system."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(fault)
    kept = os.environ | {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}

    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "reader", "--library", str(tmp_path / "library"), "open", *words]
        return subprocess.run(line, env=kept, capture_output=True, text=True, check=False, timeout=60)

    done = ran()
    assert done.returncode == 0
    assert done.stderr.startswith("dubao: Qt, which draws the window, cannot be loaded (")
    assert done.stderr.count("\n") == 1
    assert "会聚良缘" in done.stdout
    picture = ran("--screenshot", str(tmp_path / "x.png"))
    assert (picture.returncode, picture.stdout) == (2, "")


def test_every_command_has_a_manual_with_examples(empty: Commands) -> None:
    names = ["open", "read", "parse", "import", "list", "show", "search", "export", "reindex", "check"]
    for name in [*names, "bookmark add", "bookmark remove", "bookmark list"]:
        assert "Example" in empty.good(*name.split(), "--help"), name
    assert "Exit codes" in empty.good("--help")
