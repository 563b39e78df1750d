"""Windows for tests: on a fake library in memory, or on a real one with the sample page."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontDatabase

from reader.domain.photo import Photo
from reader.domain.story import Dateline, Headline, JumpLine, Paragraph, Story, StoryKind
from reader.settings import Settings
from reader.ui.language.words import Language
from reader.ui.look import chinese_font
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.start.application import Session, make_application, settle
from tests.ui.fake_library import FakeLibrary, Shelf, page_of

_OF_THE_OFFSCREEN_PLUGIN = "This plugin does not support propagateSizeHints()"

OpenWindow = Callable[..., Session]


@pytest.fixture(autouse=True)
def _no_qt_messages(qtlog: Any) -> Iterator[None]:
    """Fail a test in which Qt prints a message."""
    yield
    said = [record.message for record in qtlog.records if not record.ignored]
    if said:
        pytest.fail(f"Qt messages that the test did not announce: {said}", pytrace=False)


@pytest.fixture(scope="session")
def qapp() -> Any:
    """The application as the program makes it."""
    return make_application()


@pytest.fixture(autouse=True)
def _fonts_enough(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a machine without a Chinese font say so in the tests of that alone."""
    if request.module.__name__ != "tests.ui.look.test_chinese_font":
        monkeypatch.setattr(chinese_font, "is_missing", lambda font: False)


@pytest.fixture
def noto(qapp: Any) -> None:
    """Let a test that measures words run with the font alone that the README names: sizes were chosen in it."""
    if not QFontDatabase.hasFamily(chinese_font.FAMILIES[0]):
        pytest.skip("needs the font of fonts-noto-cjk")


@pytest.fixture
def english(qapp: Any) -> Iterator[None]:
    """The words of the source, plurals included."""
    language = Language(qapp)
    language.use("en")
    yield
    language.drop()


def story(title: str | None, *texts: str, **more: Any) -> Story:
    """A story with a headline and paragraphs."""
    return Story(headline=Headline(main=title), paragraphs=tuple(Paragraph(text=text) for text in texts), **more)


@pytest.fixture
def shelf() -> Shelf:
    """Two pages of one issue and one of another: stories, a photo, a continuation."""
    long = "海北州总工会为环卫工人提供免费早餐,受到欢迎。" * 30
    photo = Photo(title="工会搭鹊桥", caption="2月12日,交友活动举办。\n现场气氛热烈。", credit="本报记者 田国全 摄")
    return Shelf(
        [
            page_of(
                story(
                    "工会工作主要任务明确",
                    "本报北京2月14日电(记者郑莉)工会工作的要求已明确,全总下功夫。",
                    *[f"第{number}段,工会在行动。{long}" for number in range(4)],
                    dateline=Dateline(text="本报北京2月14日电"),
                ),
                Story(kind=StoryKind.PHOTO, headline=Headline(main="工会搭鹊桥"), photos=(photo,)),
                story("环卫工可享免费早餐", long),
                text="# 工会工作主要任务明确\n\n本报北京2月14日电(记者郑莉)工会工作的要求已明确,全总下功夫。\n",
            ),
            page_of(
                story(None, "贯彻以人民为中心的思想。", continued_from=JumpLine(page="1", text="(上接第1版)")),
                number="3",
            ),
            page_of(story("戈壁深处的温馨港湾", "黄铜板上印有大事记。"), number="1", date="2023-02-14"),
        ]
    )


@pytest.fixture
def open_window(qapp: Any) -> Iterator[OpenWindow]:
    """Open windows on libraries, and close them afterwards."""
    sessions: list[Session] = []

    def open_one(open_library: Callable[[], Any], **choices: Any) -> Session:
        settings = Settings(**{"language": "en", "theme": "light"} | choices)
        session = Session(open_library, SettingsKeeper(settings=settings))
        sessions.append(session)
        session.window.resize(1100, 700)
        session.window.show()
        session.window.start()
        settle(session)
        return session

    yield open_one
    for session in sessions:
        session.close()
        session.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def session(open_window: OpenWindow, shelf: Shelf) -> Session:
    """A window in English on the fake library."""
    return open_window(lambda: FakeLibrary(shelf))


@pytest.fixture
def real_library(tmp_path: Path) -> Callable[[], Any]:
    """Open a real library in a folder of the test."""
    from reader.wiring import open_library

    return partial(open_library, tmp_path / "library", tmp_path / "cache")
