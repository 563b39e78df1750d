"""The menu entry that an installation writes for itself, read by the desktop's own programs if they are installed."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from reader import menu_entry, paths
from reader.menu_entry import ID, MenuEntry, can_be_named, entry_for, is_temporary

needs_gio = pytest.mark.skipif(
    not (which("gio") and which("update-desktop-database")), reason="needs libglib2.0-bin and desktop-file-utils"
)
ODD_NAMES = [
    "plain",
    "with space",
    'quote"',
    "$HOME",
    "back`tick",
    "back\\slash",
    "100%",
    "%U",
    "a=b",
    "报纸",
    "'single'",
]


@pytest.fixture
def entry(tmp_path: Path) -> MenuEntry:
    return MenuEntry(tmp_path / "data", paths.shipped("resources"))


@pytest.fixture
def program_in(tmp_path: Path) -> Callable[[str], Path]:
    """A program in a folder of this name, which writes its arguments, one a line, beside itself."""

    def made(name: str) -> Path:
        program = tmp_path / name / "dubao"
        program.parent.mkdir(parents=True)
        program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.part" && mv "$0.part" "$0.told"\n', encoding="utf-8")
        program.chmod(0o755)
        return program

    return made


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_entry_starts_this_program_and_vanishes_with_it() -> None:
    shipped = "[Desktop Entry]\nName=Dubao\nExec=dubao open %U\n"
    assert entry_for(Path("/opt/my papers/dubao"), shipped).splitlines() == [
        "[Desktop Entry]",
        "Name=Dubao",
        "TryExec=/opt/my papers/dubao",
        'Exec="/opt/my papers/dubao" open %U',
    ]


def test_entry_icon_and_kind_of_file_are_written(entry: MenuEntry) -> None:
    entry.install(Path("/opt/dubao/dubao"))
    assert entry.file == entry.data / "applications" / "app.dubao.Dubao.desktop"
    assert 'Exec="/opt/dubao/dubao" open %U' in entry.file.read_text(encoding="utf-8").splitlines()
    assert entry.icon.read_bytes().startswith(b"<svg")
    assert b"*.jsonl" in entry.kind_of_file.read_bytes()
    assert all(file.stat().st_mode & 0o777 == 0o644 for file in (entry.file, entry.icon, entry.kind_of_file))


def test_to_install_again_changes_nothing(entry: MenuEntry) -> None:
    entry.install(Path("/opt/dubao/dubao"))
    first = _files(entry.data)
    entry.install(Path("/opt/dubao/dubao"))
    assert _files(entry.data) == first


def test_to_remove_takes_away_all_that_was_written(entry: MenuEntry) -> None:
    entry.install(Path("/opt/dubao/dubao"))
    assert entry.remove() == [entry.file, entry.icon, entry.kind_of_file]
    assert list(entry.data.iterdir()) == []
    assert entry.remove() == []


def test_to_remove_leaves_what_others_wrote(entry: MenuEntry) -> None:
    own = {
        "applications/other.desktop": b"[Desktop Entry]\nType=Application\nName=Other\nExec=true\n",
        "icons/hicolor/scalable/apps/other.svg": b"<svg/>",
        "mime/packages/other.xml": b'<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"/>',
    }
    for name, content in own.items():
        (entry.data / name).parent.mkdir(parents=True, exist_ok=True)
        (entry.data / name).write_bytes(content)
    entry.install(Path("/opt/dubao/dubao"))
    entry.remove()
    left = _files(entry.data)
    assert own.items() <= left.items()
    assert not any(ID in name for name in left)


@needs_gio
@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_desktop_starts_the_program_wherever_it_lies(
    entry: MenuEntry, program_in: Callable[[str], Path], name: str, tmp_path: Path
) -> None:
    program = program_in(name)
    entry.install(program)
    file = tmp_path / "第一版 100%.md"
    file.touch()
    done = subprocess.run(["gio", "launch", entry.file, file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    arguments = _said(program)
    assert arguments[0] == "open"
    assert arguments[1:] in ([str(file)], [file.as_uri()])


def _said(program: Path) -> list[str]:
    """The arguments that the program was given; the desktop does not wait for it."""
    done = program.with_name("dubao.told")
    end = time.monotonic() + 30
    while not done.exists() and time.monotonic() < end:
        time.sleep(0.01)
    return done.read_text(encoding="utf-8").splitlines()


@needs_gio
def test_links_and_newspapers_lead_to_it(
    entry: MenuEntry, program_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(entry.data))
    entry.install(program_in("bin"))
    for kind in ("x-scheme-handler/dubao", "application/jsonl", "application/epub+zip"):
        done = subprocess.run(["gio", "mime", kind], capture_output=True, text=True, check=True).stdout
        assert f"{ID}.desktop" in done.splitlines()[0]
    plain = subprocess.run(["gio", "mime", "text/plain"], capture_output=True, text=True, check=False).stdout
    assert ID not in plain


@pytest.mark.skipif(not which("desktop-file-validate"), reason="needs desktop-file-utils")
@pytest.mark.parametrize("name", ODD_NAMES)
def test_the_entry_written_is_valid(entry: MenuEntry, program_in: Callable[[str], Path], name: str) -> None:
    entry.install(program_in(name))
    done = subprocess.run(["desktop-file-validate", entry.file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_programs_among_temporary_files_or_in_caches_will_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menu_entry.tempfile, "gettempdir", lambda: str(tmp_path / "passing"))
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/reader/kept-elsewhere")
    passing = [tmp_path / "passing" / "x" / "dubao", Path("/tmp/x/bin/dubao"), Path("/dev/shm/dubao")]
    passing += [Path("/home/reader/.cache/uv/archive-v0/x/bin/dubao"), Path("/home/reader/kept-elsewhere/x/dubao")]
    assert all(map(is_temporary, passing))
    staying = [
        "/home/reader/.local/share/uv/tools/dubao/bin/dubao",
        "/opt/dubao/dubao",
        "/home/reader/tmp/.venv/bin/dubao",
    ]
    assert not any(is_temporary(Path(each)) for each in staying)


@pytest.mark.parametrize("name", ["a\nb", "\udcff", "tab\there"])
def test_what_no_entry_can_name(name: str) -> None:
    assert not can_be_named(Path("/opt") / name / "dubao")
    assert can_be_named(Path("/opt/读报 1/dubao"))
