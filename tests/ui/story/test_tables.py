"""Tables in the story view: positions, selections, hits and marks are those of the stored text."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor

from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story, StoryKind
from reader.library.anchors import quoted_text
from reader.library.quoting import Quotation, span_of
from reader.ports.collecting import Put, Source
from reader.ports.rows import HeldStory, StoryRow
from reader.render.story_css import StoryStyle
from reader.render.story_html import story_html
from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from reader.ui.look.theme import load_themes
from reader.ui.start.application import settle
from reader.ui.story.passages import Passage
from reader.ui.story.story_view import StoryView
from reader.ui.story.table_text import text_of
from tests.ui.conftest import OpenWindow

TABLE = "地区\t面积(万亩)\t备注\n松原\t1,240\t𠀀首位\n白城\t\t末位"
STORY = Story(
    headline=Headline(main="春耕进展"),
    paragraphs=(
        Paragraph(text="见下表。松原领先。"),
        Paragraph(text=TABLE, style=ParagraphStyle.TABLE),
        Paragraph(text="表后的话,完。"),
    ),
)


@pytest.fixture
def view(qtbot: Any) -> StoryView:
    view = StoryView()
    qtbot.addWidget(view)
    view.resize(760, 600)
    view.show()
    row = StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title="春耕进展")
    held = HeldStory(row=row, story=STORY)
    view.set_look(load_themes()["light"], 18, 38)
    view.show_html(story_html(held), story_html(held, style=StoryStyle(full_width=False)))
    return view


def select(view: StoryView, first: str, last: str) -> None:
    """Select from the beginning of the first words to the end of the last."""
    shown = text_of(view.document())
    cursor = view.textCursor()
    start, end = shown.index(first), shown.index(last) + len(last)
    cursor.setPosition(len(shown[:start].encode("utf-16-le")) // 2)
    cursor.setPosition(len(shown[:end].encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def test_the_text_is_the_stored_one_position_by_position(view: StoryView) -> None:
    assert TABLE in view.source_text
    assert len(view.source_text) == len(view.document().toPlainText())
    assert "面积（万亩）" in text_of(view.document())


@pytest.mark.parametrize(
    ("first", "last", "exact"),
    [
        ("万", "亩", "万亩"),
        ("首", "位", "首位"),
        ("松原\t", "1,240", "松原\t1,240"),
        ("地区", "首位", "地区\t面积(万亩)\t备注\n松原\t1,240\t𠀀首位"),
        ("领先", "表后", f"领先。\n{TABLE}\n\n表后"),
    ],
)
def test_a_selection_is_quoted_and_copied_as_stored(view: StoryView, first: str, last: str, exact: str) -> None:
    select(view, first, last)
    quote = view.quote()
    assert quote
    assert quote.exact.replace("\n\n", "\n") == exact.replace("\n\n", "\n")
    if "领先" not in exact:
        assert view.selected_text() == exact
    text = quoted_text(STORY)
    span = span_of(STORY, Quotation(quote.exact.strip(), quote.before, quote.after), Folding())
    assert Folding().plain(text[span.start : span.end]) == Folding().plain(exact)


def test_hits_are_marked_in_cells_and_across_them(view: StoryView) -> None:
    assert view.mark_hits(Highlighter(("松原",), Folding())) == 2
    assert [hit.selectedText() for hit in view._hits] == ["松原", "松原"]
    view.step_hit(1)
    view.step_hit(1)
    assert view.hit_position == (2, 2)
    assert view.mark_hits(Highlighter(("末位",), Folding())) == 1
    assert view.mark_hits(Highlighter(("1240𠀀首位", "1,240𠀀首位"), Folding())) >= 1


def test_a_passage_in_a_table_is_marked_and_found(view: StoryView) -> None:
    start = view.source_text.index("首位")
    look = view.currentCharFormat()
    view.mark_passages([Passage(("bookmark", 1), start, start + 2, look)])
    assert [cursor.selectedText() for _, cursor in view._passages] == ["首位"]
    assert view.show_passage(("bookmark", 1))


def test_the_reading_position_counts_the_text_above_it_alone(view: StoryView) -> None:
    view.resize(760, 160)
    at = view.source_text.index("白城")
    view.scroll_to(at)
    assert view.reading_position() <= at
    assert view.reading_position() > view.source_text.index("见下表")


def test_a_hit_in_a_table_is_bookmarked(open_window: OpenWindow, real_library: Callable[[], Any]) -> None:
    library = real_library()
    page = Page(facts=PageFacts(newspaper="东北日报", date="2024-03-06", number="1"), stories=(STORY,))
    library.store.collecting.put_many([Put(source=Source(digest="d", path="/p/1.md"), pages=(page,))])
    library.close()
    session = open_window(real_library)
    session.window.search_box.setText("首位")
    session.window.browsing.open_story(1)
    for _ in range(3):
        settle(session)
    view = session.window.story_pane.view
    select(view, "首", "位")
    session.window.actions_by_id["highlight"].trigger()
    for _ in range(3):
        settle(session)
    assert [view.source_text[each.start : each.end] for each, _ in view._passages] == ["首位"]
