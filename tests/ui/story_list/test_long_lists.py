"""Lists of many stories: their whole length at once, rows as they are looked at, columns, several rows at a time."""

from array import array
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.browse.list_items import Item
from reader.browse.listing import Listing, ListingKind
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.browsing.sparse_rows import AHEAD, CLOSE, HELD, SparseRows
from reader.ui.browsing.stories_model import Column, StoriesModel
from reader.ui.start.application import Session, settle
from reader.ui.story_list.row_layout import facts_of
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of

_MANY = 1200


@pytest.fixture
def long_session(open_window: OpenWindow) -> Session:
    """A window on a library of 1,200 stories on 12 days of two years."""
    pages = [
        page_of(
            *[story(f"标题{day:02}-{number:03}", "正文。") for number in range(_MANY // 12)],
            number="1",
            date=f"202{day // 6}-01-{day + 1:02}",
        )
        for day in range(12)
    ]
    shelf = Shelf(pages)
    return open_window(lambda: FakeLibrary(shelf))


def _row(number: int) -> StoryRow:
    return StoryRow(id=number, page_id=1, position=number, kind=StoryKind.STORY, title=f"标题{number}")


def _bar(session: Session) -> Any:
    return session.window.list_pane.view.verticalScrollBar()


def test_a_long_list_has_its_whole_length_at_once(long_session: Session) -> None:
    stories, view = long_session.window.browsing.stories, long_session.window.list_pane.view
    assert stories.lazy
    assert stories.rowCount() == _MANY
    assert _bar(long_session).maximum() == _MANY * view.rows.alike_height(snippets=False) - view.viewport().height()


def test_rows_come_where_one_looks(long_session: Session) -> None:
    stories, bar = long_session.window.browsing.stories, _bar(long_session)
    assert stories.held(_MANY - 1) is None
    bar.setValue(bar.maximum())
    settle(long_session)
    assert stories.item(_MANY - 1).row.title == "标题00-099"
    assert stories.held(_MANY // 2) is None
    assert bar.value() == bar.maximum()


def test_another_place_is_shown_from_its_first_row(long_session: Session) -> None:
    browsing, bar = long_session.window.browsing, _bar(long_session)
    bar.setValue(bar.maximum() // 2)
    settle(long_session)
    seen = list[int]()
    browsing.listed.connect(lambda _place: seen.append(bar.value()))
    long_session.window.searching.search("标题0")
    settle(long_session)
    assert seen == [0]


def test_a_story_not_fetched_yet_is_found_in_the_list(long_session: Session) -> None:
    stories = long_session.window.browsing.stories
    last = stories.id_at(_MANY - 1)
    assert last is not None
    assert stories.held(_MANY - 1) is None
    long_session.window.browsing.open_story(last)
    settle(long_session)
    assert long_session.window.list_pane.view.currentIndex().row() == _MANY - 1
    assert not long_session.window.browsing.step_story(1)


def test_the_last_row_is_reached_by_key(qtbot: Any, long_session: Session) -> None:
    view = long_session.window.list_pane.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    settle(long_session)
    story = long_session.window.browsing.story
    assert story is not None
    assert story.row.title == "标题00-099"


def test_a_held_key_opens_the_story_that_it_comes_to_rest_on(qtbot: Any, long_session: Session) -> None:
    view, browsing = long_session.window.list_pane.view, long_session.window.browsing
    opened: list[int] = []
    browsing.story_opened.connect(lambda story: opened.append(story.row.id))
    for number in range(30):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", number > 0)
        QApplication.sendEvent(view, key)
        settle(long_session)
    assert view.currentIndex().row() == 30
    qtbot.waitUntil(lambda: browsing.story is not None and browsing.story.row.id == browsing.stories.id_at(30))
    assert len(opened) < 5


def test_a_year_is_a_long_list_too(long_session: Session) -> None:
    browsing = long_session.window.browsing
    browsing.open_listing(Listing(kind=ListingKind.PERIOD, newspaper="工人日报", date="2020"))
    settle(long_session)
    assert (browsing.stories.rowCount(), browsing.stories.lazy) == (_MANY // 2, True)
    assert browsing.stories.item(0).row.date == "2020-01-06"
    _bar(long_session).setValue(_bar(long_session).maximum())
    settle(long_session)
    assert browsing.stories.item(_MANY // 2 - 1).row.date == "2020-01-01"


@pytest.mark.parametrize("order", ["oldest", "title", "newspaper"])
def test_other_orders_list_all(long_session: Session, order: str) -> None:
    long_session.settings.choose("sort", order)
    settle(long_session)
    stories = long_session.window.browsing.stories
    first, last = ("标题00-000", "标题11-099") if order != "newspaper" else ("标题11-000", "标题00-099")
    _bar(long_session).setValue(_bar(long_session).maximum())
    settle(long_session)
    assert stories.item(_MANY - 1).row.title == last
    _bar(long_session).setValue(0)
    settle(long_session)
    assert stories.item(0).row.title == first


def test_all_are_selected_and_marked_together(long_session: Session) -> None:
    window = long_session.window
    window.list_pane.view.setFocus()
    window.actions_by_id["select_all"].trigger()
    ids = window.list_pane.selected_ids()
    assert len(set(ids)) == _MANY
    window.actions_by_id["toggle_read"].trigger()
    settle(long_session)
    assert window.browsing.stories.item(5).row.read


def test_selected_stories_go_into_the_clipping_book(session: Session) -> None:
    view, stories = session.window.list_pane.view, session.window.browsing.stories
    for at in (1, 2):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        view.selectionModel().select(stories.index(at, 0), flags)
    session.window.actions_by_id["clip"].trigger()
    settle(session)
    assert session.window.statusBar().currentMessage() == "3 clippings"


def test_columns_stand_beside_the_story(session: Session) -> None:
    view = session.window.list_pane.view
    assert view.isColumnHidden(Column.DATE)
    session.window.actions_by_id["column_date"].trigger()
    assert not view.isColumnHidden(Column.DATE)
    assert view.horizontalHeader().isVisible()
    assert session.window.browsing.stories.index(0, Column.DATE).data() == "February 15, 2023"


def test_a_click_on_a_title_sorts(session: Session) -> None:
    view = session.window.list_pane.view
    view.horizontalHeader().sectionClicked.emit(Column.DATE)
    settle(session)
    assert session.settings.settings.sort == "newest"
    view.horizontalHeader().sectionClicked.emit(Column.DATE)
    settle(session)
    assert session.settings.settings.sort == "oldest"
    assert session.window.browsing.stories.item(0).row.date == "2023-02-14"


def test_rows_far_from_the_eye_are_let_go() -> None:
    total = HELD * 3
    rows: SparseRows[tuple[int]] = SparseRows([(0,)], lambda item: item[0], total)
    assert rows.know_ids(range(total))
    for at in range(0, total, AHEAD):
        while missing := rows.missing(at, at + 8):
            assert rows.fill(missing.start, [(each,) for each in missing])
    held = sum(rows[at] is not None for at in range(total))
    assert held <= HELD + 3 * AHEAD
    assert rows[total - 1] == (total - 1,)
    assert rows.row_of(5) == 5
    assert not rows.missing(total - 9, total - 1)


def test_rows_that_came_long_ago_go_before_those_in_sight() -> None:
    rows: SparseRows[tuple[int]] = SparseRows([], lambda item: item[0], HELD * 2)
    assert rows.know_ids(range(HELD * 2))
    rows.fill(0, [(each,) for each in range(HELD)])
    assert not rows.missing(0, 8)
    rows.fill(HELD, [(each,) for each in range(HELD, HELD + AHEAD)])
    assert [rows[at] for at in range(8 + AHEAD)] == [(at,) for at in range(8 + AHEAD)], "around the eye"
    assert sum(rows[at] is not None for at in range(HELD * 2)) == HELD


def test_where_the_eye_leaps_only_what_is_in_sight_is_fetched_until_it_rests() -> None:
    rows: SparseRows[tuple[int]] = SparseRows([], lambda item: item[0], 90_000)
    assert rows.know_ids(range(90_000))
    rows.missing(0, 7)
    for at in (30_000, 60_000):
        first = rows.missing(at, at + 7)
        assert (first.start, first.stop) == (at - CLOSE, at + 8 + CLOSE)
        rows.fill(first.start, [(each,) for each in first])
        assert rows.leaping
        assert not rows.missing(at, at + 7)
    rows.rest()
    assert len(rows.missing(60_000, 60_007)) == 8 + 2 * AHEAD
    rows.missing(60_030, 60_037)
    assert not rows.leaping, "a few rows on is no leap"


def test_a_list_that_leapt_fetches_what_is_around_once_it_rests(qtbot: QtBot) -> None:
    model = StoriesModel()
    model.show([], 5000)
    model.know_ids(range(1, 5001))
    wanted: list[tuple[int, int]] = []
    model.rows_wanted.connect(lambda first, count: wanted.append((first, count)))
    model.see(0, 7)
    model.see(3000, 3007)
    model.fill(3000 - CLOSE, [Item(_row(at + 1)) for at in range(3000 - CLOSE, 3008 + CLOSE)])
    assert wanted[-1] == (3000 - CLOSE, 8 + 2 * CLOSE)
    qtbot.waitUntil(lambda: wanted[-1] == (3000 - AHEAD, 8 + 2 * AHEAD))


def test_of_a_long_answer_only_the_first_hits_are_looked_through_for_copies() -> None:
    model = StoriesModel()
    model.show([Item(_row(number)) for number in (1, 2, 3)], 5)
    model.fold_copies([[1, 3]])
    model.know_ids(array("q", [1, 2, 3, 4, 5]))
    assert model.ids_of(0, 9) == [1, 2, 4, 5]
    assert model.row_of(3) == 0


def test_rows_in_sight_come_before_those_around_them() -> None:
    rows: SparseRows[tuple[int]] = SparseRows([], lambda item: item[0], 5000)
    assert rows.know_ids(range(100, 5100))
    first = rows.missing(2000, 2007)
    assert (first.start, first.stop) == (2000 - CLOSE, 2008 + CLOSE)
    assert not rows.missing(2000, 2007), "on their way"
    rows.fill(first.start, [(at + 100,) for at in first])
    around = rows.missing(2000, 2007)
    assert (around.start, around.stop) == (2000 - AHEAD, 2008 + AHEAD)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 1 << 40), min_size=2, max_size=80, unique=True), st.integers(0, 79))
def test_every_story_of_a_long_list_is_found(ids: list[int], listing: int) -> None:
    count, gone = len(ids), listing % len(ids)
    rows: SparseRows[tuple[int]] = SparseRows([(ids[0],)], lambda item: item[0], count)
    assert rows.know_ids(ids)
    rows.remove(gone)
    left = ids[:gone] + ids[gone + 1 :]
    assert rows.ids_of(0, count) == left
    assert [rows.row_of(each) for each in left] == list(range(count - 1))
    assert rows.row_of(ids[gone]) is None


def test_the_story_read_last_is_chosen_once_the_order_is_known(open_window: OpenWindow, long_session: Session) -> None:
    browsing = long_session.window.browsing
    last = browsing.stories.id_at(_MANY - 1)
    assert last is not None
    browsing.open_story(last)
    settle(long_session)
    long_session.settings.choose("sort", "oldest")
    settle(long_session)
    assert browsing.story is not None
    assert browsing.story.row.id == last
    assert long_session.window.list_pane.view.currentIndex().row() == browsing.stories.row_of(last)
    assert long_session.window.list_pane.selected_ids() == [last]


def test_copies_above_those_in_sight_move_nothing(open_window: OpenWindow) -> None:
    shelf = Shelf([page_of(*[story(f"工会新闻{number}", "正文。") for number in range(420)])])
    session = open_window(lambda: FakeLibrary(shelf))
    session.window.search_box.set_query("工会")
    session.window.searching.search("工会")
    settle(session)
    view, stories = session.window.list_pane.view, session.window.browsing.stories
    view.verticalScrollBar().setValue(view.verticalHeader().defaultSectionSize() * 200)
    settle(session)
    top = stories.id_at(view.rowAt(0))
    stories.fold_copies([(1, 30, 31)])
    settle(session)
    assert stories.rowCount() == 418
    assert stories.id_at(view.rowAt(0)) == top


def test_columns_that_find_no_room_are_shown_below_the_headline(session: Session) -> None:
    window, view = session.window, session.window.list_pane.view
    window.panes.setSizes([150, 330, 600])
    for name in ("newspaper", "date", "page"):
        session.settings.choose(f"column_{name}", True)
    settle(session)
    shown = [column for column in Column if not view.isColumnHidden(column)]
    assert shown == [Column.STORY, Column.NEWSPAPER, Column.DATE, Column.PAGE], "the list took room for them"
    assert window.story_pane.width() >= 300
    window.panes.setSizes([150, 300, 600])
    settle(session)
    assert [column for column in Column if not view.isColumnHidden(column)] == [Column.STORY, Column.NEWSPAPER]
    assert view.columnWidth(Column.STORY) >= 120
    row = replace(window.browsing.stories.item(0), heading="")
    assert facts_of(row, alike=True, columns=view.rows.columns) == "February 15, 2023 · Page 2"


def test_widths_of_columns_are_kept(open_window: OpenWindow, session: Session, shelf: Shelf) -> None:
    session.settings.choose("column_date", True)
    session.window.list_pane.view.setColumnWidth(Column.DATE, 131)
    settle(session)
    kept = session.settings.settings
    again = open_window(lambda: FakeLibrary(shelf), window=kept.window, column_date=True)
    assert again.window.list_pane.view.columnWidth(Column.DATE) == 131


def test_words_that_are_cut_are_shown_under_the_pointer(session: Session) -> None:
    view, stories = session.window.list_pane.view, session.window.browsing.stories
    long = replace(stories.item(0), row=replace(stories.item(0).row, title="很长的标题" * 30, kicker="引题"))
    assert view.rows.hidden_words(long, Column.STORY, 300) == ["引题", "很长的标题" * 30]
    assert view.rows.hidden_words(stories.item(0), Column.STORY, 900) == ()
    assert view.rows.hidden_words(long, Column.DATE, 20) == ["February 15, 2023"]
