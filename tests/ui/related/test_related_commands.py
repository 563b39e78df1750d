"""Related stories of the open story: asked for after it is shown, opened with a way back, gone with another story."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from reader.errors import HeldKind, NotHeld
from reader.library.related_stories import Related, RelatedStories, RelatedStory
from reader.ui.related.related_panel import RelatedPanel
from reader.ui.start.application import Session, settle


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(self: RelatedStories, story_id: int, **_: object) -> Related:
        row = self._store.holdings.story(story_id).row
        others: Sequence[int] = {1: (3, 2), 3: (1,)}.get(story_id, ())
        stories = [RelatedStory(self._store.holdings.story(other).row, ()) for other in others]
        return Related(row, tuple(stories), later=tuple(stories[:1]))

    monkeypatch.setattr(RelatedStories, "of", found)


def panel(session: Session) -> RelatedPanel:
    (found,) = session.window.findChildren(RelatedPanel)
    return found


def open_story(session: Session, qtbot: QtBot, story_id: int) -> None:
    session.window.open_story(story_id)
    settle(session)
    qtbot.waitUntil(lambda: panel(session).found is not None and panel(session).found.story_id == story_id)  # type: ignore[union-attr]


def test_they_come_after_the_story_and_open_with_a_way_back(session: Session, qtbot: QtBot) -> None:
    open_story(session, qtbot, 1)
    assert panel(session).head.text() == "After 1  ·  Related 1"
    panel(session).story_wanted.emit(3)
    settle(session)
    assert session.window.browsing.story is not None
    assert session.window.browsing.story.row.id == 3
    session.window.action("back").trigger()
    settle(session)
    assert session.window.browsing.story.row.id == 1


def test_the_action_unfolds_them_at_once_and_folds_them_again(session: Session) -> None:
    session.window.open_story(1)
    settle(session)
    session.window.action("related_stories").trigger()
    settle(session)
    assert panel(session).unfolded
    session.window.action("related_stories").trigger()
    assert not panel(session).unfolded


def test_a_story_without_any_says_so_if_it_is_asked(session: Session) -> None:
    session.window.open_story(2)
    settle(session)
    session.window.action("related_stories").trigger()
    settle(session)
    assert panel(session).isHidden()
    assert "No story is related" in session.window.statusBar().currentMessage()


def test_a_story_that_was_deleted_meanwhile_is_no_fault(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: RelatedStories, story_id: int, **_: object) -> Related:
        raise NotHeld(HeldKind.STORY, story_id)

    monkeypatch.setattr(RelatedStories, "of", gone)
    session.window.open_story(3)
    settle(session)
    session.window.action("related_stories").trigger()
    settle(session)
    assert panel(session).isHidden()
