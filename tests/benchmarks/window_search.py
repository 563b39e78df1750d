"""Searching in the window of a large library: from key to paint, typing and scrolling while a search runs, results as
one scrolls and sorts them, with an import beside it.

python -m tests.benchmarks.window_search LIBRARY [CACHE [PAGES]]

With PAGES the sample page is imported PAGES times, each time as of another day, while the same is done once more:
LIBRARY then grows, so hand in a copy.
"""

import datetime
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.library.library import Library
from reader.settings import Settings
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.start.application import Session
from reader.wiring import open_library
from tests.benchmarks.window_frames import (
    FirstPaint,
    Frames,
    Meter,
    blank_times,
    drag,
    play,
    press,
    print_time,
    report,
    wait,
    wheel,
)

_QUERIES = ("中国", "的", "高质量发展", "经济 发展")
_COMMON = ("的", "中国")
_KEYS_APART = 0.12
_BUSY = 0.05


def main() -> None:
    folder = Path(sys.argv[1])
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / ".cache"
    session = Session(partial(open_library, folder, cache), SettingsKeeper(settings=Settings(language="zh_CN")))
    session.window.resize(1280, 800)
    session.window.show()
    session.window.start()
    wait(session, lambda: session.window.browsing.story is not None)
    wait(session, lambda: quiet(session))
    for query in _QUERIES:
        search(session, query)
    for query in _COMMON:
        beside_search(session, query)
    walk(session)
    sort(session)
    if len(sys.argv) > 3:
        beside_import(session, int(sys.argv[3]))
    session.close()


def quiet(session: Session) -> bool:
    """Return True if all is answered but the long work."""
    workers = session.workers
    return not any(worker.busy for worker in workers.all() if worker is not workers.importing)


def search(session: Session, query: str) -> None:
    """Type a query; when each letter was painted, when the first results were."""
    window = session.window
    listed: list[float] = []
    reported = window.browsing.listed.connect(lambda _place: listed.append(time.perf_counter()))
    keys, between = type_letters(session, query)
    typed = time.perf_counter()
    rest = Frames()
    wait(session, lambda: window.browsing.listing.query == query and bool(listed) and listed[-1] > typed, 60, rest)
    painted = FirstPaint(window.list_pane.view.viewport())
    window.list_pane.view.viewport().update()
    wait(session, lambda: painted.when is not None, frames=rest)
    first = (painted.when or 0.0) - typed
    wait(session, lambda: quiet(session), frames=rest)
    whole = time.perf_counter() - typed
    window.browsing.listed.disconnect(reported)
    report(f"{query}: each key until painted", keys)
    report(f"{query}: between and until all is known", Frames([*between, *rest]))
    print_time(
        f"{query}: last key until results painted",
        first,
        f"  all known {whole * 1000:.0f}  {window.browsing.stories.total:,} hits",
    )
    window.searching.leave()
    wait(session, lambda: quiet(session))


def type_letters(session: Session, text: str) -> tuple[Frames, Frames]:
    """Type as fast as people do: each key until it was painted, and what came between the keys."""
    box, keys, between = session.window.search_box, Frames(), Frames()
    box.setFocus()
    box.clear()
    for letter in text:
        began, meter = time.perf_counter(), Meter()
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        box.repaint()
        keys.append(meter.spent())
        while time.perf_counter() - began < _KEYS_APART:
            meter = Meter()
            session.application.processEvents()
            between.append(meter.spent())
            time.sleep(0.001)
    return keys, between


def beside_search(session: Session, query: str) -> None:
    """Type and scroll while the query worker searches without a rest, as for a list of all hits."""
    window, running = session.window, [True]

    def search_on(library: Library) -> int:
        count = 0
        while running[0]:
            library.search(query, limit=50, facets=True)
            library.found_ids(query)
            count += 1
        return count

    done: list[int] = []
    window.workers.query.ask(search_on, done.append)
    began = time.perf_counter()
    keys, between = type_letters(session, "abcdefghijklmnopqrst")
    report(f"beside searches of {query}: key until painted", keys)
    report(f"beside searches of {query}: between the keys", between)
    window.searching.leave()
    view = window.list_pane.view
    report(f"beside searches of {query}: wheel", play(session, wheel(view, 120)))
    report(f"beside searches of {query}: thumb", play(session, drag(view, 120)))
    running[0] = False
    wait(session, lambda: bool(done))
    print_time(f"beside searches of {query}: one search took", (time.perf_counter() - began) / max(1, done[0]))
    wait(session, lambda: quiet(session))


def walk(session: Session) -> None:
    """Go through the hits of a common word."""
    window, view = session.window, session.window.list_pane.view
    window.search_box.set_query("的")
    window.searching.search("的")
    wait(session, lambda: window.browsing.listing.query == "的" and quiet(session))
    bar = view.verticalScrollBar()
    length = bar.maximum()
    report("results: wheel, three rows a step", play(session, wheel(view, 300)))
    report("results: thumb from end to end", play(session, drag(view, 300)))
    report("results: until rows stand", blank_times(session, [0.13, 0.9, 0.5, 0.77, 0.3, 0.61]), 0.1)
    grown = bar.maximum() - length
    print(f"{'results: scroll range':44} {length:,} pixels, afterwards {grown:+,} (copies folded)")
    view.setFocus()
    began = time.perf_counter()
    view.selectAll()
    session.application.processEvents()
    print_time(f"results: Ctrl+A, {len(window.list_pane.selected_ids()):,} stories", time.perf_counter() - began)
    view.clearSelection()
    window.browsing.open_story(window.browsing.stories.ids_of(45, 1)[0])
    wait(session, lambda: quiet(session))
    report("results: Down held, from the 46th hit on", play(session, press(view, Qt.Key.Key_Down, 120, held=True)))
    wait(session, lambda: quiet(session))


def sort(session: Session) -> None:
    """Choose the other orders of the hits of a common word: when the first rows are painted, when all are known."""
    window = session.window
    for order in ("newest", "oldest", "relevance"):
        listed: list[object] = []
        reported = window.browsing.listed.connect(listed.append)
        began, frames = time.perf_counter(), Frames()
        window.list_pane.sort_chosen.emit(order)
        wait(session, partial(bool, listed), 30, frames)
        painted = FirstPaint(window.list_pane.view.viewport())
        window.list_pane.view.viewport().update()
        wait(session, partial(_was_painted, painted), 2, frames)
        first = (painted.when or time.perf_counter()) - began
        wait(session, lambda: quiet(session), frames=frames)
        whole = time.perf_counter() - began
        window.browsing.listed.disconnect(reported)
        print_time(f"results by {order}: first rows", first, f"  all {whole * 1000:.0f}")
        report(f"results by {order}: frames meanwhile", frames)


def _was_painted(paint: FirstPaint) -> bool:
    return paint.when is not None


def beside_import(session: Session, pages: int) -> None:
    """Do the same while pages are imported as fast as they can be."""
    window, view = session.window, session.window.list_pane.view
    window.searching.leave()
    wait(session, lambda: quiet(session))
    with tempfile.TemporaryDirectory() as folder:
        copies(Path(folder), pages)
        done: list[object] = []
        window.imports.imported.connect(done.append)
        began = time.perf_counter()
        window.library.import_paths([Path(folder)])
        wait(session, lambda: False, 1.0)
        view.setFocus()
        report("importing: wheel", play(session, wheel(view, 400)), _BUSY)
        report("importing: thumb from end to end", play(session, drag(view, 300)), _BUSY)
        report("importing: Down held", play(session, press(view, Qt.Key.Key_Down, 120, held=True)), _BUSY)
        for query in _QUERIES[:2]:
            search(session, query)
        print("still importing" if not done else "the import was over too soon")
        longest = wait(session, lambda: bool(done), 600)
        took = time.perf_counter() - began
        print_time(
            "importing: longest frame to its end",
            longest,
            f"  {pages} pages in {took:.1f} s, {pages / took:.0f} a second",
        )
        longest = wait(session, lambda: quiet(session))
        print_time("importing: longest frame after its end", longest)


def copies(folder: Path, count: int) -> None:
    """Write the sample page as of several days."""
    text = paths.sample().read_text(encoding="utf-8")
    for number in range(count):
        day = datetime.date(1950, 1, 1) + datetime.timedelta(days=number)
        said = f"{day.year}年{day.month}月{day.day}日"
        (folder / f"工人日报-{day}-01.txt").write_text(
            text.replace("2023年2月15日", said) + f"\n第{number}次。\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
