"""Citations and links on the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog

from reader.domain.origin import Origin
from reader.render.exports import EXPORTS
from reader.render.link import anchor_of_link
from reader.ui.settings.settings_dialog import SettingsDialog
from reader.ui.shell.features import ACTIONS
from reader.ui.start.application import Session, settle
from reader.ui.story.origin_line import saved_on
from tests.doing import imported
from tests.ui.conftest import OpenWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reading(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    """A window with the sample, its first story open."""
    session = open_window(real_library)
    session.window.library.open_sample()
    for _ in range(3):
        settle(session)
    return session


def test_ctrl_shift_c_copies_the_citation_after_the_edition_in_force(qtbot: Any, reading: Session) -> None:
    qtbot.keyClick(reading.window, Qt.Key.Key_C, BOTH)
    settle(reading)
    citation = "郑莉，郝赫，宋欣. 2023年工会工作主要任务明确[N]. [报名不详]，2023-02-15."
    assert QGuiApplication.clipboard().text() == citation
    assert reading.window.statusBar().currentMessage() == "Citation copied: GB/T 7714—2025"


def test_ctrl_shift_c_follows_the_setting(qtbot: Any, reading: Session) -> None:
    reading.window.settings.choose("gbt_edition", "2015")
    qtbot.keyClick(reading.window, Qt.Key.Key_C, BOTH)
    settle(reading)
    citation = "郑莉, 郝赫, 宋欣. 2023年工会工作主要任务明确[N]. [报名不详], 2023-02-15."
    assert QGuiApplication.clipboard().text() == citation
    assert reading.window.statusBar().currentMessage() == "Citation copied: GB/T 7714—2015"


def test_the_settings_offer_both_editions_by_name(reading: Session) -> None:
    field = SettingsDialog(reading.window.settings, ACTIONS, None).fields["gbt_edition"]
    assert isinstance(field, QComboBox)
    assert [field.itemText(at) for at in range(field.count())] == ["GB/T 7714—2025", "GB/T 7714—2015"]


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("gbt7714", "郑莉，郝赫，宋欣. "),
        ("gbt7714-2015", "郑莉, 郝赫, 宋欣. "),
        ("bibtex", "@article{"),
        ("ris", "TY  - NEWS"),
        ("csl", "[\n  {"),
    ],
)
def test_every_form_stands_in_the_menu_by_its_name(reading: Session, form: str, start: str) -> None:
    action = reading.window.actions_by_id[f"cite.{form}"]
    assert action.text() == EXPORTS[form].label
    action.trigger()
    settle(reading)
    assert QGuiApplication.clipboard().text().startswith(start)


def test_exports_follow_the_setting(reading: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "剪报.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    written = []
    for edition in ("2025", "2015"):
        reading.window.settings.choose("gbt_edition", edition)
        reading.window.actions_by_id["export_selected"].trigger()
        for _ in range(5):
            settle(reading)
        written.append(file.read_text(encoding="utf-8"))
    assert "郑莉，郝赫，宋欣. " in written[0]
    assert "郑莉, 郝赫, 宋欣. " in written[1]


def test_several_stories_make_a_reference_list(reading: Session) -> None:
    reading.window.list_pane.view.selectAll()
    reading.window.actions_by_id["cite"].trigger()
    settle(reading)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 9
    assert lines[8].startswith("[9] ")


def test_a_link_names_the_story(reading: Session) -> None:
    reading.window.actions_by_id["copy_link"].trigger()
    settle(reading)
    anchor = anchor_of_link(QGuiApplication.clipboard().text())
    assert anchor is not None
    assert anchor.headline == "2023年工会工作主要任务明确"


SAVED = """<html><!-- Saved from {url} at {day} using monolith v2 --><body><div class="article"><h1>存下的网页</h1>
<div id="ozoom"><p>本报北京5月5日电 各级工会在强化职工思想政治引领等方面下功夫，团结动员职工建功立业。</p></div></div>
</body></html>"""
URL = "http://paper.people.com.cn/rmrb/html/2026-05/06/nw.D110000renmrb_20260506_1-02.htm?from=timeline&x=%E5%B7%A5"


@pytest.fixture
def saved(open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path) -> Session:
    """A window with a story that was saved from the web, open."""
    file = tmp_path / "saved.html"
    file.write_text(SAVED.format(url=URL, day="2026-07-01T08:00:00+08:00"), encoding="utf-8")
    library = real_library()
    imported(library, [file])
    library.close()
    session = open_window(real_library)
    session.window.list_pane.view.selectAll()
    for _ in range(3):
        settle(session)
    assert session.window.browsing.story.row.title == "存下的网页"
    return session


def test_the_web_address_stands_over_the_original_text_and_can_be_copied(saved: Session) -> None:
    line = saved.window.story_pane.original.origin
    assert not line.isVisible()
    saved.window.actions_by_id["original"].trigger()
    settle(saved)
    assert line.isVisible()
    assert (line.day.text(), line.address.text()) == ("Saved from the web on 2026-07-01:", URL)
    assert line.address.isReadOnly()
    saved.window.actions_by_id["copy_address"].trigger()
    assert QGuiApplication.clipboard().text() == URL
    assert saved.window.statusBar().currentMessage() == "Web address copied"


def test_the_citation_of_a_saved_page_has_its_address_and_day(saved: Session) -> None:
    saved.window.actions_by_id["cite.gbt7714-2015"].trigger()
    settle(saved)
    assert QGuiApplication.clipboard().text().endswith(f"[2026-07-01]. {URL}.")


def test_a_story_without_an_address_says_so_and_leaves_the_clipboard(reading: Session) -> None:
    QGuiApplication.clipboard().setText("before")
    reading.window.actions_by_id["copy_address"].trigger()
    assert QGuiApplication.clipboard().text() == "before"
    assert "no" in reading.window.statusBar().currentMessage().lower()
    reading.window.actions_by_id["original"].trigger()
    settle(reading)
    assert not reading.window.story_pane.original.origin.isVisible()


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (Origin(url=URL), "Saved from the web:"),
        (Origin(url=URL, accessed="2026-07-01"), "Saved from the web on 2026-07-01:"),
        (
            Origin(url=URL, accessed="2026-07-01", estimated=True),
            "Saved from the web about 2026-07-01, by the file's own date:",
        ),
    ],
)
def test_an_estimated_day_is_said_to_be_one(origin: Origin, said: str) -> None:
    assert saved_on(origin) == said
