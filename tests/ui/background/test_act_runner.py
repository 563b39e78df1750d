"""The one runner of acts: order, changes handed out, undo and redo, what cannot be undone any more."""

from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any

import pytest

from reader.acts import bookmarks, reading, searches
from reader.acts.done import Changes, Kind, Undo
from reader.errors import HeldKind, NotHeld
from reader.library.library import Library
from reader.library.searches import SavedSearch
from reader.ports.progress import Progress
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.library_workers import Worker
from reader.ui.background.long_work import LongWork
from tests.ui.conftest import story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([page_of(*(story(f"标题{at}", "正文。") for at in range(3)))])


class Window:
    """A runner with everything that it reports."""

    def __init__(self, shelf: Shelf) -> None:
        self.workers = [Worker(name, lambda: FakeLibrary(shelf)) for name in ("writing", "importing")]
        self.work = LongWork(self.workers[1])
        self.acts = ActRunner(self.workers[0], self.work)
        self.changes, self.reported, self.failed = list[Changes](), list[tuple[str, str]](), list[Exception]()
        self.acts.changed.connect(self.changes.append)
        for name in ("undone", "redone", "not_undone"):
            getattr(self.acts, name).connect(lambda undo, _=None, name=name: self.reported.append((name, undo.act)))
        for worker in self.workers:
            worker.failed.connect(self.failed.append)


@pytest.fixture
def window(qapp: Any, shelf: Shelf) -> Iterator[Window]:
    made = Window(shelf)
    yield made
    for worker in made.workers:
        worker.close()


def settle(qtbot: Any, window: Window) -> None:
    qtbot.waitUntil(lambda: not any(worker.busy for worker in window.workers))


def _toggle(story_id: int) -> Any:
    return partial(bookmarks.toggle, story_id=story_id)


def test_an_act_hands_its_changes_out_once_and_then_its_result(qtbot: Any, window: Window, shelf: Shelf) -> None:
    results = list[Any]()
    window.acts.run(_toggle(2), lambda result: results.append((result.on, len(window.changes))))
    settle(qtbot, window)
    assert results == [(True, 1)]
    assert (window.changes[0].stories, window.changes[0].of(Kind.BOOKMARKS)) == ({2}, True)
    assert [mark.story_id for mark in shelf.bookmarks] == [2]


def test_acts_are_undone_from_the_last_and_done_again(qtbot: Any, window: Window, shelf: Shelf) -> None:
    window.acts.run(_toggle(1))
    window.acts.run(lambda library: searches.save(library, SavedSearch(name="早餐", query="早餐")))
    settle(qtbot, window)
    first = shelf.bookmarks
    for _ in range(3):
        window.acts.undo()
    settle(qtbot, window)
    assert (shelf.bookmarks, shelf.saved) == ([], {})
    assert window.reported == [("undone", "searches.save"), ("undone", "bookmarks.toggle")]
    assert window.acts.next_undo is None
    window.acts.redo()
    settle(qtbot, window)
    assert shelf.bookmarks == first, "the same id and date"
    assert window.acts.next_redo == Undo(2, "searches.save", "早餐")
    window.acts.run(_toggle(2))
    settle(qtbot, window)
    assert window.acts.next_redo is None, "a new act ends what could be done again"


def test_undo_waits_for_the_acts_asked_for_before(qtbot: Any, window: Window, shelf: Shelf) -> None:
    window.acts.run(_toggle(1))
    window.acts.run(_toggle(2))
    window.acts.undo()
    settle(qtbot, window)
    assert [mark.story_id for mark in shelf.bookmarks] == [1]


def test_an_act_that_changes_nothing_is_not_on_the_stack(qtbot: Any, window: Window) -> None:
    window.acts.run(lambda library: reading.mark(library, [99], True))
    settle(qtbot, window)
    assert (window.acts.next_undo, window.changes) == (None, [])


def test_an_act_that_was_overtaken_is_said_and_leaves_the_stack(qtbot: Any, window: Window, shelf: Shelf) -> None:
    window.acts.run(_toggle(1))
    settle(qtbot, window)
    other = FakeLibrary(shelf)
    other.store.bookmarks.remove(shelf.bookmarks[0].id)
    window.acts.undo()
    settle(qtbot, window)
    assert window.reported == [("not_undone", "bookmarks.toggle")]
    assert (window.acts.next_undo, window.failed) == (None, [])


def test_an_error_goes_to_the_act_that_takes_it_else_to_the_window(qtbot: Any, window: Window) -> None:
    taken = list[Exception]()
    window.acts.run(_toggle(99), failed=taken.append)
    window.acts.run(_toggle(99))
    window.acts.run(_toggle(1))
    settle(qtbot, window)
    assert [type(error) for error in (*taken, *window.failed)] == [NotHeld, NotHeld]
    assert window.acts.next_undo is not None, "the acts after it go on"


def test_a_long_act_has_progress_and_short_ones_do_not_wait_for_it(qtbot: Any, window: Window, shelf: Shelf) -> None:
    hold, said = Event(), list[str]()
    window.work.started.connect(said.append)

    def mark(library: Library, progress: Progress) -> Any:
        hold.wait(5)
        return reading.mark(library, [1, 2], True, progress)

    window.acts.run_long("Marking", mark)
    window.acts.run(_toggle(3))
    qtbot.waitUntil(lambda: bool(shelf.bookmarks))
    assert not shelf.stories[1].row.read
    hold.set()
    settle(qtbot, window)
    assert shelf.stories[1].row.read
    window.acts.undo()
    assert window.acts.next_undo is None, "one long act at a time is undone"
    settle(qtbot, window)
    assert not shelf.stories[1].row.read
    assert said == ["Marking", "Undoing: read marks"]
    assert [mark.story_id for mark in shelf.bookmarks] == [3]


def test_an_undo_that_is_stopped_leaves_the_act_on_the_stack(qtbot: Any, window: Window, shelf: Shelf) -> None:
    window.acts.run_long("Marking", lambda library, progress: reading.mark(library, [1], True, progress))
    settle(qtbot, window)
    window.work.started.connect(lambda _said: window.work.cancel())
    window.acts.undo()
    settle(qtbot, window)
    assert shelf.stories[1].row.read
    assert window.acts.next_undo is not None
    assert (window.reported, window.failed) == ([], [])


def test_not_held_names_what_was_asked_for(qtbot: Any, window: Window) -> None:
    window.acts.run(_toggle(99))
    settle(qtbot, window)
    assert [(error.what, error.key) for error in window.failed if isinstance(error, NotHeld)] == [(HeldKind.STORY, 99)]
