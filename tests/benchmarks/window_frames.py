"""Frames of a window under measurement: what is done to it sixty times a second, and how long each frame took."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.start.application import Session
from reader.ui.story_list.list_view import StoryListView

FRAME = 1 / 60


class FirstPaint(QObject):
    """Notes when something is first painted in a widget."""

    def __init__(self, widget: QWidget, wanted: Callable[[], bool] = lambda: True) -> None:
        super().__init__(widget)
        self.when: float | None = None
        self._wanted = wanted
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self.when is None and self._wanted():
            self.when = time.perf_counter()
        return False


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that something took in the window's thread: on the clock, of processor, and of processor with what it
    waited for its own program's other threads (for Python's lock). What other programs take of the machine is not in
    that: it counts no time in which the thread was ready and had no core, and of the rest no more than the processor
    time of the program's other threads."""

    clock: float
    own: float
    held: float


class Meter:
    """Time spent since it was made."""

    def __init__(self) -> None:
        self._began = self._now()

    def spent(self) -> Spent:
        clock, own, every, queued = (now - before for now, before in zip(self._now(), self._began, strict=True))
        return Spent(clock, own, own + max(0.0, min(clock - own - queued, every - own)))

    @staticmethod
    def _now() -> tuple[float, float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time(), _queued()


def _queued() -> float:
    """Return the seconds that this thread was ready to run and had no core, as Linux says; 0 elsewhere."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


class Frames(list[Spent]):
    """The time that each frame took."""


def wait(
    session: Session, reached: Callable[[], bool], at_most: float = 120.0, frames: "Frames | None" = None
) -> float:
    """Let the window work until something is reached; the longest time that it did not answer, seconds. Each of them
    goes into `frames`."""
    longest, end = 0.0, time.perf_counter() + at_most
    while not reached() and time.perf_counter() < end:
        meter = Meter()
        session.application.processEvents()
        spent = meter.spent()
        longest = max(longest, spent.clock)
        if frames is not None:
            frames.append(spent)
        time.sleep(0.0005)
    return longest


def play(session: Session, steps: Iterator[None]) -> Frames:
    """Do steps at 60 a second; how long each took until it was painted, with what else came in its time."""
    frames = Frames()
    while True:
        began, meter = time.perf_counter(), Meter()
        if next(steps, "end") == "end":
            return frames
        session.application.processEvents()
        worst = meter.spent()
        while time.perf_counter() - began < FRAME:
            meter = Meter()
            session.application.processEvents()
            worst = _worse(worst, meter.spent())
            time.sleep(0.0005)
        frames.append(worst)


def _worse(one: Spent, other: Spent) -> Spent:
    return Spent(max(one.clock, other.clock), max(one.own, other.own), max(one.held, other.held))


def wheel(view: StoryListView, count: int, pixels: int = 360) -> Iterator[None]:
    """Yield steps of the wheel, three rows each."""
    viewport = view.viewport()
    at = QPointF(viewport.rect().center())
    for _ in range(count):
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, -pixels),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        yield


def drag(view: StoryListView, count: int) -> Iterator[None]:
    """Go down the whole list as somebody drags the thumb."""
    bar = view.verticalScrollBar()
    for step in range(count + 1):
        bar.setValue(bar.maximum() * step // count)
        yield


def press(widget: QWidget, key: Qt.Key, count: int, *others: Qt.Key, held: bool = False) -> Iterator[None]:
    """Press a key some times, or several keys by turns; `held`: as it repeats while held down."""
    keys = (key, *others)
    for number in range(count):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            one, modifiers = keys[number % len(keys)], Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(widget, QKeyEvent(kind, one, modifiers, "", held and number > 0))
        yield


def blank_times(session: Session, places: Sequence[float]) -> list[float]:
    """Let the thumb go at these shares of the list; how long until every row in sight stood there, painted."""
    view, stories = session.window.list_pane.view, session.window.browsing.stories
    bar, times = view.verticalScrollBar(), []

    def whole() -> bool:
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        return all(stories.held(at) is not None for at in range(first, (last if last >= 0 else first) + 1))

    for place in places:
        began = time.perf_counter()
        bar.setValue(round(bar.maximum() * place))
        session.application.processEvents()
        wait(session, whole, 10)
        view.viewport().repaint()
        times.append(time.perf_counter() - began)
    return times


def report(name: str, frames: Sequence[float] | Frames, limit: float = FRAME) -> None:
    """Print a line of figures, times in milliseconds."""
    if isinstance(frames, Frames):
        clock, own, held = ([getattr(frame, kind) for frame in frames] for kind in ("clock", "own", "held"))
        more = f"  own {_line(own)}  with waits {_line(held)} over: {sum(frame > limit for frame in held)}"
    else:
        clock, more = list(frames), ""
    late = sum(frame > limit for frame in clock)
    print(f"{name:44} {_line(clock)} over {limit * 1000:.1f}: {late} of {len(clock)}{more}", flush=True)


def _line(times: Sequence[float]) -> str:
    """Return the median, 99th percentile and worst."""
    ordered = sorted(times)
    shown = (ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], ordered[-1])
    return " ".join(f"{1000 * each:6.1f}" for each in shown)


def print_time(name: str, seconds: float, more: str = "") -> None:
    print(f"{name:44} {seconds * 1000:10.1f} ms{more}", flush=True)
