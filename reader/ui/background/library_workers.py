"""Workers on the library, off the UI thread: each is one thread with a library of its own.

Workers share files, not objects. Answers come back on the thread that made the worker, through one queued signal and at
the pace of its frames; if a topic is asked twice, the newer question wins and the older answer is dropped.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from reader.errors import LibraryReason, LibraryUnusable
from reader.library.library import Library
from reader.library.watchman import FaultKind
from reader.ui.background.frame_budget import FrameBudget, PaintLock

_T = TypeVar("_T")

_SWITCH_SECONDS = 0.0001
"""The time for which a worker keeps Python's lock while the window waits for it. The window gives it up with every
other call of Qt, some twenty times a row: with Python's own five milliseconds a frame took 44 beside a busy worker,
now 10."""


_READING_SECONDS = 1.0
"""The time for which a search without an index reads the library: of a million stories it would be minutes."""

OpenLibrary = Callable[[], Library]


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    topic: str
    work: Callable[[Library], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None] | None


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question
    value: Any = None
    error: Exception | None = None


class Worker(QObject):
    """One thread that answers questions in order. `failed` carries each error that its question did not take itself."""

    failed = Signal(object)
    became_idle = Signal()
    _answered = Signal(object)

    def __init__(
        self, name: str, open_library: OpenLibrary, parent: QObject | None = None, *, budget: FrameBudget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_library = open_library
        self._budget = budget or FrameBudget(self)
        self._questions: SimpleQueue[_Question | None] = SimpleQueue()
        self._newest: dict[str, int] = {}
        self._asked = self._done = 0
        self._closed = False
        self._library: Library | None = None
        self._in_hand: _Question | None = None
        self._answered.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._run, name=f"dubao-{name}", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        return self._done < self._asked

    def ask(
        self,
        work: Callable[[Library], _T],
        then: Callable[[_T], None],
        *,
        topic: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `work(library)` on the worker, then `then(answer)` here; a newer question of a topic replaces it."""
        self._asked += 1
        if topic:
            self._newest[topic] = self._asked
        self._questions.put(_Question(self._asked, topic, work, then, failed))

    def overtaken(self) -> bool:
        """Return True if a newer question of its topic has been asked since the one in hand was begun."""
        question = self._in_hand
        return question is not None and self._stale(question)

    def reopen(self) -> None:
        """Close the library after all questions asked by now; the next question opens it again, as it is kept then."""
        self.ask(lambda _library: self._let_go(), lambda _: None)

    def close(self, wait_seconds: float = 10.0) -> None:
        """Finish what is asked, close the library and end the thread; no answer is delivered afterwards."""
        self._closed = True
        self._questions.put(None)
        self._thread.join(wait_seconds)

    def _stale(self, question: _Question) -> bool:
        return bool(question.topic) and self._newest.get(question.topic, 0) > question.number

    def _run(self) -> None:
        while (question := self._questions.get()) is not None:
            if self._stale(question):
                self._answered.emit(_Answer(question))
                continue
            self._in_hand = question
            try:
                self._library = self._library or self._open_library()
                answer = _Answer(question, question.work(self._library))
            except LibraryUnusable as problem:
                if self._library and problem.reason is LibraryReason.DAMAGED:
                    _note_damage(self._library, problem)
                answer = _Answer(question, error=problem)
            except Exception as error:  # noqa: BLE001  a worker ends here: the UI thread shows what happened
                answer = _Answer(question, error=error)
            self._answered.emit(answer)
        self._let_go()

    def _let_go(self) -> None:
        """Close the library, on the worker, as all that touches the library runs there."""
        library, self._library = self._library, None
        if library is not None:
            library.close()

    def _arrive(self, answer: _Answer) -> None:
        self._budget.do(partial(self._deliver, answer))

    def _deliver(self, answer: _Answer) -> None:
        if self._closed:
            return
        self._done += 1
        question = answer.question
        if not self._stale(question):
            if answer.error is None:
                question.then(answer.value)
            elif question.failed is not None:
                question.failed(answer.error)
            else:
                self.failed.emit(answer.error)
        if not self.busy:
            self.became_idle.emit()


class Ears(QObject):
    """`heard` comes with each fault that the watchman of a worker's library meets for the first time; `look` when a
    check ended, which may have found others."""

    heard = Signal(object)
    look = Signal()

    def listening(self, open_library: OpenLibrary) -> OpenLibrary:
        """Return the opener of a library whose watchman is heard."""

        def opened() -> Library:
            library = open_library()
            library.watchman.heard = self.heard.emit
            return library

        return opened


@dataclass(frozen=True, slots=True)
class Workers:
    """The window's workers: `reading` for lists and stories, `query` for searches, `writing` for short acts of a person
    and what the window keeps by itself, `importing` for long work, `orders` for the order of all stories of a long
    list, which takes a second for a million. `budget` hands over their answers, and the rest of what an answer has to
    do; the window holds `paint_lock` while it paints a list. `ears` hear of damage."""

    reading: Worker
    query: Worker
    writing: Worker
    importing: Worker
    orders: Worker
    budget: FrameBudget
    ears: Ears
    paint_lock: PaintLock = field(default_factory=PaintLock, init=False)

    @classmethod
    def open(cls, open_library: OpenLibrary, parent: QObject | None = None) -> "Workers":
        """Make workers on one library folder; each opens it when first asked, one after another."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        ears = Ears(parent)
        opened = ears.listening(_one_at_a_time(open_library))
        budget = FrameBudget(parent)
        workers: dict[str, Worker] = {}
        opens = {
            "reading": _in_good_time(opened, lambda: workers["reading"].overtaken()),
            "query": _in_good_time(opened, lambda: workers["query"].overtaken()),
            "writing": opened,
            "importing": opened,
            "orders": opened,
        }
        workers |= {name: Worker(name, opens_it, parent, budget=budget) for name, opens_it in opens.items()}
        return cls(**workers, budget=budget, ears=ears)

    def all(self) -> tuple[Worker, ...]:
        return self.reading, self.query, self.writing, self.importing, self.orders

    @property
    def busy(self) -> bool:
        return self.budget.busy or any(worker.busy for worker in self.all())

    def close(self) -> None:
        for worker in self.all():
            worker.close()
        self.budget.close()


def _note_damage(library: Library, problem: LibraryUnusable) -> None:
    """Have the watchman remember damage of the library file, unless it is that of a story."""
    if not library.watchman.faults(FaultKind.STORY):
        library.watchman.note(FaultKind.LIBRARY, problem.detail)


def _one_at_a_time(open_library: OpenLibrary) -> OpenLibrary:
    """The first to open a library makes its files: the others wait, so that no two make the same ones."""
    opening = Lock()

    def opened() -> Library:
        with opening:
            return open_library()

    return opened


def _in_good_time(open_library: OpenLibrary, overtaken: Callable[[], bool]) -> OpenLibrary:
    """A library whose searches somebody waits for, until something newer is asked."""

    def opened() -> Library:
        library = open_library()
        library.searching.reading_seconds = _READING_SECONDS
        library.searching.stopped = overtaken
        library.printings.stopped = overtaken
        library.related.stopped = overtaken
        return library

    return opened
