"""Work of the window's thread in pieces: in order, with painting between, even if one piece waits in a dialog; other
threads wait while a list is painted."""

import time
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from reader.browse.list_items import Item
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.background import frame_budget
from reader.ui.background.frame_budget import FrameBudget, PaintLock
from reader.ui.browsing.stories_model import StoriesModel
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story_list.list_view import StoryListView

_LONG = 0.004


def test_what_follows_long_work_waits_until_the_window_was_painted(qtbot: Any, qapp: Any) -> None:
    budget, done = FrameBudget(qapp), list[int]()
    budget.do(lambda: time.sleep(_LONG))
    budget.do(lambda: done.append(1))
    budget.do(lambda: done.append(2))
    assert budget.busy
    assert done == []
    QTimer.singleShot(0, lambda: done.append(0))
    qtbot.waitUntil(lambda: not budget.busy)
    assert done == [0, 1, 2]


def test_short_work_is_done_at_once(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_budget, "time", SimpleNamespace(perf_counter=lambda: 0.0))
    budget, done = FrameBudget(qapp), list[int]()
    for number in range(3):
        budget.do(lambda number=number: done.append(number))
    assert done == [0, 1, 2]
    budget.close()


def test_what_work_asks_for_comes_after_it(qtbot: Any, qapp: Any) -> None:
    budget, done = FrameBudget(qapp), list[str]()

    def work() -> None:
        budget.do(lambda: done.append("after"))
        done.append("work")

    budget.do(work)
    qtbot.waitUntil(lambda: not budget.busy)
    assert done == ["work", "after"]


def test_work_that_waits_in_a_dialog_holds_up_nothing(qtbot: Any, qapp: Any) -> None:
    budget, loop = FrameBudget(qapp), QEventLoop()

    def dialog() -> None:
        budget.do(loop.quit)
        QTimer.singleShot(5000, loop.quit)
        loop.exec()

    began = time.perf_counter()
    budget.do(dialog)
    assert time.perf_counter() - began < 2
    assert not budget.busy


def test_what_comes_again_and_again_is_done_all_the_same(qtbot: Any, qapp: Any) -> None:
    budget, done, often = FrameBudget(qapp), list[int](), QTimer()
    often.timeout.connect(lambda: budget.do(lambda: (time.sleep(0.001), done.append(1))))
    often.start(1)
    qtbot.waitUntil(lambda: len(done) > 5)
    often.stop()
    budget.close()


def test_work_that_fails_holds_up_nothing(qtbot: Any, qapp: Any) -> None:
    budget, done = FrameBudget(qapp), list[int]()
    with qtbot.captureExceptions() as errors:
        QTimer.singleShot(0, lambda: budget.do(_fail))
        QTimer.singleShot(0, lambda: budget.do(lambda: done.append(1)))
        qtbot.waitUntil(lambda: bool(done))
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]


def test_nothing_is_done_once_it_is_closed(qtbot: Any, qapp: Any) -> None:
    budget, done = FrameBudget(qapp), list[int]()
    budget.do(lambda: time.sleep(_LONG))
    budget.do(lambda: done.append(1))
    budget.close()
    budget.do(lambda: done.append(2))
    qtbot.wait(20)
    assert done == []


def test_work_that_gives_way_waits_for_the_window() -> None:
    paint_lock, gone = PaintLock(), Event()

    def work() -> None:
        paint_lock.wait()
        gone.set()

    with paint_lock:
        thread = Thread(target=work)
        thread.start()
        assert not gone.wait(0.02)
    thread.join(5)
    assert gone.is_set()


def test_a_list_has_the_right_of_way_while_it_is_painted(qtbot: Any, qapp: Any, monkeypatch: Any) -> None:
    paint_lock, painted = PaintLock(), list[bool]()
    model = StoriesModel()
    view = StoryListView(model, ThemeKeeper(qapp, "light"), paint_lock)
    qtbot.addWidget(view)
    model.show([Item(row=StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title="标题"))])

    def paint(*_: object) -> None:
        other = Thread(target=paint_lock.wait)
        other.start()
        other.join(0.02)
        painted.append(other.is_alive())

    monkeypatch.setattr(view.rows, "paint", paint)
    view.grab()
    assert painted == [True]


def _fail() -> None:
    raise ZeroDivisionError
