"""Importing a folder of very many small files: pace, memory, stopping and going on, a second run.

python -m tests.benchmarks.import_folder PAGES [FILES]

PAGES is a folder of newspaper pages as text (../shared/pages/labelled). Their articles are written one a file until
there are FILES (50,000), each round of them under other dates, so that no two files are the same.
"""

import re
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path

from reader.library.library import Library
from reader.library.views import ImportReport
from reader.wiring import open_library

_FILES_A_FOLDER = 500
_STEP = 5000
_ASK_SECONDS = 5.0
_HEADLINE = re.compile(r"^(?=# )", re.MULTILINE)
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def articles(page: str) -> list[str]:
    """The articles of a page under its head, one a file, as other programs save them."""
    head, *pieces = _HEADLINE.split(page)
    line = next((line for line in head.split("\n") if line.strip()), "")
    return [f"{line}\n\n{piece}" for piece in pieces]


def write_papers(folder: Path, pages: Sequence[str], files: int) -> None:
    """`files` small files, in folders of some hundred; each round of them is of other days."""
    pieces = list(dict.fromkeys(article for page in pages for article in articles(page)))
    pieces = [piece for piece in pieces if _DATE.search(piece.partition("\n")[0])]
    for number, text in enumerate(islice(cycle(pieces), files)):
        place = folder / f"{number // _FILES_A_FOLDER:03}"
        place.mkdir(exist_ok=True, parents=True)
        later = timedelta(weeks=60 * (number // len(pieces)))
        (place / f"{number:06}.md").write_text(_DATE.sub(partial(_moved, later), text, count=1), "utf-8")


def _moved(later: timedelta, found: re.Match[str]) -> str:
    day = date(*map(int, found.groups())) + later
    return f"{day.year}年{day.month}月{day.day}日"


def memory() -> float:
    """MB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


class Watch:
    """A progress callback that prints pace and memory, and stops the work at a file."""

    def __init__(self, stop_at: int | None = None) -> None:
        self._stop_at = stop_at
        self._started = time.perf_counter()
        self._next = _STEP

    def __call__(self, done: int, total: int, what: str) -> bool:
        if what and what != "index" and done >= self._next:
            self._next += _STEP
            print(f"  {done:7} of {total}: {time.perf_counter() - self._started:7.1f} s, {memory():5.0f} MB")
        return self._stop_at is None or done < self._stop_at


def timed(name: str, library: Library, papers: Path, watch: Watch) -> ImportReport:
    started, worked = time.perf_counter(), time.process_time()
    report = library.import_paths([papers], watch)
    spent, work = time.perf_counter() - started, time.process_time() - worked
    print(
        f"{name}: {spent:.1f} s ({work:.1f} s of processor), {report.files} new, {report.known} known,"
        f" {report.stories} stories, {len(report.refused)} refused, stopped: {report.cancelled}"
    )
    return report


class Asker:
    """Asks another opening of the library, in a thread of its own, for what came last, as a second window would."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._place = folder, cache
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self.waits: list[float] = []

    def __enter__(self) -> "Asker":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _ask(self) -> None:
        library = open_library(*self._place)
        for _ in self._ticks():
            started = time.perf_counter()
            answer = library.search("工会")
            self.waits.append(time.perf_counter() - started)
            if answer.behind:
                print(f"  {answer.behind} changes not found")
        library.close()

    def _ticks(self) -> Iterator[int]:
        for number in count():
            if self._stop.wait(_ASK_SECONDS):
                return
            yield number


def main() -> None:
    pages = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.md"))]
    files = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    folder = Path(tempfile.mkdtemp())
    try:
        papers = folder / "papers"
        write_papers(papers, pages, files)
        measure(folder, papers, files)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path, papers: Path, files: int) -> None:
    place = folder / "library", folder / "cache"
    library = open_library(*place)
    before = memory()
    with Asker(*place) as asker:
        stopped = timed("stopped half-way", library, papers, Watch(files // 2))
        print(f"  memory {before:.0f} MB before, {memory():.0f} MB after; the longest search {max(asker.waits):.2f} s")
    assert stopped.cancelled
    assert stopped.files == files // 2
    timed("taken up again", library, papers, Watch())
    again = timed("a second run", library, papers, Watch())
    assert (again.files, again.known) == (0, files)
    print(f"  memory {memory():.0f} MB; {library.story_count()} stories; check: {library.check() or 'all is well'}")
    library.close()


if __name__ == "__main__":
    main()
