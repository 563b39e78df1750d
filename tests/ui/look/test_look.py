"""Themes, settings and dialogs: readable, complete, seen at once."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox

from reader import errors, paths
from reader.errors import NotHeld
from reader.settings import Settings, described
from reader.ui.background.library_workers import OpenLibrary
from reader.ui.help.about import AboutDialog
from reader.ui.language.error_messages import sentence
from reader.ui.look import icons
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import load_themes
from reader.ui.page_view.page_painter import Inks
from reader.ui.settings.settings_dialog import SettingsDialog
from reader.ui.shell.features import ACTIONS
from reader.ui.start.application import Session, render_screenshot, settle
from reader.ui.start.crash import CrashDialog
from tests.ui.fake_library import FakeLibrary, Shelf

THEMES = load_themes()


def _luminance(colour: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_every_background(name: str) -> None:
    theme = THEMES[name]
    for ink, under in product(("text", "muted"), ("side", "list", "paper", "raised", "panel", "selected", "hover")):
        assert _contrast(getattr(theme, ink), getattr(theme, under)) >= 4.5, (ink, under)
    for ink, under in (
        ("mark_text", "mark"),
        ("mark_text", "current"),
        ("on_accent", "accent"),
        ("accent", "paper"),
    ):
        assert _contrast(getattr(theme, ink), getattr(theme, under)) >= 4.5, (ink, under)


@pytest.mark.parametrize("name", THEMES)
def test_accents_are_read_and_signs_are_seen_on_every_background(name: str) -> None:
    theme = THEMES[name]
    for under in ("side", "list", "paper", "raised", "panel", "selected"):
        assert _contrast(theme.accent, getattr(theme, under)) >= (4.5 if under != "selected" else 3), under
    for under in ("side", "list", "raised"):
        assert _contrast(theme.faint, getattr(theme, under)) >= 3, under


@pytest.mark.parametrize("name", THEMES)
def test_what_a_search_marks_on_a_page_stays_readable(name: str) -> None:
    theme = THEMES[name]
    mark = Inks.of_theme(theme).mark
    for paper in (QColor(theme.paper), QColor(theme.panel)):
        share = mark.alphaF()
        mixed = [
            over * share + under * (1 - share) for over, under in zip(mark.getRgbF(), paper.getRgbF(), strict=True)
        ]
        seen = QColor.fromRgbF(*mixed[:3]).name()
        for ink in (theme.text, theme.muted):
            assert _contrast(ink, seen) >= 4.5


def test_high_contrast_is_high() -> None:
    theme = THEMES["contrast"]
    assert _contrast(theme.text, theme.paper) > 15
    assert _contrast(theme.muted, theme.selected) >= 7


def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: Any) -> None:
    for file in paths.shipped("resources/icons").glob("*.svg"):
        if file.stem == "dubao":
            continue
        image = icons.icon(file.stem, "#ff0000").pixmap(QSize(32, 32)).toImage()
        inks = [
            image.pixelColor(x, y) for x, y in product(range(32), range(32)) if image.pixelColor(x, y).alpha() > 250
        ]
        assert inks, file.stem
        assert all(ink.red() > 240 and ink.green() + ink.blue() == 0 for ink in inks), file.stem


def test_icons_named_in_the_code_exist() -> None:
    drawn = {file.stem for file in paths.shipped("resources/icons").glob("*.svg")}
    for file in Path(paths.__file__).parent.joinpath("ui").rglob("*.py"):
        named = re.findall(r'\bicon="([\w-]+)"|icons\.icon\("([\w-]+)"', file.read_text(encoding="utf-8"))
        assert {one or other for one, other in named} <= drawn, file


def test_the_settings_dialog_has_a_field_for_every_setting_and_acts_at_once(qtbot: Any, session: Session) -> None:
    dialog = SettingsDialog(session.settings, ACTIONS, None)
    qtbot.addWidget(dialog)
    assert set(dialog.fields) == {each.name for each in described()} - dialog.UNUSED
    theme = dialog.fields["theme"]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("sepia"))
    theme.activated.emit(theme.currentIndex())
    assert session.themes.theme.name == "sepia"
    indent = dialog.fields["indent"]
    assert isinstance(indent, QCheckBox)
    indent.click()
    assert session.settings.settings.indent is False
    dialog.fields["line_height"].setValue(2.0)
    assert session.settings.settings.line_height == 2.0


def test_settings_are_kept_and_read_again(qapp: Any, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    keeper = SettingsKeeper(file)
    keeper.choose("font_size", 24)
    keeper.keep_state("splitter", keeper.state("nothing"))
    keeper.save()
    assert SettingsKeeper(file).settings.font_size == 24


def test_a_window_comes_back_as_it_was_left(open_window: Any, shelf: Shelf, tmp_path: Path) -> None:
    first = open_window(lambda: FakeLibrary(shelf))
    first.window.panes.setSizes([160, 300, 640])
    first.window.close()
    left = first.settings.settings
    again = open_window(lambda: FakeLibrary(shelf), window=left.window)
    assert again.window.panes.sizes()[0] == first.window.panes.sizes()[0]


@pytest.mark.parametrize(
    "error",
    [
        *[errors.FileRefused(Path("报.txt"), reason) for reason in errors.FileReason],
        *[errors.LibraryUnusable(Path("馆"), reason) for reason in errors.LibraryReason],
        *[errors.NotHeld(kind, 7) for kind in errors.HeldKind],
        *[errors.QuerySyntaxError(reason, 3) for reason in errors.QueryReason],
        *[errors.NotSet(reason) for reason in errors.PdfReason],
        errors.IndexUnusable(),
        errors.Cancelled(),
    ],
)
def test_errors_are_sentences(english: None, error: errors.ReaderError) -> None:
    said = sentence(error)
    assert len(said) > 5
    assert "_" not in said


def test_a_fault_of_ours_gives_a_report_that_can_be_copied(qtbot: Any, session: Session) -> None:
    try:
        raise ZeroDivisionError("nothing")
    except ZeroDivisionError as error:
        dialog = CrashDialog(error)
    qtbot.addWidget(dialog)
    assert "ZeroDivisionError: nothing" in dialog.report
    assert "Qt: 6" in dialog.report


def test_a_failure_in_a_worker_is_reported(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[BaseException] = []
    for worker in session.workers.all():
        worker.failed.disconnect()
        worker.failed.connect(reported.append)
    session.window.browsing.open_story(4711)
    settle(session)
    assert [type(error) for error in reported] == [NotHeld]
    session.window.browsing.open_story(2)
    settle(session)
    assert session.window.browsing.story.row.id == 2


def test_about_names_versions_and_licences(qtbot: Any, english: None) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    text = dialog.details.toPlainText()
    for name in ("PySide6-Essentials", "jieba", "MIT", "Library", "Settings"):
        assert name in text


@pytest.mark.parametrize(("size", "theme"), [((1280, 800), "light"), ((900, 600), "dark")])
def test_screenshots_are_drawn_off_screen(
    qapp: Any, shelf: Shelf, tmp_path: Path, size: tuple[int, int], theme: str
) -> None:
    out = tmp_path / "window.png"
    code = render_screenshot(lambda: FakeLibrary(shelf), out, size=size, query="早餐", settings=Settings(theme=theme))
    assert code == 0
    image = QImage(str(out))
    assert (image.width(), image.height()) == size
    assert len({image.pixel(x, y) for x, y in product(range(0, size[0], 7), range(0, size[1], 7))}) > 20


def test_no_picture_is_drawn_of_a_story_that_is_not_held(qapp: Any, real_library: OpenLibrary, tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    with pytest.raises(NotHeld):
        render_screenshot(real_library, out, story=999)
    assert not out.exists()


def test_a_picture_that_does_not_fit_the_disk_leaves_what_stood_there(qapp: Any, shelf: Shelf, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="only POSIX limits the length of files")
    out = tmp_path / "window.png"
    out.write_bytes(b"as it was")
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, kept[1]))
    try:
        code = render_screenshot(lambda: FakeLibrary(shelf), out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
    assert (code, out.read_bytes()) == (2, b"as it was")
    assert [each.name for each in tmp_path.iterdir()] == ["window.png"]


@pytest.mark.parametrize(
    ("name", "start"), [("s.png", b"\x89PNG"), ("s.JPG", b"\xff\xd8"), ("s.bmp", b"BM"), ("s", b"\x89PNG")]
)
def test_a_picture_is_of_the_kind_that_its_name_says(
    qapp: Any, shelf: Shelf, tmp_path: Path, name: str, start: bytes
) -> None:
    assert render_screenshot(lambda: FakeLibrary(shelf), tmp_path / name) == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_picture_is_drawn_without_a_word(
    qapp: Any, shelf: Shelf, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert render_screenshot(lambda: FakeLibrary(shelf), tmp_path / "none" / "window.png") == 2
    assert render_screenshot(lambda: FakeLibrary(shelf), tmp_path / "window.png") == 0
    assert capfd.readouterr().err == ""
