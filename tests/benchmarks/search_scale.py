"""Time, size and memory as the library grows: ours, stock Whoosh and SQLite FTS5 in one run.

usage: python -m tests.benchmarks.search_scale 20000 74000 1000000 [--engines dubao,fts5,fts5-facets,whoosh]
       [--whoosh-most N] [--plot FILE.svg] [--folder DIR] [--corpus FILE] [--rows FILE] [--keep DIR]

Each engine runs in a process of its own at each size. Build is from text to searchable: folding, cutting into words,
indexing, commits, merges, reading the stories from a file. Wall times suffer from whatever else runs; the seconds of
processor time beside them, of all processes together, hardly do. Memory is that of all processes together.

Before searches are timed all files of the index are read once, whatever the engine: what is compared are engines, not
what the system has kept of their files.
"""

import argparse
import json
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.benchmarks.search_corpus import pieces, read, stories, write, written
from tests.benchmarks.search_peers import make
from tests.benchmarks.search_plot import plot

FIXED = (("中国",), ("经济", "发展"), ("高质量发展",), ("的",))
COLUMNS = (
    ("engine", "engine"),
    ("stories", "stories"),
    ("a second", "rate"),
    ("(cpu)", "cpu_rate"),
    ("x text", "size"),
    ("MB build", "build_mb"),
    ("MB search", "search_mb"),
    ("first ms", "first"),
    ("median", "median"),
    ("p95", "p95"),
    ("(cpu)", "cpu_median"),
    ("(cpu p95)", "cpu_p95"),
    *((" ".join(texts), "/".join(texts)) for texts in FIXED),
    ("+100, s", "adding"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--engines", default="dubao,fts5,whoosh")
    parser.add_argument("--whoosh-most", type=int, default=2000, help="stock Whoosh gets no more stories than this")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--folder", type=Path, help="for the indexes, which are removed")
    parser.add_argument("--corpus", type=Path, help="stories written by an earlier run; written where it is missing")
    parser.add_argument("--rows", type=Path, help="figures of earlier runs to be shown in the plot; new ones are added")
    parser.add_argument("--keep", type=Path, help="where the last index of our own stays, as it was built")
    parser.add_argument("--only", choices=("build", "search"), help="used by the script itself")
    arguments = parser.parse_args()
    if arguments.only:
        step = build if arguments.only == "build" else search
        print(json.dumps(step(arguments.engines, arguments.sizes[0], arguments.folder, arguments.corpus)))
        return
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        run(arguments, Path(folder))


def run(arguments: argparse.Namespace, folder: Path) -> None:
    corpus = arguments.corpus or folder / "stories"
    if not corpus.exists():
        # What this process takes at most would count as the most of those that it starts, too.
        writer = multiprocessing.get_context("spawn").Process(target=write, args=(max(arguments.sizes), corpus))
        writer.start()
        writer.join()
    rows = [json.loads(line) for line in arguments.rows.open()] if arguments.rows and arguments.rows.exists() else []
    print("  ".join(f"{title:>9}" for title, _ in COLUMNS))
    for size in arguments.sizes:
        for engine in arguments.engines.split(","):
            count = min(size, arguments.whoosh_most) if engine == "whoosh" else size
            keep = arguments.keep if engine == "dubao" else None
            row = measured(engine, count, folder / "index", corpus, keep)
            rows.append(row)
            print("  ".join(f"{shown(row.get(name)):>9}" for _, name in COLUMNS), row.get("problem", ""), flush=True)
            if arguments.rows:
                arguments.rows.write_text("".join(json.dumps(row) + "\n" for row in rows))
    if arguments.plot:
        arguments.plot.write_text(plot(rows), encoding="utf-8")


def measured(engine: str, count: int, folder: Path, corpus: Path, keep: Path | None) -> dict[str, Any]:
    """Build and search in processes of their own."""
    row: dict[str, Any] = {"engine": engine, "stories": count}
    try:
        for step in ("build", "search"):
            command = [sys.executable, "-m", __spec__.name if __spec__ else "tests.benchmarks.search_scale", str(count)]
            options = ["--engines", engine, "--only", step, "--folder", str(folder), "--corpus", str(corpus)]
            done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
            if done.returncode:
                row["problem"] = done.stderr.strip().splitlines()[-1]
                break
            row |= json.loads(done.stdout.splitlines()[-1])
            if keep and step == "build":
                shutil.rmtree(keep, ignore_errors=True)
                shutil.copytree(folder, keep)
                (keep / "READY").touch()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return row


def build(engine: str, count: int, folder: Path, corpus: Path) -> dict[str, float]:
    peer = make(engine, folder)
    memory = Memory()
    start, spent = time.perf_counter(), processor_seconds()
    peer.build(read(count, corpus))
    wall, processor = time.perf_counter() - start, processor_seconds() - spent
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    figures = {"rate": count / wall, "cpu_rate": count / processor, "size": size / written(count, corpus)}
    return figures | {"build_mb": memory.peak()}


def search(engine: str, count: int, folder: Path, _corpus: Path) -> dict[str, float]:
    for file in folder.rglob("*"):
        if file.is_file():
            read_through(file)
    peer = make(engine, folder)
    memory = Memory()
    first = timed(peer, ("新闻",))[0]
    each = [timed(peer, (piece,)) for piece in pieces(300)]
    walls, processors = (sorted(times) for times in zip(*each, strict=True))
    figures = {"first": first, "median": walls[150], "p95": walls[285], "search_mb": memory.peak()}
    figures |= {"cpu_median": processors[150], "cpu_p95": processors[285]}
    figures |= {"/".join(texts): min(timed(peer, texts)[0] for _ in range(3)) for texts in FIXED}
    more = [replace(story, story_id=count + story.story_id) for story in stories(100)]
    start = time.perf_counter()
    peer.add(more)
    peer.count(("新闻",))
    return figures | {"adding": time.perf_counter() - start}


def read_through(file: Path) -> None:
    """Read in pieces: a file read whole would count as memory that searching takes."""
    with file.open("rb") as source:
        while source.read(1 << 20):
            pass


def timed(peer: Any, texts: tuple[str, ...]) -> tuple[float, float]:
    """Return milliseconds of wall and of processor time."""
    start, spent = time.perf_counter(), time.process_time()
    peer.count(texts)
    return (time.perf_counter() - start) * 1e3, (time.process_time() - spent) * 1e3


def processor_seconds() -> float:
    """Return the processor time of this process and of ended children."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


class Memory:
    """Watches how much memory this process and those it started take together."""

    def __init__(self) -> None:
        self._most = 0.0
        threading.Thread(target=self._watch, daemon=True).start()

    def peak(self) -> float:
        """Return the most MB from the start on."""
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return max(own, self._most)

    def _watch(self) -> None:
        page = resource.getpagesize() / 2**20
        while Path("/proc/self/statm").exists():
            numbers = ["self", *(child.pid for child in multiprocessing.active_children())]
            with suppress(OSError):  # One may have ended meanwhile.
                taken = sum(int(Path(f"/proc/{number}/statm").read_text().split()[1]) for number in numbers)
                self._most = max(self._most, taken * page)
            time.sleep(0.1)


def shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
    return str(value)


if __name__ == "__main__":
    main()
