"""A hostile text can do nothing to the window."""

import ast
import hashlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel

from reader import paths
from reader.domain.photo import Photo
from reader.ui.start.application import Session, settle
from reader.ui.story.story_view import StoryView
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of

_IMAGE = QTextDocument.ResourceType.ImageResource.value
_STYLE = QTextDocument.ResourceType.StyleSheetResource.value
_NAME = "a" * 64 + ".png"


@pytest.fixture
def view(qtbot: Any, tmp_path: Path) -> StoryView:
    media = tmp_path / "media"
    media.mkdir()
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0xFF8800)
    assert picture.save(str(media / _NAME))
    assert picture.save(str(tmp_path / "outside.png"))
    view = StoryView()
    qtbot.addWidget(view)
    view.set_media(media)
    return view


def test_pictures_of_the_library_are_shown(view: StoryView) -> None:
    assert view.loadResource(_IMAGE, QUrl(f"media:{_NAME}")).width() == 40


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "file://evil.example/share/x.png",
        "//evil.example/x.png",
        "\\\\evil.example\\x.png",
        "http://127.0.0.1:9/x.png",
        "https://evil.example/x.png",
        "../outside.png",
        "outside.png",
        "media:../outside.png",
        "media:/etc/passwd",
        f"media:..%2f{_NAME}",
        f"media:{'b' * 64}.svg",
        f"media:{'b' * 64}.png",
        f"media:{_NAME}/../../outside.png",
        "data:image/png;base64,AAAA",
        "qrc:/x.png",
        "",
    ],
)
def test_anything_else_is_an_empty_picture(view: StoryView, link: str) -> None:
    for kind in (_IMAGE, _STYLE):
        shown = view.loadResource(kind, QUrl(link))
        assert (shown.width(), shown.height()) == (1, 1)


def test_large_pictures_are_scaled_and_absurd_ones_left_out(view: StoryView, tmp_path: Path) -> None:
    names = [hashlib.sha256(bytes([number])).hexdigest() + ".png" for number in range(2)]
    for name, side in zip(names, (3000, 8000), strict=True):
        assert QImage(side, side, QImage.Format.Format_Mono).save(str(tmp_path / "media" / name))
    assert view.loadResource(_IMAGE, QUrl(f"media:{names[0]}")).width() <= 1600
    assert view.loadResource(_IMAGE, QUrl(f"media:{names[1]}")).width() == 1


def test_mark_up_in_a_story_is_text(open_window: OpenWindow) -> None:
    evil = "<img src='file:///etc/passwd'><b>粗</b>&amp;<script>alert(1)</script>"
    shelf = Shelf([page_of(story(evil, f"正文{evil}", photos=(Photo(title=evil, caption=evil, credit=evil),)))])
    session = open_window(lambda: FakeLibrary(shelf))
    text = session.window.story_pane.view.toPlainText()
    assert text.count("<b>粗</b>&amp;<script>alert(1)</script>") == 5
    session.window.searching.search("粗")
    settle(session)
    for label in session.window.findChildren(QLabel):
        assert label.textFormat().name == "PlainText" or not label.text(), label.text()


def test_links_open_nothing(view: StoryView) -> None:
    assert not view.openLinks()
    assert not view.openExternalLinks()


def _callers(name: str) -> list[Path]:
    """The files of the window that call a class by that name."""

    def calls(file: Path) -> bool:
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        return any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == name for node in nodes)

    return [file for file in Path(paths.__file__).parent.joinpath("ui").rglob("*.py") if calls(file)]


def test_labels_show_plain_text() -> None:
    for file in _callers("QLabel"):
        assert "TextFormat.PlainText" in file.read_text(encoding="utf-8"), file


def test_the_window_knows_no_network() -> None:
    for file in Path(paths.__file__).parent.joinpath("ui").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert "QDesktopServices" not in text, file
        for module in ("urllib", "http", "QNetworkAccessManager", "QTcpSocket", "WebEngine"):
            assert f"import {module}" not in text, (file, module)


def test_reading_and_searching_open_no_socket(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    session.window.searching.search("工会")
    settle(session)
    assert session.window.browsing.story is not None
