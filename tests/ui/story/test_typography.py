"""Typography of a story: the measure filled, no closing mark at a line's start, headlines in even lines."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QTextBlock, QTextCursor

from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story, StoryKind
from reader.ports.rows import HeldStory, StoryRow
from reader.render.story_css import StoryStyle
from reader.render.story_html import story_html
from reader.ui.look.theme import load_themes
from reader.ui.story.even_lines import HEADLINE, LOOSEST, TEXT
from reader.ui.story.story_view import StoryView

pytestmark = pytest.mark.usefixtures("noto")
CLOSING = "，。、；：！？”’）》」』】·,.;:!?)"
_THEME = load_themes()["light"]
TEXTS = (
    "本报北京2月14日电(记者郑莉 郝赫)“工会工作”的《总体要求》已明确,全总和各级工会在行动……" * 4,
    "面向货车司机、网约车司机、快递员等新就业形态劳动者,以实现“兜得住、兜得牢”为目标——" * 4,
    "一、二、三。”“四!”“五?”(六)《七》:八;" * 8,
)


def _held(*paragraphs: Paragraph, title: str = "标题") -> HeldStory:
    row = StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title=title)
    return HeldStory(row=row, story=Story(headline=Headline(main=title), paragraphs=paragraphs))


def _show(view: StoryView, held: HeldStory, **style: Any) -> None:
    look = StoryStyle(**style)
    view.set_look(_THEME, look.size, 38)
    view.show_html(story_html(held, style=look), story_html(held, style=StoryStyle(full_width=False)))


@pytest.fixture
def view(qtbot: Any) -> StoryView:
    view = StoryView()
    qtbot.addWidget(view)
    view.resize(760, 600)
    view.show()
    return view


def _blocks(view: StoryView, state: int) -> Iterator[QTextBlock]:
    block = view.document().begin()
    while block.isValid():
        if block.userState() == state:
            yield block
        block = block.next()


def _lines(block: QTextBlock) -> list[str]:
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [block.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]


@pytest.mark.parametrize("size", [14, 18, 23, 31])
@pytest.mark.parametrize("width", [410, 600, 760])
def test_no_closing_mark_begins_a_line(view: StoryView, size: int, width: int) -> None:
    view.resize(width, 600)
    _show(view, _held(*(Paragraph(text=text) for text in TEXTS)), size=size)
    starts = [line[0] for block in _blocks(view, TEXT) for line in _lines(block)[1:]]
    assert len(starts) > 10
    assert set(starts) & set(CLOSING) == set()
    ends = [line[-1] for block in _blocks(view, TEXT) for line in _lines(block)[:-1]]
    assert set(ends) & set("“‘（《「『【") == set()
    assert not [pair for pair in zip(ends, starts, strict=True) if pair in {("—", "—"), ("…", "…")}]


def test_lines_fill_the_measure_and_keep_to_it(view: StoryView) -> None:
    _show(view, _held(*(Paragraph(text=text) for text in TEXTS[:2])))
    for _ in range(2):
        for block in _blocks(view, TEXT):
            layout = block.layout()
            assert layout.lineCount() > 3
            for number in range(layout.lineCount() - 1):
                line = layout.lineAt(number)
                short = line.width() - line.naturalTextWidth()
                assert 0 <= short < 2, _lines(block)[number]
        view.resize(560, 600)


def test_stories_with_a_scroll_bar_and_without_stand_alike(view: StoryView) -> None:
    columns = dict[bool, tuple[float, float]]()
    for count in (1, 8):
        _show(view, _held(*(Paragraph(text=TEXTS[0]) for _ in range(count))))
        look = view.document().rootFrame().frameFormat()
        width = view.document().textWidth() - look.leftMargin() - look.rightMargin()
        columns[view.verticalScrollBar().maximum() > 0] = (look.leftMargin(), width)
    assert columns[False] == columns[True]


def test_a_line_that_would_be_torn_is_left_short(view: StoryView) -> None:
    _show(view, _held(Paragraph(text="短文字 " + "https://example.org/" + "x" * 400)))
    (block,) = _blocks(view, TEXT)
    for each in block.layout().formats():
        assert each.format.fontLetterSpacing() <= LOOSEST * 18


def test_no_character_of_a_headline_is_left_alone(view: StoryView) -> None:
    title = "全国新发展新就业形态劳动者工会会员已经达到一千零三十七万人了"
    _show(view, _held(Paragraph(text="文。"), title=title))
    for width in (700, 600, 460, 900):
        view.resize(width, 600)
        (block,) = _blocks(view, HEADLINE)
        lengths = [len(line) for line in _lines(block)]
        assert min(lengths) >= max(lengths) - 3, lengths


def test_first_lines_are_indented_by_two_characters(view: StoryView) -> None:
    _show(view, _held(Paragraph(text=TEXTS[0])), size=20)
    (block,) = _blocks(view, TEXT)
    assert block.layout().lineAt(0).x() - block.layout().lineAt(1).x() == pytest.approx(40, abs=1)
    _show(view, _held(Paragraph(text=TEXTS[0])), size=20, indent=False)
    (block,) = _blocks(view, TEXT)
    assert block.layout().lineAt(0).x() == block.layout().lineAt(1).x()


def test_a_line_is_one_and_three_quarters_of_its_type(view: StoryView) -> None:
    _show(view, _held(Paragraph(text=TEXTS[0])), size=20)
    (block,) = _blocks(view, TEXT)
    assert block.layout().lineAt(2).y() - block.layout().lineAt(1).y() == pytest.approx(35, abs=1)


def test_signatures_stand_at_the_right_and_verses_keep_their_lines(view: StoryView) -> None:
    signature = Paragraph(text="(作者单位:研究院)", style=ParagraphStyle.SIGNATURE)
    verse = Paragraph(text="黄河远上白云间\n一片孤城万仞山", style=ParagraphStyle.VERSE)
    _show(view, _held(verse, signature))
    block = view.document().lastBlock()
    assert block.blockFormat().alignment() & Qt.AlignmentFlag.AlignRight
    assert block.previous().layout().lineCount() == 2
    assert block.previous().blockFormat().leftMargin() > 0


def _select(view: StoryView, words: str) -> QPoint:
    cursor = view.document().find(words)
    view.setTextCursor(cursor)
    inside = QTextCursor(cursor)
    inside.setPosition(cursor.selectionStart() + 1)
    return view.cursorRect(inside).center() + QPoint(3, 0)


def test_dragging_the_selection_out_carries_the_original(view: StoryView, qtbot: Any) -> None:
    _show(view, _held(Paragraph(text=TEXTS[0])))
    at = _select(view, "已明确，全总")
    carried: list[str] = []
    view.carrier.start_drag = carried.append
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(view.viewport(), at + QPoint(40, 0))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(40, 0))
    assert carried == ["已明确,全总"]
    assert view.textCursor().hasSelection()
    view.copy_as_shown = True
    assert view.selected_text() == "已明确，全总"


def test_a_click_in_the_selection_takes_it_away(view: StoryView, qtbot: Any) -> None:
    _show(view, _held(Paragraph(text=TEXTS[0])))
    at = _select(view, "已明确，全总")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not view.textCursor().hasSelection()


def test_the_middle_button_gets_the_original(view: StoryView, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Board:
        """The clipboard of a system with a primary selection."""

        def __init__(self) -> None:
            self.kept: dict[QClipboard.Mode, str] = {}

        def supportsSelection(self) -> bool:
            return True

        def setText(self, text: str, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
            self.kept[mode] = text

        def setMimeData(self, data: QMimeData, mode: QClipboard.Mode) -> None:
            raise AssertionError("made from what is shown")

    board = Board()
    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(lambda: board))
    _show(view, _held(Paragraph(text=TEXTS[0])))
    _select(view, "已明确，全总")
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert board.kept[QClipboard.Mode.Selection] == "已明确,全总和"


def test_reading_on_never_cuts_a_line_at_the_top(view: StoryView) -> None:
    _show(view, _held(*(Paragraph(text=text) for text in TEXTS * 4)))
    for direction in (1, 1, 1, -1, -1):
        view.scroll_page(direction)
        first = view.cursorRect(view.cursorForPosition(QPoint(view.viewport().width() // 2, 0)))
        assert first.top() >= -1
