"""Work of the window's thread in pieces: in order, with painting between, also where one piece waits in a dialog."""

import time
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from reader.ui import pacing
from reader.ui.pacing import Pacer

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
    monkeypatch.setattr(pacing, "time", SimpleNamespace(perf_counter=lambda: 0.0))
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


def _fail() -> None:
    raise ZeroDivisionError
