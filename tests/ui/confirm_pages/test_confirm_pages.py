"""The To-confirm tray: what is guessed, why, and one click to confirm a page or a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.library.placing import WaitingPage
from reader.ports.rows import PageRow
from reader.ui.confirm_pages.confirm_tray import ConfirmTray
from reader.ui.confirm_pages.waiting_pages import reasons
from reader.ui.language.words import Language
from reader.ui.start.application import Session, settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow

TEXT = "# 工会工作主要任务明确\n\n本报北京2023年2月{day}日电(记者郑莉)工会工作的要求已明确,全总下功夫。\n"


@pytest.fixture
def waiting(open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path) -> Session:
    """A library with three pages of one folder, whose newspaper no page names."""
    for day in ("14", "15", "16"):
        (tmp_path / f"2023-02-{day}-02.md").write_text(TEXT.format(day=day), encoding="utf-8")
    library = real_library()
    imported(library, sorted(tmp_path.glob("*.md")))
    library.close()
    session = open_window(real_library)
    session.window.actions_by_id["to_confirm"].trigger()
    settle(session)
    settle(session)
    return session


def _tray(session: Session) -> ConfirmTray:
    return session.window.findChild(ConfirmTray)


def test_pages_show_their_guesses_and_why(waiting: Session) -> None:
    tray = _tray(waiting)
    assert tray.isVisible()
    assert tray.list.count() == 3
    assert tray.fields["date"].text() == "2023-02-14"
    assert "file name: 2023-02-14" in tray._reasons["date"].text()
    assert "not known: please say" in tray._reasons["newspaper"].text()
    assert "工会工作主要任务明确" in tray._titles.text()


def test_one_click_confirms_a_page(qtbot: Any, waiting: Session) -> None:
    tray = _tray(waiting)
    tray.fields["newspaper"].setText("工人日报")
    qtbot.mouseClick(tray.page_button, Qt.MouseButton.LeftButton)
    settle(waiting)
    settle(waiting)
    assert tray.list.count() == 2
    tree = waiting.window.left_pane.model
    assert tree.node(tree.find("to_confirm")).count == 2
    assert tree.find("newspaper:工人日报").isValid()


def test_one_click_confirms_a_folder(qtbot: Any, waiting: Session) -> None:
    tray = _tray(waiting)
    assert tray.folder_button.text() == "Confirm the folder (2 more)"
    tray.fields["newspaper"].setText("工人日报")
    qtbot.mouseClick(tray.folder_button, Qt.MouseButton.LeftButton)
    settle(waiting)
    settle(waiting)
    assert tray.page is None
    assert "3 pages confirmed" in waiting.window.statusBar().currentMessage()
    assert not waiting.window.left_pane.model.find("to_confirm").isValid()


def test_what_is_no_date_is_not_kept(waiting: Session) -> None:
    tray = _tray(waiting)
    tray.fields["date"].setText("昨天")
    tray.page_button.click()
    settle(waiting)
    assert tray._problem.isVisible()
    assert tray.list.count() == 3


def test_going_over_the_tray_with_the_arrows_does_not_open_it(qtbot: Any, waiting: Session) -> None:
    window = waiting.window
    window.show_panes()
    window.left_pane.view.setCurrentIndex(window.left_pane.model.find("to_confirm"))
    settle(waiting)
    assert window.screens.currentWidget() is window.panes
    window.left_pane.view.setFocus()
    qtbot.keyClick(window.left_pane.view, Qt.Key.Key_Return)
    settle(waiting)
    assert _tray(waiting).isVisible()


def test_evidence_of_several_sources_is_reported(english: None) -> None:
    row = PageRow(id=1, newspaper=None, date="2023-02-15", number=None, section=None, story_count=1)
    guess = Guess(
        "date",
        "2023-02-15",
        (Evidence(EvidenceSource.DATELINE, "本报北京2月14日电"), Evidence(EvidenceSource.YEAR, "2023")),
        0.5,
    )
    page = WaitingPage(row=row, guesses=(guess,), path="/x/y.md")
    assert reasons(page, "date", "2023-02-15") == "dateline: 本报北京2月14日电 · year in the text: 2023"
    assert (page.file, page.folder) == ("y.md", "/x")


def test_what_the_other_pages_of_a_day_say_is_put_into_words(qapp: Any) -> None:
    row = PageRow(id=1, newspaper=None, date="2026-04-27", number=None, section=None, story_count=1)
    guess = Guess("newspaper", "人民日报", (Evidence(EvidenceSource.NEIGHBOURS, "2026-04-27"),), 0.5)
    page = WaitingPage(row=row, guesses=(guess,), path="/x/y.md")
    language = Language(qapp)
    language.use("zh_CN")
    said = reasons(page, "newspaper", "人民日报")
    language.drop()
    assert said == "所在文件夹：2026年4月27日的其他版是人民日报"


@pytest.mark.parametrize("source", [source for source in EvidenceSource if source is not EvidenceSource.OTHER])
def test_every_source_of_evidence_has_its_words(english: None, source: EvidenceSource) -> None:
    row = PageRow(id=1, newspaper="甲报", date=None, number=None, section=None, story_count=1)
    guess = Guess("newspaper", "甲报", (Evidence(source, "引文"),), 0.5)
    said = reasons(WaitingPage(row=row, guesses=(guess,), path="/x/y.md"), "newspaper", "甲报")
    name, _, quote = said.partition(": ")
    assert name
    assert "引文" in quote
