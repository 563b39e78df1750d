"""Rows of a short list are as tall as what stands in them."""

from typing import Any

from PySide6.QtWidgets import QApplication

from reader.browse.list_items import Item
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.background.frame_budget import PaintLock
from reader.ui.browsing.stories_model import Column, StoriesModel
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story_list.list_view import StoryListView


def test_a_headline_has_its_room_where_a_scroll_bar_has_just_come(qtbot: Any, qapp: QApplication) -> None:
    themes = ThemeKeeper(qapp, "light")
    row = StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title="习近平同伊朗总统莱希举行会谈")
    items = [Item(row=row)] * 20
    for width in range(236, 276, 3):
        model = StoriesModel()
        view = StoryListView(model, themes, PaintLock())
        qtbot.addWidget(view)
        view.resize(width, 300)
        view.show()
        QApplication.processEvents()
        model.show(items)
        QApplication.processEvents()
        column = view.columnWidth(Column.STORY)
        assert view.rowHeight(9) == view.rows.height(items[9], column), (width, column)
