"""Importing a folder of very many small files: pace, memory, kills, stopping and going on, a second run.

python -m tests.benchmarks.import_folder PAGES [FILES]

PAGES is a folder of newspaper pages as text (../shared/pages/labelled). Their articles are written one a file until
there are FILES (50,000), each round of them under other dates, so that no two files are the same. Each import runs in
a process of its own, as `dubao import` does, and another process searches meanwhile, as an open window would.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from reader.acts.importing import import_files
from reader.importer.stages import parse_text
from reader.store.paper.visibility import Visibility, visibility
from reader.store.sqlite_store import SqliteStore
from reader.wiring import open_library

_FILES_A_FOLDER = 500
_STEP = 1000
_ASK_SECONDS = 5.0
_HEADLINE = re.compile(r"^(?=# )", re.MULTILINE)
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def articles(page: str) -> list[str]:
    """Return the articles of a page under its head, one a file, as other programs save them."""
    head, *pieces = _HEADLINE.split(page)
    line = next((line for line in head.split("\n") if line.strip()), "")
    return [f"{line}\n\n{piece}" for piece in pieces]


def dated_articles(pages: Sequence[str]) -> list[str]:
    """Return the articles of all pages that name their day, each once."""
    pieces = dict.fromkeys(article for page in pages for article in articles(page))
    return [piece for piece in pieces if _DATE.search(piece.partition("\n")[0])]


def write_papers(folder: Path, pages: Sequence[str], files: int) -> None:
    """Write `files` small files, in folders of some hundred; each round of them is of other days."""
    pieces = dated_articles(pages)
    for number, text in enumerate(islice(cycle(pieces), files)):
        place = folder / f"{number // _FILES_A_FOLDER:03}"
        place.mkdir(exist_ok=True, parents=True)
        later = timedelta(weeks=60 * (number // len(pieces)))
        (place / f"{number:06}.md").write_text(_DATE.sub(partial(_moved, later), text, count=1), "utf-8")


def _moved(later: timedelta, found: re.Match[str]) -> str:
    day = date(*map(int, found.groups())) + later
    return f"{day.year}年{day.month}月{day.day}日"


def memory() -> str:
    """Return the MB that this process holds: its own, pages of files that the system may take, and its helpers' own."""
    helpers = [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
    own, files = _held("self")
    return f"{own:4.0f} MB own, {files:3.0f} of files, {sum(_held(pid)[0] for pid in helpers):4.0f} in helpers"


def _held(pid: str) -> tuple[float, float]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0.0, 0.0
    held = {line.split(":")[0]: int(line.split()[1]) / 1000 for line in lines if line.startswith("Rss")}
    return held.get("RssAnon", 0.0), held.get("RssFile", 0.0)


def work(place: Path, papers: Path, stop_at: int) -> None:
    """Import in this process, and print pace and memory; stop at a file, 0 for none."""
    library = open_library(place / "library", place / "cache")
    started, reported = time.perf_counter(), 0

    def progress(done: int, _total: int, what: str) -> bool:
        nonlocal reported
        if what != "index" and done >= reported + _STEP:
            reported = done
            spent = f"{time.perf_counter() - started:7.1f} s ({time.process_time():6.1f} s of processor)"
            print(f"  {done:7} files: {spent}, {memory()}", flush=True)
        return not stop_at or done < stop_at

    report = import_files(library, [papers], progress).result
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"  {time.perf_counter() - started:.1f} s ({time.process_time():.1f} s of processor, and"
        f" {children.ru_utime + children.ru_stime:.1f} s in helpers), {report.files} new, {report.known} known,"
        f" {len(report.refused)} refused, stopped: {report.cancelled}; {memory()}"
    )
    library.close()


def ask(place: Path) -> None:
    """Search every few seconds until this process is ended; print the longest wait."""
    library = open_library(place / "library", place / "cache")
    longest = 0.0
    while True:
        started = time.perf_counter()
        answer = library.search("工会")
        longest = max(longest, time.perf_counter() - started)
        print(f"{answer.total} found, {answer.behind} changes not; the longest search {longest:.2f} s", flush=True)
        time.sleep(_ASK_SECONDS)


def process(*arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@contextmanager
def asking(place: Path) -> Iterator[None]:
    """Let another process search meanwhile."""
    asker = process("ask", place)
    try:
        yield
    finally:
        asker.kill()
        reported = asker.communicate()[0].splitlines()
        print(f"  another process: {reported[-1] if reported else 'no search was answered'}")


def imported(name: str, place: Path, papers: Path, *, stop_at: int = 0, kill_at: int = 0) -> None:
    """Import once; kill it when it has reported this many files."""
    print(name)
    with process("work", place, papers, stop_at) as importer:
        assert importer.stdout is not None
        for line in importer.stdout:
            print(line, end="", flush=True)
            if kill_at and int(line.split()[0]) >= kill_at:
                time.sleep(random.random())
                importer.kill()
                break


def measure(place: Path, papers: Path, files: int, stories: int) -> None:
    random_ = random.Random(files)
    SqliteStore(place / "library").close()
    with asking(place):
        kill_at, stop_at = random_.randrange(files // 6, files // 3), random_.randrange(files // 2, files)
        imported(f"killed after {kill_at}", place, papers, kill_at=kill_at)
        imported(f"taken up again, stopped at {stop_at}", place, papers, stop_at=stop_at)
        imported("taken up again", place, papers)
    imported("a second run", place, papers)
    library = open_library(place / "library", place / "cache")
    held = library.story_count()
    print(f"{held} stories of {stories}; check: {'; '.join(map(str, library.check())) or 'all is well'}")
    library.close()
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file() and papers not in file.parents)
    print(f"library and index: {size / 1e6:.0f} MB")


def expected(pages: Sequence[str], files: int) -> int:
    """Count the stories and photos of this many files."""
    pieces = [parse_text(piece) for piece in dated_articles(pages)]
    counts = [sum(visibility(story) is Visibility.LISTED for story in page.stories) for page in pieces]
    return sum(islice(cycle(counts), files))


def main() -> None:
    match sys.argv[1:]:
        case ["work", place, papers, stop_at]:
            work(Path(place), Path(papers), int(stop_at))
        case ["ask", place]:
            ask(Path(place))
        case [folder, *rest]:
            pages = [path.read_text("utf-8") for path in sorted(Path(folder).rglob("*.md"))]
            files = int(rest[0]) if rest else 50_000
            with tempfile.TemporaryDirectory() as made:
                write_papers(Path(made) / "papers", pages, files)
                measure(Path(made), Path(made) / "papers", files, expected(pages, files))


if __name__ == "__main__":
    main()
