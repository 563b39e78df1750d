"""Work of the window's thread in pieces: in order, with painting between, also where one piece waits in a dialog; other
threads wait while a list is painted."""

import time
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.background import frame_budget
from reader.ui.background.frame_budget import Pacer, RightOfWay
from reader.ui.browsing.stories_model import Item, StoriesModel
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story_list.list_view import StoryListView

_LONG = 0.004


def test_what_follows_long_work_waits_until_the_window_was_painted(qtbot: Any, qapp: Any) -> None:
    pacer, done = Pacer(qapp), list[int]()
    pacer.do(lambda: time.sleep(_LONG))
    pacer.do(lambda: done.append(1))
    pacer.do(lambda: done.append(2))
    assert pacer.busy
    assert done == []
    QTimer.singleShot(0, lambda: done.append(0))
    qtbot.waitUntil(lambda: not pacer.busy)
    assert done == [0, 1, 2]


def test_short_work_is_done_at_once(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_budget, "time", SimpleNamespace(perf_counter=lambda: 0.0))
    pacer, done = Pacer(qapp), list[int]()
    for number in range(3):
        pacer.do(lambda number=number: done.append(number))
    assert done == [0, 1, 2]
    pacer.close()


def test_what_work_asks_for_comes_after_it(qtbot: Any, qapp: Any) -> None:
    pacer, done = Pacer(qapp), list[str]()

    def work() -> None:
        pacer.do(lambda: done.append("after"))
        done.append("work")

    pacer.do(work)
    qtbot.waitUntil(lambda: not pacer.busy)
    assert done == ["work", "after"]


def test_work_that_waits_in_a_dialog_holds_up_nothing(qtbot: Any, qapp: Any) -> None:
    pacer, loop = Pacer(qapp), QEventLoop()

    def dialog() -> None:
        pacer.do(loop.quit)
        QTimer.singleShot(5000, loop.quit)
        loop.exec()

    began = time.perf_counter()
    pacer.do(dialog)
    assert time.perf_counter() - began < 2
    assert not pacer.busy


def test_what_comes_again_and_again_is_done_all_the_same(qtbot: Any, qapp: Any) -> None:
    pacer, done, often = Pacer(qapp), list[int](), QTimer()
    often.timeout.connect(lambda: pacer.do(lambda: (time.sleep(0.001), done.append(1))))
    often.start(1)
    qtbot.waitUntil(lambda: len(done) > 5)
    often.stop()
    pacer.close()


def test_work_that_fails_holds_up_nothing(qtbot: Any, qapp: Any) -> None:
    pacer, done = Pacer(qapp), list[int]()
    with qtbot.captureExceptions() as errors:
        QTimer.singleShot(0, lambda: pacer.do(_fail))
        QTimer.singleShot(0, lambda: pacer.do(lambda: done.append(1)))
        qtbot.waitUntil(lambda: bool(done))
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]


def test_nothing_is_done_once_it_is_closed(qtbot: Any, qapp: Any) -> None:
    pacer, done = Pacer(qapp), list[int]()
    pacer.do(lambda: time.sleep(_LONG))
    pacer.do(lambda: done.append(1))
    pacer.close()
    pacer.do(lambda: done.append(2))
    qtbot.wait(20)
    assert done == []


def test_work_that_gives_way_waits_for_the_window() -> None:
    way, gone = RightOfWay(), Event()

    def work() -> None:
        way.give()
        gone.set()

    with way:
        thread = Thread(target=work)
        thread.start()
        assert not gone.wait(0.02)
    thread.join(5)
    assert gone.is_set()


def test_a_list_has_the_right_of_way_while_it_is_painted(qtbot: Any, qapp: Any, monkeypatch: Any) -> None:
    way, painted = RightOfWay(), list[bool]()
    model = StoriesModel()
    view = StoryListView(model, ThemeKeeper(qapp, "light"), way)
    qtbot.addWidget(view)
    model.show([Item(row=StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title="标题"))])

    def paint(*_: object) -> None:
        other = Thread(target=way.give)
        other.start()
        other.join(0.02)
        painted.append(other.is_alive())

    monkeypatch.setattr(view.rows, "paint", paint)
    view.grab()
    assert painted == [True]


def _fail() -> None:
    raise ZeroDivisionError
