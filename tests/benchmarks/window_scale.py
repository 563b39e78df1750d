"""The window on a large library: first paint, frames while scrolling the whole list, other orders.

python -m tests.benchmarks.window_scale LIBRARY [CACHE]

`tests.benchmarks.window_library` makes a library of a million stories. A frame is the time from an event (a wheel step,
a jump of the thumb, a key) until the window is painted, or what else the window was busy with in that sixtieth of a
second. Times are milliseconds, each as median, 99th percentile and worst: on the clock, of processor ("own"), and with
what the window waited for the program's other threads. `tests.benchmarks.window_search` measures searching.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from reader.browse.listing import ALL, Listing, ListingKind
from reader.settings import Settings
from reader.ui.browsing.stories_model import Column
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.start.application import Session
from reader.wiring import open_library
from tests.benchmarks.window_frames import FirstPaint, blank_times, drag, play, press, print_time, report, wait, wheel


def main() -> None:
    folder = Path(sys.argv[1])
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / ".cache"
    loaded = time.perf_counter()
    session = start(folder, cache, loaded)
    scroll(session)
    resize(session)
    unlike(session)
    reorder(session)
    select(session)
    session.close()


def start(folder: Path, cache: Path, loaded: float) -> Session:
    """Open the window as the program does; say when its parts were there."""
    session = Session(partial(open_library, folder, cache), SettingsKeeper(settings=Settings(language="zh_CN")))
    window = session.window
    window.resize(1280, 800)
    stories, view = window.browsing.stories, window.list_pane.view
    frame = FirstPaint(window)
    rows = FirstPaint(view.viewport(), lambda: stories.rowCount() > 0)
    tree = FirstPaint(window.left_pane.view.viewport(), lambda: window.left_pane.model.rowCount() > 0)
    text = FirstPaint(window.story_pane.view.viewport(), lambda: window.browsing.story is not None)
    window.show()
    window.start()
    longest = wait(session, lambda: None not in (rows.when, text.when, tree.when))
    longest = max(longest, wait(session, lambda: not session.workers.busy))
    settled = time.perf_counter()
    before = _process_age() - (settled - loaded)
    print(f"{stories.rowCount():,} stories; Python and the program's modules took {before * 1000:.0f} ms before")
    for name, when in (
        ("window painted", frame.when),
        ("first rows of the list painted", rows.when),
        ("story painted", text.when),
        ("left pane painted", tree.when),
        ("order of all stories known, lanes quiet", settled),
    ):
        spent = (when or settled) - loaded
        print_time(name, spent, f"  ({(spent + before) * 1000:.0f} since the process began)")
    print(f"{'processor time of all threads until then':44} {time.process_time() * 1000:10.1f} ms")
    print_time("longest time without an answer meanwhile", longest)
    return session


def scroll(session: Session) -> None:
    """Do everything that moves the list, at sixty steps a second."""
    view = session.window.list_pane.view
    view.setFocus()
    report("wheel, three rows a step", play(session, wheel(view, 900)))
    report("page down, held", play(session, press(view.verticalScrollBar(), Qt.Key.Key_PageDown, 300)))
    report("thumb dragged from end to end", play(session, drag(view, 600)))
    report("thumb dragged slowly, 1,000 rows", play(session, _slowly(session, 300)))
    report("End and Home by turns", play(session, press(view.verticalScrollBar(), Qt.Key.Key_End, 40, Qt.Key.Key_Home)))
    pick = random.Random(3)
    report("until all rows stand where the thumb stops", blank_times(session, [pick.random() for _ in range(60)]), 0.1)
    view.verticalScrollBar().setValue(0)
    report("Down held", play(session, press(view, Qt.Key.Key_Down, 240, held=True)))
    report("Down, the story opened each time", play(session, press(view, Qt.Key.Key_Down, 120)))
    wait(session, lambda: not session.workers.busy)
    view.verticalScrollBar().setValue(0)
    wait(session, lambda: not session.workers.busy)


def _slowly(session: Session, count: int) -> Iterator[None]:
    bar = session.window.list_pane.view.verticalScrollBar()
    start = bar.maximum() // 3
    for step in range(count):
        bar.setValue(start + step * 300)
        yield


def resize(session: Session) -> None:
    """Measure the whole list in a small window, and with all columns in a wide one."""
    window = session.window
    window.resize(900, 600)
    wait(session, lambda: not session.workers.busy)
    report("900 x 600: wheel", play(session, wheel(window.list_pane.view, 200)))
    report("900 x 600: thumb from end to end", play(session, drag(window.list_pane.view, 300)))
    window.resize(1600, 900)
    window.list_pane.view.show_columns(list(Column)[1:])
    wait(session, lambda: not session.workers.busy)
    report("1600 x 900, columns: thumb from end to end", play(session, drag(window.list_pane.view, 300)))
    window.list_pane.view.show_columns(())
    window.resize(1280, 800)
    wait(session, lambda: not session.workers.busy)


def unlike(session: Session) -> None:
    """Show a day of one newspaper: a short list, whose rows are as tall as their headlines need."""
    window, listed = session.window, list[object]()
    row = window.browsing.stories.item(0).row
    reported = window.browsing.listed.connect(listed.append)
    window.browsing.open_listing(Listing(kind=ListingKind.ISSUE, newspaper=row.newspaper, date=row.date))
    wait(session, partial(bool, listed), 30)
    wait(session, lambda: not session.workers.busy)
    view = window.list_pane.view
    report(f"{window.browsing.stories.total} rows of unlike height: wheel", play(session, wheel(view, 40, 180)))
    report("unlike heights: thumb from end to end", play(session, drag(view, 120)))
    report("unlike heights: Home and End", play(session, press(view, Qt.Key.Key_End, 40, Qt.Key.Key_Home)))
    listed.clear()
    window.browsing.open_listing(ALL)
    wait(session, partial(bool, listed), 30)
    wait(session, lambda: not session.workers.busy)
    window.browsing.listed.disconnect(reported)


def reorder(session: Session) -> None:
    """Choose each order and each group: when its first rows are painted, when all of it is known."""
    window = session.window
    for setting, value in (
        ("sort", "title"),
        ("sort", "oldest"),
        ("sort", "newspaper"),
        ("sort", "newest"),
        ("group", "date"),
        ("group", "page"),
    ):
        listed: list[object] = []
        reported = window.browsing.listed.connect(listed.append)
        began = time.perf_counter()
        session.settings.choose(setting, value)
        longest = wait(session, partial(bool, listed))
        painted = FirstPaint(window.list_pane.view.viewport())
        longest = max(longest, wait(session, partial(_was_painted, painted), 2))
        rows = (painted.when or time.perf_counter()) - began
        longest = max(longest, wait(session, lambda: not session.workers.busy))
        whole = time.perf_counter() - began
        window.browsing.listed.disconnect(reported)
        print_time(
            f"{setting} by {value}: first rows", rows, f"  all {whole * 1000:.0f}  longest frame {longest * 1000:.1f}"
        )


def _was_painted(paint: FirstPaint) -> bool:
    return paint.when is not None


def select(session: Session) -> None:
    """Select all rows, and go on from the last row that is here."""
    window, view = session.window, session.window.list_pane.view
    view.setFocus()
    began = time.perf_counter()
    view.selectAll()
    session.application.processEvents()
    print_time("Ctrl+A", time.perf_counter() - began)
    began = time.perf_counter()
    count = len(window.list_pane.selected_ids())
    print_time(f"ids of {count:,} selected", time.perf_counter() - began)
    report("scrolling with all selected", play(session, wheel(view, 200)))
    stories = window.browsing.stories
    items = [stories.held_item(each) for each in stories.held_ids(window.list_pane.selected_ids())]
    rows = [replace(item.row, read=True) for item in items if item]
    began = time.perf_counter()
    stories.renew(rows)
    session.application.processEvents()
    print_time("read marks of all shown", time.perf_counter() - began)
    view.clearSelection()


def _process_age() -> float:
    """Return the seconds since this process began, as Linux says; 0 elsewhere."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return 0.0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
