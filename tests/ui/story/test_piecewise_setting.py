"""A story is set from its top: what is in sight at once, the rest in pieces, in the end all as if set at once."""

from collections import deque
from collections.abc import Callable
from typing import Any

import pytest

from reader.domain.story import Headline, Paragraph, Story, StoryKind
from reader.ports.rows import HeldStory, StoryRow
from reader.render.story_css import StoryStyle
from reader.render.story_html import story_html
from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from reader.ui.look.theme import load_themes
from reader.ui.story.story_view import StoryView

_TEXT = "面向货车司机、网约车司机、快递员等新就业形态劳动者,以实现“兜得住、兜得牢”为目标——{}路工会。"
_LONG = "".join(_TEXT.format(number) for number in range(4))

Waiting = deque[Callable[[], None]]


def _html(count: int, title: str = "工会工作") -> str:
    row = StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title=title)
    paragraphs = tuple(Paragraph(text=f"第{number}段,{_LONG}") for number in range(count))
    return story_html(HeldStory(row=row, story=Story(headline=Headline(main=title), paragraphs=paragraphs)))


def _view(qtbot: Any, later: Any = None) -> StoryView:
    view = StoryView(later)
    qtbot.addWidget(view)
    view.resize(760, 600)
    view.show()
    view.set_look(load_themes()["light"], StoryStyle().size, 38)
    return view


def _lines(view: StoryView) -> list[tuple[object, ...]]:
    """Position and width of each line of the text."""
    document, lines = view.document(), list[tuple[object, ...]]()
    block = document.begin()
    while block.isValid():
        layout, top = block.layout(), document.documentLayout().blockBoundingRect(block).top()
        for each in map(layout.lineAt, range(layout.lineCount())):
            lines.append((block.position() + each.textStart(), top + each.y(), round(each.naturalTextWidth(), 2)))
        block = block.next()
    return lines


@pytest.fixture
def waiting() -> Waiting:
    return deque()


def _do(waiting: Waiting) -> int:
    count = 0
    while waiting:
        waiting.popleft()()
        count += 1
    return count


@pytest.mark.parametrize("paragraphs", [0, 1, 7, 40])
def test_pieces_give_the_same_lines_as_all_at_once(qtbot: Any, waiting: Waiting, paragraphs: int) -> None:
    whole, view = _view(qtbot), _view(qtbot, waiting.append)
    for each in (whole, view):
        each.show_html(_html(paragraphs), _html(paragraphs))
    pieces = _do(waiting)
    assert (pieces > 5) is (paragraphs > 7)
    assert _lines(view) == _lines(whole)
    assert view.verticalScrollBar().maximum() == whole.verticalScrollBar().maximum()


def test_what_is_in_sight_is_set_at_once(qtbot: Any, waiting: Waiting) -> None:
    view = _view(qtbot, waiting.append)
    view.show_html(_html(40), _html(40))
    bottom = view.viewport().height()
    before = [line for line in _lines(view) if line[1] < bottom]
    assert len(before) > 10
    _do(waiting)
    assert [line for line in _lines(view) if line[1] < bottom] == before


def test_a_place_further_down_is_set_before_it_is_shown(qtbot: Any, waiting: Waiting) -> None:
    whole, view = _view(qtbot), _view(qtbot, waiting.append)
    for each in (whole, view):
        each.show_html(_html(40), _html(40))
        each.scroll_to(3000)
    assert view.verticalScrollBar().value() == whole.verticalScrollBar().value() > 0
    assert waiting


def test_the_bar_is_marked_once_all_is_set(qtbot: Any, waiting: Waiting) -> None:
    view = _view(qtbot, waiting.append)
    view.show_html(_html(40), _html(40))
    assert view.mark_hits(Highlighter(("第39段",), Folding())) == 1
    assert view.verticalScrollBar().marks == ()
    _do(waiting)
    assert view.verticalScrollBar().marks[0] > 0.9


def test_another_story_ends_the_setting_of_the_one_before(qtbot: Any, waiting: Waiting) -> None:
    whole, view = _view(qtbot), _view(qtbot, waiting.append)
    view.show_html(_html(40), _html(40))
    view.show_html(_html(2), _html(2))
    whole.show_html(_html(2), _html(2))
    _do(waiting)
    assert _lines(view) == _lines(whole)
