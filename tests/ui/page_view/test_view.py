"""The page view: clicking, walking with the keys, zooming, printing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from reader.domain.story import Headline, JumpLine, Paragraph, Story, StoryKind
from reader.ports.rows import HeldStory, PageRow, StoryRow
from reader.render.page_view import Face
from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from reader.ui.language.names import day
from reader.ui.look.theme import ThemeKeeper, load_themes
from reader.ui.page_view.composed_page import sheet_of
from reader.ui.page_view.page_handles import Spoken, StoryHandle
from reader.ui.page_view.page_hits import hit_areas
from reader.ui.page_view.page_painter import Inks, paint_sheet
from reader.ui.page_view.page_printing import print_sheet
from reader.ui.page_view.page_type import TypeCase
from reader.ui.page_view.page_view import PageView

PAGE = PageRow(id=1, newspaper="工人日报", date="2023-02-15", number="2", section="要闻", story_count=3)


def held(number: int, main: str, length: int, **more: object) -> HeldStory:
    story = Story(
        headline=Headline(main=main),
        paragraphs=(Paragraph(text="全总和各级工会将加大产业工人队伍建设改革力度," * (length // 22 + 1)),),
        **more,  # type: ignore[arg-type]
    )
    return HeldStory(row=StoryRow(id=number, page_id=1, position=number, kind=StoryKind.STORY, title=main), story=story)


STORIES = [
    held(11, "工会工作主要任务明确", 900),
    held(12, "走进职工之家", 300, continued_on=JumpLine(page="4", text="(下转第四版)")),
    held(13, "环卫工可享免费早餐", 200),
]


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeKeeper) -> PageView:
    view = PageView(themes)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_sheet(sheet_of(PAGE, STORIES), {each.row.id: Spoken(each.row.title) for each in STORIES})
    view.show()
    return view


def point(view: PageView, x: float, y: float) -> QPoint:
    view.verticalScrollBar().setValue(round(y * view.em) - 200)
    shift = max(0, view.viewport().width() - round(view.sheet.width * view.em)) // 2
    return QPointF(x * view.em + shift, y * view.em - view.verticalScrollBar().value()).toPoint()


def test_a_click_opens_the_story(view: PageView, qtbot: QtBot) -> None:
    for key, area in view.sheet.stories:
        with qtbot.waitSignal(view.story_opened) as opened:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, area.x + 2, area.y + 2))
        assert opened.args == [key]


def test_a_click_on_a_jump_line_follows_it(view: PageView, qtbot: QtBot) -> None:
    (link,) = view.sheet.links
    with qtbot.waitSignal(view.jump_followed) as followed, qtbot.assertNotEmitted(view.story_opened):
        at = point(view, link.area.x + link.area.width / 2, link.area.y + link.area.height / 2)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert followed.args == [12, "4"]


def test_keys_walk_the_stories_and_enter_opens(view: PageView, qtbot: QtBot) -> None:
    view.setFocus()
    view.show_story(11)
    walked = []
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        walked.append(view.current)
    assert walked == [12, 13, 13]
    assert view.accessibleDescription() == "环卫工可享免费早餐"
    with qtbot.waitSignal(view.story_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [13]


def test_tab_walks_stories_and_jump_lines_in_reading_order(view: PageView, qtbot: QtBot) -> None:
    view.setFocus()
    interface = QAccessible.queryAccessibleInterface(view.viewport())
    parts = [interface.child(number) for number in range(interface.childCount())]
    names = ["工会工作主要任务明确", "走进职工之家", "（下转第四版）", "环卫工可享免费早餐"]
    assert [part.text(QAccessible.Text.Name) for part in parts] == names
    assert {part.role() for part in parts} == {QAccessible.Role.Button}
    walked = []
    for _ in range(4):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        walked.append(view.focusWidget().accessibleName())
    assert walked == names
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Backtab)
    with qtbot.waitSignal(view.jump_followed) as followed:
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    assert followed.args == [12, "4"]


def test_handles_follow_the_page(view: PageView) -> None:
    handle = view.viewport().findChildren(StoryHandle)[1]
    before = handle.geometry()
    view.zoom_in()
    assert handle.width() > before.width()
    top = handle.y()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 60)
    assert handle.y() == top - 60


def test_words_of_a_search_are_marked_across_a_line_end() -> None:
    sheet = sheet_of(PAGE, STORIES[:1])
    marked = hit_areas(sheet, Highlighter(("产业工人队伍",), Folding()), TypeCase())
    cut = [area for area in marked if area.width < 5.9]
    assert len(marked) > 40
    assert cut
    body = next(area for _, area in sheet.stories)
    assert all(body.holds(area.x + 0.1, area.y + 0.5) for area in marked)
    headline = hit_areas(sheet, Highlighter(("主要任务",), Folding()), TypeCase())
    assert len(headline) == 1
    assert headline[0].height > 2


def test_what_was_read_and_what_was_found_show_on_the_page(view: PageView) -> None:
    plain = view.viewport().grab().toImage()
    sheet = view.sheet
    view.show_sheet(sheet, {11: Spoken("工会工作主要任务明确", "read", read=True)})
    ticked = view.viewport().grab().toImage()
    view.show_sheet(sheet, {}, hit_areas(sheet, Highlighter(("工会",), Folding()), TypeCase()))
    marked = view.viewport().grab().toImage()
    assert plain != ticked
    assert plain != marked


def test_a_front_page_has_its_nameplate_and_other_pages_a_folio() -> None:
    front = sheet_of(replace(PAGE, number="01"), STORIES)
    (name,) = [text for text in front.texts if text.face is Face.NAMEPLATE]
    assert name.text == "工人日报"
    assert name.size > max(text.size for text in front.texts if text.face is Face.HEADLINE)
    assert not [text for text in sheet_of(PAGE, STORIES).texts if text.face is Face.NAMEPLATE]
    assert not [text for text in sheet_of(replace(PAGE, number="11"), STORIES).texts if text.face is Face.NAMEPLATE]


def test_an_advertisement_stands_in_a_frame_and_says_what_it_is(english: None) -> None:
    advert = held(14, "北冰洋", 120, kind=StoryKind.ADVERT)
    sheet = sheet_of(PAGE, [*STORIES, advert])
    (frame,) = [box for box in sheet.boxes if not box.solid and not box.tinted]
    own = next((first, last) for key, first, last in sheet.runs if key == 14)
    for text in sheet.texts[slice(*own)]:
        assert frame.area.holds(text.x + 0.1, text.y - 0.3), text
    assert [text.text for text in sheet.texts if text.face is Face.ADVERT] == ["Advertisement"]


def test_the_page_is_as_wide_as_the_window_until_it_is_zoomed(view: PageView, qtbot: QtBot) -> None:
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
