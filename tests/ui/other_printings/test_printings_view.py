"""Other printings in the window: the list, what differs side by side or in one, the way from one to the next."""

import pytest
from PySide6.QtGui import QColor, QTextCharFormat
from pytestqt.qtbot import QtBot

from reader.browse.compared_printings import ComparedPrinting, ComparedPrintings
from reader.domain.difference import DifferenceKind
from reader.domain.story import StoryKind
from reader.library.printings import PrintedText, Printing, PrintingDifference
from reader.ports.rows import StoryRow
from reader.settings import Settings
from reader.text.folding import Folding
from reader.text.text_difference import difference
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import Theme, ThemeKeeper, load_themes
from reader.ui.other_printings.difference_look import TINTED, look_of, tint_of
from reader.ui.other_printings.difference_pane import SIDE_BY_SIDE_PX
from reader.ui.other_printings.difference_text import DifferenceText
from reader.ui.other_printings.pasted_dialog import PastedDialog
from reader.ui.other_printings.printing_list import share_words
from reader.ui.other_printings.printings_view import PrintingsView
from tests.builders import DAY
from tests.text.test_text_difference import LEAD, MIDDLE, SCENE, TAIL

LEAST_CONTRAST = 4.5
"""Least contrast of text, after WCAG 2.2, 1.4.3."""
FOLDING = Folding()
FIRST = PrintedText("全国部署农村改厕", (LEAD, MIDDLE, SCENE, TAIL))


def row(number: int, title: str) -> StoryRow:
    return StoryRow(
        id=number,
        page_id=1,
        position=0,
        kind=StoryKind.STORY,
        title=title,
        newspaper=f"第{number}报",
        date=DAY,
    )


def compared(number: int, text: PrintedText, *, standing: bool = False) -> ComparedPrinting:
    found = PrintingDifference(
        difference(FIRST.headline, text.headline, FOLDING), difference(FIRST.body, text.body, FOLDING)
    )
    return ComparedPrinting(Printing(row(number, text.headline), text, 0.62, standing), found)


CUT = compared(2, PrintedText("改厕不搞一刀切", (LEAD, SCENE.replace("安吉", "德清"), TAIL)))
MOVED = compared(3, PrintedText(FIRST.headline, (LEAD, SCENE, TAIL, MIDDLE)))
STANDING = compared(4, PrintedText("又一次", (LEAD,)), standing=True)


def listing(*printings: ComparedPrinting, complete: bool = True) -> ComparedPrintings:
    own = tuple(one for one in printings if not one.printing.standing)
    alone = tuple(one for one in printings if one.printing.standing)
    return ComparedPrintings(row=row(1, FIRST.headline), text=FIRST, printings=own, standing=alone, complete=complete)


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeKeeper, english: None) -> PrintingsView:
    made = PrintingsView(themes, SettingsKeeper(settings=Settings()))
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


def marked(text: DifferenceText) -> str:
    return "|".join(text.toPlainText()[place.start : place.end] for place in text.places)


def test_the_first_printing_is_compared_and_words_say_what_differs(view: PrintingsView) -> None:
    view.show_printings(listing(CUT, MOVED))
    assert view.chosen is CUT
    assert share_words(CUT) == f"shares 62 % · cut by {len(MIDDLE)} characters, changed at 1 place, retitled"
    assert share_words(MOVED) == f"shares 62 % · {len(MIDDLE)} characters moved"
    assert view.pane.isVisible()
    spoken = view.list.model().index(0, 0).data(0x000B)
    assert "第2报" in spoken
    assert "retitled" in spoken


def test_side_by_side_each_text_shows_its_own_and_in_one_column_both(view: PrintingsView) -> None:
    view.show_printings(listing(CUT))
    pane = view.pane
    assert pane.side_by_side
    assert pane.first.toPlainText().endswith("\n".join(FIRST.paragraphs))
    assert pane.second.toPlainText().endswith("\n".join(CUT.printing.text.paragraphs))
    assert MIDDLE in marked(pane.first)
    assert MIDDLE not in pane.second.toPlainText()
    assert "安吉德清" in marked(pane.both)
    view.resize(900, 600)
    assert pane.width() < SIDE_BY_SIDE_PX
    assert not pane.side_by_side
    assert [text.isVisible() for text in (pane.first, pane.second, pane.both)] == [False, False, True]


def test_each_text_has_every_difference_at_its_place(view: PrintingsView) -> None:
    view.show_printings(listing(CUT, MOVED))
    for number in range(2):
        view.list.setCurrentIndex(view.list.model().index(number, 0))
        counts = {len(text.places) for text in (view.pane.first, view.pane.second, view.pane.both)}
        assert len(counts) == 1


def test_the_next_difference_is_selected_in_both_and_after_the_last_comes_the_first(view: PrintingsView) -> None:
    view.show_printings(listing(CUT))
    count = len(view.pane.both.places)
    view.previous_difference()
    assert view.pane.first.textCursor().selectedText() == "安吉"
    assert view.pane.second.textCursor().selectedText() == "德清"
    view.next_difference()
    first = view.pane.first.textCursor().selectedText()
    for _ in range(count):
        view.next_difference()
    assert view.pane.first.textCursor().selectedText() == first


def test_stories_of_standing_text_are_listed_on_request(view: PrintingsView) -> None:
    view.show_printings(listing(CUT, STANDING))
    assert view.list.model().rowCount() == 1
    assert view.standing.isVisible()
    view.standing.setChecked(True)
    assert view.list.model().rowCount() == 2
    view.show_printings(listing(CUT))
    assert not view.standing.isVisible()


@pytest.mark.parametrize("complete", [True, False])
def test_nothing_found_is_said(view: PrintingsView, complete: bool) -> None:
    view.show_printings(listing(complete=complete))
    assert view.note.isVisible()
    assert ("being built" in view.note.text()) is not complete
    assert not view.pane.isVisible()
    view.next_difference()


def test_a_printing_is_opened_with_two_clicks(view: PrintingsView, qtbot: QtBot) -> None:
    view.show_printings(listing(CUT))
    with qtbot.waitSignal(view.story_opened) as opened:
        view.list.activated.emit(view.list.model().index(0, 0))
    assert opened.args == [2]


def test_another_theme_and_size_are_put_on_what_is_shown(view: PrintingsView, themes: ThemeKeeper) -> None:
    view.show_printings(listing(CUT))
    view.next_difference()
    themes.use("dark")
    assert marked(view.pane.first)
    themes.use("light")


@pytest.mark.parametrize("theme", load_themes().values(), ids=lambda theme: theme.name)
def test_text_keeps_its_contrast_and_each_kind_has_a_line_of_its_own(theme: Theme) -> None:
    for kind in TINTED:
        assert _contrast(QColor(theme.text), tint_of(kind, theme)) >= LEAST_CONTRAST
    looks = {kind: look_of(kind, theme) for kind in TINTED}
    assert looks[DifferenceKind.CUT].fontStrikeOut()
    assert looks[DifferenceKind.ADDED].underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert looks[DifferenceKind.MOVED_HERE].underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine


def test_a_pasted_text_is_given_once_there_is_any(qtbot: QtBot, view: PrintingsView) -> None:
    dialog = PastedDialog(view)
    assert not dialog.accepting.isEnabled()
    dialog.text.setPlainText(f"标题\n{LEAD}")
    with qtbot.waitSignal(dialog.text_given) as given:
        dialog.accepting.click()
    assert given.args == [f"标题\n{LEAD}"]


def _contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3])  # type: ignore[index]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
