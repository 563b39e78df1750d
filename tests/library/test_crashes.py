"""Killed, short of space, shared: what was reported as held is held."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.errors import LibraryUnusable
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from reader.wiring import open_library
from tests.builders import TEXTS, facts, page, put_file, source, story
from tests.fakes import FakeEngine

REPOSITORY = Path(__file__).parents[2]
KILLS = 10
FILES = 400

IMPORTER = """
import sys
from pathlib import Path
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.doing import bookmarked, imported
from tests.fakes import FakeEngine

folder, papers = Path(sys.argv[1]), Path(sys.argv[2])
library = Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")
for path in sorted(papers.iterdir()):
    report = imported(library, [path])
    bookmarked(library, report.story_ids[0])
    print(path, *report.story_ids, flush=True)
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(FILES):
        text = f"# 第{number}号稿件\n\n{TEXTS[number % len(TEXTS)]}\n\n# 又一篇{number}\n\n第二篇的正文，{number}。\n"
        (folder / f"{number:04}.md").write_text(text, "utf-8")
    return folder


def started(folder: Path, papers: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(folder), str(papers)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_nothing_reported_is_lost_when_killed(tmp_path: Path, papers: Path) -> None:
    random_ = random.Random(7)
    folder = tmp_path / "library"
    reported: dict[str, list[int]] = {}
    for _ in range(KILLS):
        with started(folder, papers) as process:
            assert process.stdout is not None
            # Two at least: however slow the machine, each run gets on.
            first = [process.stdout.readline() for _ in range(2)]
            time.sleep(random_.uniform(0, 0.08))
            process.send_signal(signal.SIGKILL)
            lines = [*first, *process.stdout.read().splitlines(keepends=True)]
        for line in lines:
            if line.endswith("\n"):
                path, *ids = line.split()
                reported[path] = [int(each) for each in ids]
        store = SqliteStore(folder)
        held = {row.id: row for row in store.holdings.rows_by_id([each for ids in reported.values() for each in ids])}
        assert all(each in held for ids in reported.values() for each in ids)
        assert store.care.check() == []
        store.close()
        for path in list(reported):
            assert held[reported[path][0]].bookmarked, path
            (papers / Path(path).name).unlink(missing_ok=True)
    assert len(reported) > KILLS


def test_two_programs_import_at_the_same_time(tmp_path: Path, papers: Path) -> None:
    folder = tmp_path / "library"
    files = sorted(papers.iterdir())
    for path in files[40:]:
        path.unlink()
    halves = [tmp_path / "even", tmp_path / "odd"]
    for half in halves:
        half.mkdir()
    for number, path in enumerate(files[:40]):
        path.rename(halves[number % 2] / path.name)
    both = [started(folder, half) for half in halves]
    reader = None
    for process in both:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert len(out.splitlines()) == 20
        reader = reader or SqliteStore(folder)
        assert reader.holdings.story_count() >= 40
    assert reader is not None
    assert reader.holdings.story_count() == 80
    assert len(reader.bookmarks.all()) == 40
    assert reader.care.check() == []
    reader.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no tmpfs can be mounted here")
    yield place
    # Lazily: a test that failed may still have a file open there.
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_leaves_the_library_whole(small_disk: Path) -> None:
    folder = small_disk / "library"
    library = Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")
    store = library.store
    held: list[int] = []

    def fill() -> None:
        for number in range(2000):
            printed = page(story(f"第{number}号", TEXTS[number % 5] * 20), where=facts(str(number)))
            held.extend(put_file(store, source(f"d{number}", f"/{number}.md"), [printed]).story_ids)

    with pytest.raises(LibraryUnusable) as caught:
        fill()
    assert caught.value.reason == "disk_full"
    assert len(held) > 10
    assert [row.id for row in store.holdings.rows_by_id(held)] == held
    # Readers of a full disk still read; with space again, the same library goes on.
    assert store.care.check() == []
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    more = put_file(store, source("more", "/more.md"), [page(story("又有地方了"), where=facts("9999"))])
    assert store.holdings.story(more.story_ids[0]).row.title == "又有地方了"
    library.close()
    again = SqliteStore(folder)
    assert again.care.check() == []
    assert again.holdings.story_count() == len(held) + 1
    again.close()


def test_a_library_on_a_full_disk_is_read_searched_and_checked(small_disk: Path, tmp_path: Path) -> None:
    folder, cache = small_disk / "library", tmp_path / "cache"
    library = open_library(folder, cache)
    put_file(library.store, source("d", "/1.md"), [page(story("工会搭鹊桥", TEXTS[0]), where=facts("1"))])
    library.refresh_index()
    library.close()
    with suppress(OSError), (small_disk / "full").open("wb", 0) as file:
        while True:
            file.write(bytes(4096))
    with pytest.raises(LibraryUnusable) as caught:
        open_library(folder, cache)
    assert caught.value.reason == "disk_full"
    library = open_library(folder, cache, to_read=True)
    assert (library.story_count(), library.search("鹊桥").total, library.check()) == (1, 1, [])
    with pytest.raises(LibraryUnusable) as caught:
        library.store.settings.set("a", "1")
    assert caught.value.reason == "disk_full"
    library.close()
    (small_disk / "full").unlink()
    library = open_library(folder, cache)
    library.store.settings.set("a", "1")
    library.close()
