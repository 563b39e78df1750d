"""Workers: answers on this thread, newest wins, errors reported, libraries closed."""

import threading
from typing import Any

import pytest

from reader.errors import Cancelled
from reader.ui.background.library_workers import Worker
from tests.ui.fake_library import FakeLibrary, Shelf


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary(Shelf())


@pytest.fixture
def worker(qapp: Any, library: FakeLibrary) -> Any:
    worker = Worker("test", lambda: library)
    yield worker
    worker.close()


def test_work_runs_in_its_own_thread_and_the_answer_comes_here(qtbot: Any, worker: Worker) -> None:
    seen: list[Any] = []
    with qtbot.waitSignal(worker.became_idle):
        worker.ask(lambda _: threading.get_ident(), lambda thread: seen.extend([thread, threading.get_ident()]))
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_answers_come_in_order(qtbot: Any, worker: Worker) -> None:
    seen: list[int] = []
    with qtbot.waitSignal(worker.became_idle):
        for number in range(20):
            worker.ask(lambda _, number=number: number, seen.append)
    assert seen == list(range(20))


def test_the_newest_question_of_a_topic_wins(qtbot: Any, worker: Worker) -> None:
    seen: list[int] = []
    run: list[int] = []
    hold = threading.Event()
    with qtbot.waitSignal(worker.became_idle):
        worker.ask(lambda _: hold.wait(5), lambda _: None)
        for number in range(5):
            worker.ask(lambda _, number=number: run.append(number) or number, seen.append, topic="search")
        worker.ask(lambda _: 99, seen.append, topic="other")
        hold.set()
    assert seen == [4, 99]
    assert run == [4]


def test_work_in_hand_knows_that_a_newer_question_waits(qtbot: Any, worker: Worker) -> None:
    """A search asks now and then, and ends."""
    seen: list[object] = []
    begun, hold = threading.Event(), threading.Event()

    def long_work(_: object) -> str:
        seen.append(worker.overtaken())
        begun.set()
        hold.wait(5)
        seen.append(worker.overtaken())
        raise Cancelled

    with qtbot.waitSignal(worker.became_idle):
        worker.ask(long_work, seen.append, topic="search", failed=seen.append)
        assert begun.wait(5)
        worker.ask(lambda _: "other", lambda _: None, topic="other")
        assert not worker.overtaken()
        worker.ask(lambda _: "new", seen.append, topic="search")
        hold.set()
    assert seen == [False, True, "new"]


def test_an_old_answer_that_comes_late_is_dropped(qtbot: Any, worker: Worker) -> None:
    seen: list[str] = []
    started, hold = threading.Event(), threading.Event()
    with qtbot.waitSignal(worker.became_idle):
        worker.ask(lambda _: (started.set(), hold.wait(5), "old")[2], seen.append, topic="search")
        assert started.wait(5)
        worker.ask(lambda _: "new", seen.append, topic="search")
        hold.set()
    assert seen == ["new"]


def test_errors_go_to_who_asked_or_to_all(qtbot: Any, worker: Worker) -> None:
    mine: list[Exception] = []
    everyones: list[Exception] = []
    worker.failed.connect(everyones.append)
    with qtbot.waitSignal(worker.became_idle):
        worker.ask(lambda _: 1 / 0, lambda _: None, failed=mine.append)
        worker.ask(lambda _: {}["x"], lambda _: None)
        worker.ask(lambda _: 7, lambda _: None)
    assert [type(error) for error in mine] == [ZeroDivisionError]
    assert [type(error) for error in everyones] == [KeyError]


def test_closing_closes_the_library_and_delivers_nothing_more(qapp: Any, library: FakeLibrary) -> None:
    worker = Worker("test", lambda: library)
    seen: list[int] = []
    worker.ask(lambda _: 1, seen.append)
    worker.close()
    qapp.processEvents()
    assert library.closed
    assert seen == []
