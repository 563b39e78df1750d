"""The page view: clicking, walking with the keys, zooming, printing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from reader.domain.story import Headline, JumpLine, Paragraph, Story
from reader.library.rows import HeldStory, PageRow, StoryRow
from reader.render.broadsheet import Face
from reader.ui.broadsheet.page import sheet_of
from reader.ui.broadsheet.painter import Inks, paint_sheet
from reader.ui.broadsheet.printing import print_sheet
from reader.ui.broadsheet.type import TypeCase
from reader.ui.broadsheet.view import BroadsheetView
from reader.ui.theme import ThemeKeeper, load_themes
from reader.ui.wording import day

PAGE = PageRow(id=1, newspaper="工人日报", date="2023-02-15", number="2", section="要闻", story_count=3)


def held(number: int, main: str, length: int, **more: object) -> HeldStory:
    story = Story(
        headline=Headline(main=main),
        paragraphs=(Paragraph(text="全总和各级工会将加大产业工人队伍建设改革力度," * (length // 22 + 1)),),
        **more,  # type: ignore[arg-type]
    )
    return HeldStory(row=StoryRow(id=number, page_id=1, position=number, kind="story", title=main), story=story)


STORIES = [
    held(11, "工会工作主要任务明确", 900),
    held(12, "走进职工之家", 300, continued_on=JumpLine(page="4", text="(下转第四版)")),
    held(13, "环卫工可享免费早餐", 200),
]


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeKeeper) -> BroadsheetView:
    view = BroadsheetView(themes)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_sheet(sheet_of(PAGE, STORIES), {each.row.id: each.row.title for each in STORIES})
    view.show()
    return view


def point(view: BroadsheetView, x: float, y: float) -> QPoint:
    view.verticalScrollBar().setValue(round(y * view.em) - 200)
    shift = max(0, view.viewport().width() - round(view.sheet.width * view.em)) // 2
    return QPointF(x * view.em + shift, y * view.em - view.verticalScrollBar().value()).toPoint()


def test_a_click_opens_the_story(view: BroadsheetView, qtbot: QtBot) -> None:
    for key, area in view.sheet.stories:
        with qtbot.waitSignal(view.story_opened) as opened:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, area.x + 2, area.y + 2))
        assert opened.args == [key]


def test_a_click_on_a_jump_line_follows_it(view: BroadsheetView, qtbot: QtBot) -> None:
    (link,) = view.sheet.links
    with qtbot.waitSignal(view.jump_followed) as followed, qtbot.assertNotEmitted(view.story_opened):
        at = point(view, link.area.x + link.area.width / 2, link.area.y + link.area.height / 2)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert followed.args == [12, "4"]


def test_keys_walk_the_stories_and_enter_opens(view: BroadsheetView, qtbot: QtBot) -> None:
    walked = []
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        walked.append(view.current)
    assert walked == [11, 12, 13, 13]
    assert view.accessibleDescription() == "环卫工可享免费早餐"
    with qtbot.waitSignal(view.story_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [13]


def test_the_page_is_as_wide_as_the_window_until_it_is_zoomed(view: BroadsheetView, qtbot: QtBot) -> None:
    assert view.em * view.sheet.width == pytest.approx(view.viewport().width())
    view.resize(1200, 600)
    assert view.em * view.sheet.width == pytest.approx(view.viewport().width())
    before = view.em
    with qtbot.waitSignal(view.zoom_changed):
        view.zoom_in()
    assert view.em > before
    view.resize(800, 600)
    assert view.em > before
    view.zoom_to_page()
    assert view.verticalScrollBar().maximum() <= 1
    view.zoom_to_width()
    assert view.em * view.sheet.width == pytest.approx(view.viewport().width())


def test_half_width_punctuation_is_shown_full_width_and_the_date_in_words() -> None:
    sheet = sheet_of(PAGE, STORIES)
    body = "".join(text.text for text in sheet.texts if text.face is Face.BODY)
    assert "," not in body
    assert "力度，" in body
    folio = [text.text for text in sheet.texts if text.face in (Face.FOLIO, Face.FOLIO_NUMBER)]
    assert folio == ["2", "要闻", "工人日报", day("2023-02-15", weekday=True)]


def test_every_theme_paints_text_on_its_own_paper(qtbot: QtBot) -> None:
    sheet = sheet_of(PAGE, STORIES)
    for theme in load_themes().values():
        image = QImage(800, int(sheet.height * 800 / sheet.width), QImage.Format.Format_RGB32)
        inks = Inks.of_theme(theme)
        image.fill(inks.paper)
        painter = QPainter(image)
        painter.scale(800 / sheet.width, 800 / sheet.width)
        whole = QRectF(0, 0, sheet.width, sheet.height)
        paint_sheet(painter, sheet, inks, TypeCase(), exposed=whole, pictures=lambda name, width: None, scale=8.0)
        painter.end()
        shades = {image.pixelColor(x, y).lightness() for x in range(0, 800, 3) for y in range(0, image.height(), 3)}
        assert max(shades) - min(shades) > 120


def test_prints_to_a_pdf(tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    stories = [held(number, f"第{number}条", 4000) for number in range(12)]
    assert print_sheet(printer, sheet_of(PAGE, stories), lambda name, width: None)
    pdf = (tmp_path / "page.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert 1 < pdf.count(b"/Type /Page\n") <= 8
