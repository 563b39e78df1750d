"""A widget that shows things that acts change is read again at once, when it is shown again, or not at all."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from reader.acts.done import Changes, Kind
from reader.ui.start.application import Session
from reader.ui.workbench.freshness import Freshness

PAGES = Changes(kinds=frozenset({Kind.PAGES}))


@pytest.fixture
def widget(session: Session) -> Iterator[QWidget]:
    widget = QWidget()
    yield widget
    widget.close()


@pytest.fixture
def loads() -> list[str]:
    return []


@pytest.fixture
def freshness(session: Session, widget: QWidget, loads: list[str]) -> Freshness:
    return Freshness(widget, session.window.acts, lambda: loads.append("read"), Kind.PAGES)


def test_a_widget_that_is_seen_is_read_at_once(
    session: Session, widget: QWidget, loads: list[str], freshness: Freshness
) -> None:
    widget.show()
    session.window.acts.changed.emit(PAGES)
    assert loads == ["read"]


def test_a_hidden_widget_is_read_when_it_is_shown_and_once(
    session: Session, widget: QWidget, loads: list[str], freshness: Freshness
) -> None:
    session.window.acts.changed.emit(PAGES)
    session.window.acts.changed.emit(PAGES)
    assert loads == []
    widget.show()
    widget.hide()
    widget.show()
    assert loads == ["read"]


def test_a_widget_that_was_read_before_it_is_shown_is_not_read_twice(
    session: Session, widget: QWidget, loads: list[str], freshness: Freshness
) -> None:
    session.window.acts.changed.emit(PAGES)
    freshness.note_reading()
    widget.show()
    assert loads == []


def test_a_change_after_the_reading_is_not_missed(
    session: Session, widget: QWidget, loads: list[str], freshness: Freshness
) -> None:
    freshness.note_reading()
    session.window.acts.changed.emit(PAGES)
    widget.show()
    assert loads == ["read"]


def test_changes_of_other_kinds_are_left_alone(
    session: Session, widget: QWidget, loads: list[str], freshness: Freshness
) -> None:
    widget.show()
    session.window.acts.changed.emit(Changes(kinds=frozenset({Kind.BOOKMARKS})))
    assert loads == []
