"""A new user's first ten minutes, on a real library and the page that ships."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from reader import app, paths
from reader.errors import NotHeld
from reader.library.anchors import anchor_of
from reader.render.link import story_link
from reader.settings import Settings
from reader.ui.browsing.browsing import Browsing
from reader.ui.help.about import AboutDialog
from reader.ui.start.application import Session, render_screenshot, settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow

Real = Callable[[], Any]


@pytest.fixture
def fresh(open_window: OpenWindow, real_library: Real) -> Session:
    """The window on an empty library."""
    return open_window(real_library)


def _search(session: Session, query: str) -> list[str]:
    session.window.search_box.set_query(query)
    session.window.searching.search(query)
    settle(session)
    stories = session.window.browsing.stories
    return [stories.item(at).row.title for at in range(stories.rowCount())]


def test_from_the_welcome_page_to_a_bookmark_that_stays(
    qtbot: Any, fresh: Session, open_window: OpenWindow, real_library: Real
) -> None:
    window = fresh.window
    assert window.screens.currentWidget() is window.welcome

    window.welcome.sample_button.click()
    settle(fresh)
    settle(fresh)
    assert window.screens.currentWidget() is window.panes
    assert window.list_pane.count.text() == "9 stories"
    assert "2023年工会工作主要任务明确" in window.story_pane.view.toPlainText()
    assert "1 page · 7 stories · 2 photos" in window.statusBar().currentMessage()

    healed = {"网约车司机": "全国新发展新就业形态劳动者工会会员 1037万人", "刘海波": "戈壁深处的温馨港湾"}
    for query, title in healed.items():
        assert _search(fresh, query) == [title]
        assert window.story_pane.view.hit_position == (1, 1)
    assert _search(fresh, "省总") == ["甘肃省总推动建设“书香社会” “小书屋”营造精神“大花园”"]
    assert window.story_pane.view.hit_position == (1, 4)

    window.story_pane.view.setFocus()
    qtbot.keyClick(window.story_pane.view, Qt.Key.Key_F3)
    assert window.story_pane.view.hit_position == (2, 4)
    qtbot.keyClick(window.story_pane.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(fresh)
    assert window.browsing.stories.item(0).row.bookmarked
    fresh.close()

    again = open_window(real_library)
    again.window.view.show_bookmarks()
    settle(again)
    assert again.window.list_pane.title.text() == "Bookmarks"
    assert again.window.browsing.story.row.title.startswith("甘肃省总")


def test_importing_twice_changes_nothing(fresh: Session) -> None:
    for _ in range(2):
        fresh.window.library.open_sample()
        settle(fresh)
        settle(fresh)
    assert fresh.window.list_pane.count.text() == "9 stories"
    assert "1 file was held already" in fresh.window.statusBar().currentMessage()


def test_files_can_be_dropped_on_the_window(fresh: Session, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paths.sample())), QUrl("file://evil.example/x.txt"), QUrl("http://x/y.txt")])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    fresh.window.dropEvent(drop)
    settle(fresh)
    settle(fresh)
    assert fresh.window.list_pane.count.text() == "9 stories"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_refused_files_are_named_with_the_reason(fresh: Session, tmp_path: Path) -> None:
    odd = tmp_path / "程序.txt"
    odd.write_bytes(bytes(range(256)) * 40)
    fresh.window.library.import_paths([odd])
    settle(fresh)
    dialogs = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "ImportReportDialog"]
    assert len(dialogs) == 1
    assert str(odd) in dialogs[0].tree.topLevelItem(0).child(0).text(0)
    dialogs[0].close()


def test_the_original_text_shows_rules_and_seams(fresh: Session) -> None:
    fresh.window.library.open_sample()
    settle(fresh)
    settle(fresh)
    fresh.window.reading.toggle_original()
    settle(fresh)
    source = fresh.window.story_pane.source
    assert source.toPlainText().replace("\n", "") == paths.sample().read_text(encoding="utf-8").replace("\n", "")
    assert source.notes.seams
    assert source.notes.rules
    assert len(source.extraSelections()) > 5


def test_care_of_the_library_reports_in_the_status_bar(fresh: Session) -> None:
    fresh.window.library.open_sample()
    settle(fresh)
    fresh.window.library.reindex()
    settle(fresh)
    assert "9 stories in the new index" in fresh.window.statusBar().currentMessage()
    fresh.window.action("check").trigger()
    settle(fresh)
    assert fresh.window.statusBar().currentMessage() == "All is well: 9 stories and photos were read."


@pytest.mark.usefixtures("noto")
def test_the_command_draws_the_window(qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    out = tmp_path / "shot.png"
    code = app.run(library=tmp_path / "library", files=[paths.sample()], screenshot=out, size=(900, 600), query="工会")
    assert code == 0
    assert out.stat().st_size > 20_000


def test_a_picture_is_drawn_of_the_story_of_a_link(
    qapp: Any, tmp_path: Path, real_library: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = real_library()
    imported(library, [paths.sample()])
    wanted = library.story(library.story_rows(everything=True)[3].id)
    library.close()
    opened: list[int] = []
    opening = Browsing.open_story
    monkeypatch.setattr(
        Browsing, "open_story", lambda self, each, **more: (opened.append(each), opening(self, each, **more))
    )
    link = story_link(anchor_of(wanted))
    assert render_screenshot(real_library, tmp_path / "link.png", links=(link,), settings=Settings(language="en")) == 0
    assert opened[-1] == wanted.row.id
    with pytest.raises(NotHeld, match="no link dubao://elsewhere"):
        render_screenshot(real_library, tmp_path / "none.png", links=("dubao://elsewhere",))
    assert not (tmp_path / "none.png").exists()


def test_about_shows_the_folder_of_the_open_library(session: Session) -> None:
    session.window.actions_by_id["about"].trigger()
    settle(session)
    dialog = session.window.findChild(AboutDialog)
    assert "Library: shelf\nSearch index: index\n" in dialog.details.toPlainText()
    dialog.reject()
