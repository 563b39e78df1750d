"""Lists show punctuation and characters as the story does; what is held stays as it is."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont

from reader.browse.list_items import Item
from reader.render.shown_text import ShownText
from reader.ui.browsing.stories_model import Column
from reader.ui.start.application import Session, settle
from reader.ui.story_list.row_layout import height_of, lay_out
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of

HELD = "贯彻以人民为中心的发展思想,要求各级工会"
SHOWN = "贯彻以人民为中心的发展思想，要求各级工会"


def _session(open_window: OpenWindow) -> Session:
    shelf = Shelf([page_of(story(HELD, "正文。"))])
    return open_window(lambda: FakeLibrary(shelf))


def _hidden(session: Session) -> list[str]:
    """The tooltip of the first row when the row is too narrow for its headline."""
    view = session.window.list_pane.view
    item = view.rows._model.held(0)
    assert item is not None
    return list(view.rows.hidden_words(item, Column.STORY, 90))


def test_the_switches_of_reading_hold_for_the_list(open_window: OpenWindow) -> None:
    session = _session(open_window)
    assert _hidden(session) == [SHOWN]
    session.settings.choose("full_width", False)
    settle(session)
    assert _hidden(session) == [HELD]
    session.settings.choose("script", "traditional")
    settle(session)
    assert _hidden(session) == ["貫徹以人民爲中心的發展思想,要求各級工會"]


@pytest.mark.usefixtures("noto")
@pytest.mark.parametrize("title", [HELD, "习近平同伊朗总统莱希举行会谈"])
def test_a_row_is_measured_as_it_is_drawn(open_window: OpenWindow, title: str) -> None:
    """The second headline just fills a line by its advance, and is broken for the last sign's overhang."""
    session = _session(open_window)
    held = session.window.browsing.stories.held(0)
    assert isinstance(held, Item)
    item = replace(held, row=replace(held.row, title=title))
    font = QFont(session.window.font())
    around = height_of(item, 2000, font) - lay_out(item, 2000, font, alike=False).height
    for width in range(120, 420):
        laid = lay_out(item, width, font, alike=False, shown=ShownText())
        assert height_of(item, width, font, shown=ShownText()) == laid.height + around
