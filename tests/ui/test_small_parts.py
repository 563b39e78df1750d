"""Small parts of the window by themselves: groups, the trail, drawn text, following the system."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication

from reader.browse.listing import ALL, BOOKMARKS, Listing, ListingKind
from reader.browse.trail import Stop, Trail
from reader.domain.story import StoryKind
from reader.menu_entry import ID
from reader.ports.rows import StoryRow
from reader.ui.browsing.grouping import grouped
from reader.ui.look.drawn_text import DrawnText, utf16_length
from reader.ui.look.theme import ThemeKeeper
from reader.ui.start.application import Session, make_application

ISSUE = Listing(kind=ListingKind.ISSUE, newspaper="工人日报", date="2023-02-15")


def _rows(*listings: tuple[str, str]) -> list[StoryRow]:
    return [
        StoryRow(
            id=at,
            page_id=int(page),
            position=at,
            kind=StoryKind.STORY,
            title="题",
            newspaper="报",
            date=date,
            page=page,
        )
        for at, (date, page) in enumerate(listings)
    ]


def _headings(rows: list[StoryRow], listing: Listing, group: str) -> list[str]:
    return [item.heading for item in grouped(rows, listing, group)]


def test_the_first_row_of_each_page_has_a_heading(english: None) -> None:
    rows = _rows(("2023-02-15", "1"), ("2023-02-15", "1"), ("2023-02-15", "2"))
    assert _headings(rows, ISSUE, "page") == ["Page 1", "", "Page 2"]
    assert _headings(rows, Listing(kind=ListingKind.PAGE, page_id=1), "page") == ["", "", ""]
    assert _headings(rows, ISSUE, "none") == ["", "", ""]


def test_groups_by_day(english: None) -> None:
    rows = _rows(("2023-02-15", "1"), ("2023-02-15", "2"), ("2023-02-14", "1"))
    assert _headings(rows, ALL, "date") == ["Wednesday, February 15, 2023", "", "Tuesday, February 14, 2023"]


def test_a_slice_goes_on_in_the_group_of_the_one_before(english: None) -> None:
    rows = _rows(("2023-02-15", "1"), ("2023-02-15", "1"))
    assert [item.heading for item in grouped(rows[1:], ISSUE, "page", rows[0])] == [""]


def test_rows_without_headings_say_where_they_are_from(english: None) -> None:
    rows = _rows(("2023-02-15", "1"))
    assert grouped(rows, BOOKMARKS, "page")[0].dated
    assert grouped(rows, ALL, "none")[0].dated
    assert not grouped(rows, ALL, "page")[0].dated


def test_a_new_visit_cuts_off_what_lay_ahead() -> None:
    trail = Trail()
    for story_id in (1, 2, 3):
        trail.visit(Stop(ALL, story_id))
    assert trail.step(-1) == Stop(ALL, 2)
    trail.note_position(70)
    trail.visit(Stop(ALL, 4))
    assert not trail.can_step(1)
    assert trail.step(-1) == Stop(ALL, 2, 70)
    assert trail.step(-1) == Stop(ALL, 1)
    assert trail.step(-1) is None


def test_visiting_where_one_stands_changes_nothing() -> None:
    trail = Trail()
    trail.visit(Stop(ALL, 1))
    trail.visit(Stop(ALL, 1))
    assert not trail.can_step(-1)


@pytest.mark.parametrize("text", ["短", "一条很长的标题" * 12, "𬭎" * 60, "latin words " * 20, ""])
@pytest.mark.parametrize("lines", [1, 2])
def test_drawn_text_keeps_to_its_lines(qapp: Any, text: str, lines: int) -> None:
    font = QFont()
    font.setPixelSize(15)
    one = DrawnText("字", font, 200, 1).height
    assert DrawnText(text, font, 200, lines).height <= lines * one + 0.01


def test_characters_beyond_the_basic_plane_count_twice() -> None:
    assert utf16_length("工𬭎会") == 4


def test_the_window_follows_the_system(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = session.application.styleHints().colorSchemeChanged
    session.settings.choose("theme", "system")
    assert session.themes.theme.name == "light"
    monkeypatch.setattr(ThemeKeeper, "system_is_dark", lambda _: True)
    changed.emit(Qt.ColorScheme.Dark)
    assert session.themes.theme.name == "dark"
    session.settings.choose("theme", "sepia")
    changed.emit(Qt.ColorScheme.Dark)
    assert session.themes.theme.name == "sepia"


def test_the_window_bears_the_name_of_its_menu_entry(qapp: object) -> None:
    make_application()
    assert QGuiApplication.desktopFileName() == ID
