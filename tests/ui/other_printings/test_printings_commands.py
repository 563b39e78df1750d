"""Other printings from the menu: of the open story and of a pasted text, copied, and opened."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.library.printings import PrintedText, Printing, Printings, PrintingsFound
from reader.ui.other_printings.pasted_dialog import PastedDialog
from reader.ui.other_printings.printings_view import PrintingsView
from reader.ui.start.application import Session, settle


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(self: Printings, text: PrintedText) -> PrintingsFound:
        row = self._store.holdings.story(3).row
        other = PrintedText("环卫工可享早餐", (text.body[:-4] + "新的结尾",))
        return PrintingsFound(text, (Printing(row, other, 0.8),))

    monkeypatch.setattr(Printings, "of_story", lambda self, story_id: found(self, self.text_of(story_id)))
    monkeypatch.setattr(Printings, "of_text", lambda self, text: found(self, PrintedText("", (text,))))


def shown(session: Session) -> PrintingsView:
    (view,) = session.window.findChildren(PrintingsView)
    return view


def test_the_printings_of_the_open_story_are_compared_and_copied(session: Session) -> None:
    session.window.open_story(1)
    settle(session)
    session.window.action("other_printings").trigger()
    settle(session)
    view = shown(session)
    assert view.isVisible()
    assert view.chosen is not None
    session.window.action("next_hit").trigger()
    assert view.pane.both.textCursor().hasSelection() or view.pane.first.textCursor().hasSelection()
    for button in ("text", "markdown"):
        QGuiApplication.clipboard().clear()
        view.parent().head.button(button).click()  # type: ignore[union-attr]
        copied = QGuiApplication.clipboard().text()
        assert "retitled" in copied
        assert ("**" if button == "markdown" else "{+") in copied


def test_a_chosen_printing_is_opened(session: Session) -> None:
    session.window.open_story(1)
    settle(session)
    session.window.action("other_printings").trigger()
    settle(session)
    shown(session).story_opened.emit(3)
    settle(session)
    story = session.window.browsing.story
    assert story is not None
    assert story.row.id == 3
    assert not shown(session).isVisible()


def test_a_pasted_text_is_compared(session: Session, qtbot: QtBot) -> None:
    session.window.action("compare_pasted").trigger()
    (dialog,) = session.window.findChildren(PastedDialog)
    dialog.text.setPlainText("海北州总工会为环卫工人提供免费早餐，受到欢迎。")
    dialog.accepting.click()
    settle(session)
    assert shown(session).isVisible()
    assert "Pasted text" in shown(session).pane.both.toPlainText()
