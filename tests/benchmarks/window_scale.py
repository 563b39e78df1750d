"""How the window behaves on a large library: first paint, frames while scrolling the whole list, typing.

python -m tests.benchmarks.window_scale LIBRARY [CACHE]

LIBRARY is a library's folder (`tests.benchmarks.library_scale` shows how one of a million stories is made). A frame is
the time from an event (a wheel step, a jump of the thumb, a key) until the window is painted.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.settings import Settings
from reader.ui.application import Session
from reader.ui.settings_keeper import SettingsKeeper
from reader.wiring import open_library

_FRAME_SECONDS = 1 / 60


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


def main() -> None:
    folder = Path(sys.argv[1])
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "cache"
    started = time.perf_counter()
    session = Session(partial(open_library, folder, cache), SettingsKeeper(settings=Settings(language="zh_CN")))
    window = session.window
    stories, view = window.desk.stories, window.list_pane.view
    frame = FirstPaint(window)
    rows = FirstPaint(view.viewport(), lambda: stories.rowCount() > 0)
    window.show()
    window.start()
    wait(session, lambda: rows.when is not None and window.desk.story is not None)
    wait(session, lambda: not session.lanes.busy)
    settled = time.perf_counter()
    print(f"{stories.rowCount():,} stories")
    for name, when in (("window painted", frame.when), ("list painted", rows.when), ("all lanes quiet", settled)):
        print(f"{name:46} {((when or settled) - started) * 1000:10.1f} ms")
    report("wheel, three rows a step", scroll(session, wheel_steps(view.viewport(), 1500)))
    holes = [0]
    report("thumb, 400 places of the whole list", scroll(session, drag_steps(session, 400, holes)))
    print(f"{'  of these shown with places kept for rows':46} {holes[0]:10}")
    report("End and Home, 20 times", scroll(session, end_steps(session, 20)))
    report("page down, held", scroll(session, page_steps(view, 200)))
    report("keys in the search box", typing(session))
    for place in ("title", "oldest", "newspaper"):
        session.settings.choose("sort", place)
        began = time.perf_counter()
        window.desk.refresh()
        longest = wait(session, lambda: not session.lanes.busy) * 1000
        took = (time.perf_counter() - began) * 1000
        print(f"{'sort by ' + place:46} {took:10.1f} ms, longest frame {longest:.1f}")
    session.close()


def wait(session: Session, reached: Callable[[], bool]) -> float:
    """Let the window work until something is reached; the longest time that it did not answer, seconds."""
    longest = 0.0
    while not reached():
        began = time.perf_counter()
        session.application.processEvents()
        longest = max(longest, time.perf_counter() - began)
        time.sleep(0.001)
    return longest


def scroll(session: Session, steps: Iterator[None]) -> list[float]:
    """Do steps at 60 a second; how long each took until it was painted."""
    frames = []
    while True:
        began = time.perf_counter()
        if next(steps, "end") == "end":
            return frames
        session.application.processEvents()
        spent = time.perf_counter() - began
        frames.append(spent)
        while time.perf_counter() - began < _FRAME_SECONDS:
            time.sleep(0.001)
            session.application.processEvents()


def wheel_steps(viewport: QWidget, count: int) -> Iterator[None]:
    at = QPointF(viewport.rect().center())
    for _ in range(count):
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, -360),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        yield


def drag_steps(session: Session, count: int, holes: list[int]) -> Iterator[None]:
    """Down the whole list as somebody drags the thumb."""
    view, stories = session.window.list_pane.view, session.window.desk.stories
    bar = view.verticalScrollBar()
    for step in range(count + 1):
        bar.setValue(bar.maximum() * step // count)
        holes[0] += stories.held(max(0, view.rowAt(view.viewport().height() // 2))) is None
        yield


def end_steps(session: Session, count: int) -> Iterator[None]:
    bar = session.window.list_pane.view.verticalScrollBar()
    for step in range(count):
        bar.setValue(bar.maximum() if step % 2 == 0 else 0)
        yield


def page_steps(view: QWidget, count: int) -> Iterator[None]:
    bar = view.verticalScrollBar()  # type: ignore[attr-defined]
    for _ in range(count):
        bar.setValue(bar.value() + bar.pageStep())
        yield


def typing(session: Session) -> list[float]:
    """Type while searches run; how long each letter took until it was painted."""
    field = session.window.search_box
    field.setFocus()
    frames = []
    for letter in "的 中国 经济发展":
        began = time.perf_counter()
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        field.repaint()
        frames.append(time.perf_counter() - began)
        until = time.perf_counter() + 0.15
        while time.perf_counter() < until:
            began = time.perf_counter()
            session.application.processEvents()
            frames.append(time.perf_counter() - began)
            time.sleep(0.001)
    wait(session, lambda: not session.lanes.busy)
    session.window.search.leave()
    wait(session, lambda: not session.lanes.busy)
    return [max(0.0, frame) for frame in frames]


def report(name: str, frames: list[float]) -> None:
    frames = sorted(frames)
    p95 = frames[int(len(frames) * 0.95)]
    late = sum(frame > _FRAME_SECONDS for frame in frames)
    print(
        f"{name:46} median {statistics.median(frames) * 1000:6.1f} ms  p95 {p95 * 1000:6.1f}"
        f"  worst {frames[-1] * 1000:6.1f}  over 16.7 ms: {late} of {len(frames)}"
    )


if __name__ == "__main__":
    main()
