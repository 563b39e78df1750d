"""Reading in the window: choosing, stepping, marking, finding, going back."""

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from reader.browse.listing import ALL, Listing, ListingKind
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow
from tests.ui.fake_library import FakeLibrary, Shelf


def _text(session: Session) -> str:
    return session.window.story_pane.view.toPlainText()


def _key(
    qtbot: Any, session: Session, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(session.window.focusWidget() or session.window, key, modifier)
    settle(session)


def _open(session: Session, story_id: int) -> None:
    session.window.browsing.open_story(story_id)
    settle(session)
    session.window.story_pane.view.setFocus()


def test_the_window_opens_on_all_stories_with_the_first_one_shown(session: Session) -> None:
    window = session.window
    assert window.list_pane.title.text() == "All stories"
    assert window.list_pane.count.text() == "5 stories"
    assert "工会工作主要任务明确" in _text(session)
    assert window.list_pane.view.currentIndex().row() == 0
    assert not window.browsing.story.row.read


def test_a_story_is_shown_with_all_its_parts(session: Session) -> None:
    _open(session, 2)
    text = _text(session)
    for part in ("Picture story", "工会搭鹊桥", "2月12日，交友活动举办。", "本报记者 田国全 摄", "工人日报"):
        assert part in text
    _open(session, 4)
    assert "(上接第1版)" in _text(session) or "（上接第1版）" in _text(session)
    assert "It begins on page 1, which is not held." in _text(session)


def test_issues_open_to_pages_and_pages_list_their_stories(session: Session) -> None:
    window = session.window
    model, tree = window.left_pane.model, window.left_pane.view
    tree.expand(model.find("newspaper:工人日报"))
    tree.expand(model.find("issue:工人日报:2023-02-15"))
    settle(session)
    page = model.find("page:工人日报:2023-02-15:3")
    assert model.data(page) == "Page 3"
    tree.setCurrentIndex(page)
    settle(session)
    assert window.list_pane.count.text() == "1 story"
    assert window.browsing.story.row.id == 4


def test_j_and_k_step_through_the_list(qtbot: Any, session: Session) -> None:
    session.window.story_pane.view.setFocus()
    _key(qtbot, session, Qt.Key.Key_J)
    assert session.window.browsing.story.row.id == 2
    assert session.window.list_pane.view.currentIndex().row() == 1
    _key(qtbot, session, Qt.Key.Key_J)
    _key(qtbot, session, Qt.Key.Key_K)
    assert session.window.browsing.story.row.id == 2


def test_letters_type_in_the_search_box(qtbot: Any, session: Session) -> None:
    box = session.window.search_box
    box.setFocus()
    for letter in "jks":
        qtbot.keyClick(box, letter)
    assert box.text() == "jks"
    assert session.window.browsing.story.row.id == 1
    assert not session.window.browsing.story.row.bookmarked


def test_space_reads_on_to_the_next_story(qtbot: Any, session: Session) -> None:
    view = session.window.story_pane.view
    view.setFocus()
    _key(qtbot, session, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() > 0
    assert session.window.browsing.story.row.id == 1
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    _key(qtbot, session, Qt.Key.Key_Space)
    assert session.window.browsing.story.row.id == 2


def test_a_row_that_only_has_the_cursor_is_chosen_with_its_story(session: Session) -> None:
    """A list that gets the focus before there is a story puts its cursor on the first row, and chooses nothing."""
    pane = session.window.list_pane
    pane.view.selectionModel().clear()
    pane.view.selectionModel().setCurrentIndex(pane.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    assert pane.selected_ids() == []
    assert pane.select_story(1)
    assert pane.selected_ids() == [1]


def test_opening_by_hand_marks_as_read(session: Session, shelf: Shelf) -> None:
    _open(session, 3)
    assert shelf.stories[3].row.read
    assert session.window.browsing.stories.item(2).row.read
    assert not shelf.stories[1].row.read


def test_r_marks_as_unread_again(qtbot: Any, session: Session, shelf: Shelf) -> None:
    _open(session, 3)
    _key(qtbot, session, Qt.Key.Key_R)
    assert not shelf.stories[3].row.read


def test_ctrl_d_stars_the_story_everywhere(qtbot: Any, session: Session) -> None:
    window = session.window
    _open(session, 3)
    _key(qtbot, session, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.browsing.stories.item(2).row.bookmarked
    assert window.actions_by_id["bookmark"].isChecked()
    bookmark = window.left_pane.model.find("bookmark:1")
    assert window.left_pane.model.data(bookmark) == "环卫工可享免费早餐"
    _open(session, 1)
    # Found anew: if this took two seconds, the story counts as read and the left pane was filled again.
    window.left_pane.view.setCurrentIndex(window.left_pane.model.find("bookmark:1"))
    settle(session)
    assert window.browsing.story.row.id == 3
    _key(qtbot, session, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not window.left_pane.model.find("bookmark:1").isValid()


def test_back_and_forward_go_along_the_trail(qtbot: Any, session: Session) -> None:
    for story_id in (2, 3):
        _open(session, story_id)
    _key(qtbot, session, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.window.browsing.story.row.id == 2
    _key(qtbot, session, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.window.browsing.story.row.id == 1
    _key(qtbot, session, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.window.browsing.story.row.id == 2


def test_back_returns_from_a_search_to_where_one_read(session: Session) -> None:
    browsing = session.window.browsing
    view = session.window.story_pane.view
    view.verticalScrollBar().setValue(300)
    session.window.searching.search("大事记")
    settle(session)
    assert browsing.story.row.id == 5
    browsing.step_trail(-1)
    settle(session)
    settle(session)
    assert browsing.listing == ALL
    assert browsing.story.row.id == 1
    assert session.window.search_box.text() == ""


def test_pages_follow_one_another_across_issues(qtbot: Any, session: Session) -> None:
    browsing = session.window.browsing
    _open(session, 5)
    browsing.step_page(1)
    settle(session)
    assert browsing.listing.page_id == 1
    browsing.step_page(1)
    settle(session)
    assert browsing.listing.page_id == 2
    browsing.step_page(1)
    settle(session)
    assert browsing.listing.page_id == 2
    browsing.step_page(-1)
    settle(session)
    assert browsing.listing.page_id == 1


def test_find_in_the_story_counts_and_walks(qtbot: Any, session: Session) -> None:
    pane = session.window.story_pane
    session.window.story_pane.view.setFocus()
    _key(qtbot, session, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    pane.find_bar.field.setText("环卫工人")
    settle(session)
    total = pane.view.toPlainText().count("环卫工人")
    assert total > 4
    assert pane.find_bar.count.text() == f"1 / {total}"
    assert len(pane.view.verticalScrollBar().marks) > 1
    _key(qtbot, session, Qt.Key.Key_Return)
    assert pane.view.hit_position == (2, total)
    _key(qtbot, session, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    _key(qtbot, session, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.view.hit_position == (total, total)
    _key(qtbot, session, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.view.hit_position == (0, 0)


def test_original_text_is_one_key_away(qtbot: Any, session: Session) -> None:
    pane = session.window.story_pane
    pane.view.setFocus()
    _key(qtbot, session, Qt.Key.Key_O)
    assert pane.shows_original
    assert pane.source.toPlainText().startswith("# 工会工作主要任务明确")
    _key(qtbot, session, Qt.Key.Key_O)
    assert not pane.shows_original


def test_copying_gives_the_original_and_the_screen_shows_full_width(session: Session) -> None:
    pane = session.window.story_pane
    assert "要求已明确，全总下功夫" in _text(session)
    pane.view.selectAll()
    session.window.actions_by_id["copy"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "本报北京2月14日电(记者郑莉)工会工作的要求已明确,全总下功夫。" in copied
    session.settings.choose("copy_as_shown", True)
    pane.view.selectAll()
    session.window.actions_by_id["copy"].trigger()
    assert "本报北京2月14日电（记者郑莉）工会工作的要求已明确，全总下功夫。" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("size", [24, 14])
def test_another_text_size_keeps_the_place(session: Session, size: int) -> None:
    view = session.window.story_pane.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = view.reading_position()
    session.settings.choose("font_size", size)
    settle(session)
    assert 0 <= before - view.reading_position() < 80


def test_the_reading_position_is_kept_in_every_story(session: Session, shelf: Shelf) -> None:
    view = session.window.story_pane.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = view.reading_position()
    _open(session, 5)
    assert shelf.positions == {1: before}
    _open(session, 1)
    assert view.reading_position() == before


def test_a_place_may_be_empty(open_window: OpenWindow, shelf: Shelf) -> None:
    session = open_window(lambda: FakeLibrary(shelf))
    session.window.browsing.open_listing(Listing(kind=ListingKind.ISSUE, newspaper="无", date="2000-01-01"))
    settle(session)
    assert session.window.browsing.story is None
    assert _text(session) == ""
    assert not session.window.actions_by_id["bookmark"].isEnabled()


def test_the_next_start_goes_on_where_one_left_off(open_window: OpenWindow, shelf: Shelf) -> None:
    first = open_window(lambda: FakeLibrary(shelf))
    first.window.browsing.open_listing(
        Listing(kind=ListingKind.PAGE, newspaper="工人日报", date="2023-02-15", page_id=1, page="2")
    )
    settle(first)
    _open(first, 3)
    first.close()
    again = open_window(lambda: FakeLibrary(shelf))
    settle(again)
    assert again.window.browsing.listing.page_id == 1
    assert again.window.browsing.story.row.id == 3


def test_a_lost_place_gives_all_stories(open_window: OpenWindow, shelf: Shelf) -> None:
    shelf.settings["last_place"] = '{"kind": "issue", "newspaper": "无", "story_id": 3, "other": 1}'
    session = open_window(lambda: FakeLibrary(shelf))
    assert session.window.browsing.listing == ALL


def test_several_selected_stories_are_bookmarked_together(session: Session) -> None:
    view = session.window.list_pane.view
    model = session.window.browsing.stories
    flag = QItemSelectionModel.SelectionFlag.Select
    for at in (1, 2):
        view.selectionModel().select(model.index(at, 0), flag)
    session.window.actions_by_id["bookmark"].trigger()
    settle(session)
    assert [model.item(at).row.bookmarked for at in range(5)] == [True, True, True, False, False]


def test_selected_words_are_searched_as_the_source_has_them(session: Session) -> None:
    view = session.window.story_pane.view
    cursor = view.document().find("的要求已明确，全总")
    view.setTextCursor(cursor)
    session.window.actions_by_id["search_selection"].trigger()
    settle(session)
    assert session.window.browsing.listing.query == "的要求已明确,全总"
    assert session.window.search_box.text() == "的要求已明确,全总"


def test_another_script_is_shown_and_the_original_copied(qtbot: Any, session: Session) -> None:
    session.settings.choose("script", "traditional")
    settle(session)
    view = session.window.story_pane.view
    assert "工會工作主要任務明確" in _text(session)
    view.selectAll()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "工会工作主要任务明确" in QGuiApplication.clipboard().text()
    session.window.searching.search("早餐")
    settle(session)
    assert view.hit_position[0] == 1


def test_skimming_shows_the_page_and_a_headline_opens_its_story(qtbot: Any, session: Session) -> None:
    view = session.window.story_pane.view
    view.setFocus()
    _key(qtbot, session, Qt.Key.Key_1)
    assert [line for line in _text(session).splitlines() if line] == [
        "工人日报 · Wednesday, February 15, 2023 · Page 2",
        "工会工作主要任务明确",
        "工会搭鹊桥",
        "环卫工可享免费早餐",
    ]
    _key(qtbot, session, Qt.Key.Key_2)
    assert "工会工作的要求已明确，全总下功夫。" in _text(session)
    assert "2月12日，交友活动举办。" in _text(session)
    view.anchorClicked.emit(QUrl("story:3"))
    settle(session)
    assert session.settings.settings.skim == "full"
    assert session.window.browsing.story.row.id == 3
    assert "工会搭鹊桥" not in _text(session)


def test_reading_on_while_skimming_goes_to_the_next_page(session: Session) -> None:
    session.settings.choose("skim", "headlines")
    settle(session)
    session.window.reading.pass_end(1)
    settle(session)
    assert session.window.browsing.listing.page_id == 2
    assert session.window.browsing.story.page
