"""The gates of reliability that take too long for every run: kills at many moments, disks of many sizes.

python -m tests.benchmarks.gates [KILLS [DISKS]]; disks need the right to mount a tmpfs.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryUnusable
from reader.store.sqlite_store import SqliteStore
from reader.wiring import open_library
from tests.builders import TEXTS, facts, page, put_file, source, story

IMPORTER = """
import sys
from pathlib import Path
from reader.wiring import open_library
from tests.doing import bookmarked, imported

folder, papers = Path(sys.argv[1]), Path(sys.argv[2])
library = open_library(folder / "library", folder / "cache")
library.refresh_index()
# The importer is loaded with the first import: the kills are to fall into the work.
imported(library, [])
print("ready", flush=True)
for path in sorted(papers.iterdir()):
    report = imported(library, [path])
    bookmarked(library, report.story_ids[0])
    print(path, *report.story_ids, flush=True)
"""


def write_papers(folder: Path, count: int) -> None:
    """Write small pages, one a file."""
    folder.mkdir()
    for number in range(count):
        text = f"# 第{number}号稿件\n\n{TEXTS[number % len(TEXTS)]}\n\n# 又一篇{number}\n\n第二篇的正文，{number}。\n"
        (folder / f"{number:05}.md").write_text(text, "utf-8")


def kill_once(folder: Path, papers: Path, wait: float) -> dict[str, list[int]]:
    """Import until killed; return what was reported as held."""
    command = [sys.executable, "-c", IMPORTER, str(folder), str(papers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        lines = [line.split() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return {path: [int(each) for each in ids] for path, *ids in lines}


def kills(folder: Path, count: int) -> None:
    papers = folder / "papers"
    write_papers(papers, count * 20)
    random_ = random.Random(3)
    reported: dict[str, list[int]] = {}
    lost = unsound = 0
    for _ in range(count):
        reported |= kill_once(folder, papers, random_.uniform(0.0, 0.4))
        store = SqliteStore(folder / "library")
        held = {row.id: row for row in store.holdings.rows_by_id([each for ids in reported.values() for each in ids])}
        lost += sum(each not in held for ids in reported.values() for each in ids)
        lost += sum(not held[ids[0]].bookmarked for ids in reported.values() if ids[0] in held)
        unsound += bool(store.care.check())
        store.close()
        for path in reported:
            Path(path).unlink(missing_ok=True)
    library = open_library(folder / "library", folder / "cache")
    started = time.perf_counter()
    library.reindex()
    took = (time.perf_counter() - started) * 1000 / max(1, library.story_count())
    print(
        f"{count} kills: {len(reported)} files reported, {lost} stories or bookmarks lost, {unsound} libraries unsound;"
    )
    print(
        f"  index built anew in {took:.1f} ms a story; check: {'; '.join(map(str, library.check())) or 'all is well'}"
    )
    library.close()


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[None]:
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(store: SqliteStore, held: list[int]) -> str:
    """Put pages until the disk is full; the word for it."""
    for number in range(5000):
        printed = page(story(f"第{number}号", TEXTS[number % 5] * 20), where=facts(str(number)))
        try:
            held += put_file(store, source(f"d{number}", f"/{number}.md"), [printed]).story_ids
        except LibraryUnusable as error:
            return error.reason
    return "never"


def disks(folder: Path, count: int) -> None:
    whole = healed = 0
    for number in range(count):
        place = folder / f"disk{number}"
        with small_disk(place, 900 + 150 * number):
            held: list[int] = []
            try:
                store = SqliteStore(place / "library")
            except LibraryUnusable as error:
                whole += error.reason == "disk_full"
                healed += 1
                continue
            reason = fill(store, held)
            whole += (
                reason == "disk_full" and len(store.holdings.rows_by_id(held)) == len(held) and not store.care.check()
            )
            subprocess.run(["mount", "-o", "remount,size=32m", str(place)], check=True)
            started = time.perf_counter()
            put_file(store, source("more", "/more.md"), [page(story("又有地方了"), where=facts("9999"))])
            healed += time.perf_counter() - started < 5
            store.close()
    print(f"{count} full disks: {whole} libraries whole, {healed} went on at once when there was space again")


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]]
    folder = Path(tempfile.mkdtemp())
    try:
        kills(folder, counts[0] if counts else 100)
        if shutil.which("mount"):
            disks(folder, counts[1] if len(counts) > 1 else 20)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
