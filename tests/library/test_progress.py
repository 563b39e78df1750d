"""Progress of an import, in kilobytes of files, and of a large file while it is read."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.importer.stages import read_pages
from reader.library.library import Library
from tests.builders import facts, page, story
from tests.doing import imported
from tests.library.conftest import Shelf

MEGABYTE = 1 << 20


class Recorder:
    """Records the calls of `progress`, and stops the work after `most` calls."""

    def __init__(self, most: int = 10_000) -> None:
        self.most = most
        self.steps: list[tuple[int, int, str]] = []

    def __call__(self, done: int, total: int, what: str) -> bool:
        self.steps.append((done, total, what))
        return len(self.steps) <= self.most

    def parts(self) -> list[float]:
        """The share of the whole that was done at each call."""
        return [done / total for done, total, what in self.steps if what.startswith("/papers")]


def test_a_large_file_among_small_ones_counts_for_what_it_is(library: Library, shelf: Shelf) -> None:
    for number in range(3):
        shelf.put(f"/papers/{number}.md", page(story(f"甲{number}"), where=facts(str(number))))
    large = shelf.put("/papers/z.jsonl", *(page(story(f"乙{n}"), where=facts(str(10 + n))) for n in range(200)))
    shelf.sizes[large] = 60 * MEGABYTE
    reported = Recorder()
    imported(library, [Path("/papers")], reported)
    parts = reported.parts()
    assert parts == sorted(parts)
    assert max(parts[:3]) < 0.001
    assert max(later - earlier for earlier, later in itertools.pairwise(parts)) < 0.01
    assert 0.98 < parts[-1] < 1
    total = {total for _, total, what in reported.steps if what.startswith("/papers")}
    assert total == {3 + 1 + 60 * 1024}


def test_a_file_of_many_pages_can_be_stopped_at_each(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/z.jsonl", *(page(story(f"乙{n}"), where=facts(str(n))) for n in range(200)))
    report = imported(library, [Path("/papers")], Recorder(most=100))
    assert report.cancelled
    assert (report.files, report.pages) == (0, 64), "what was put before is held"
    report = imported(library, [Path("/papers")])
    assert (report.files, library.story_count()) == (1, 200)


@pytest.fixture
def pages_of_text() -> str:
    return "\f".join(f"# 报道{number}\n\n这是第{number}版的正文，有一句完整的话。\n" for number in range(20))


def read(path: Path) -> Iterator[float]:
    """The share of the file that was read at each page."""
    seen: list[int] = []
    for _ in read_pages(path, lambda _: None, seen.append):
        yield seen[-1] / path.stat().st_size


@pytest.mark.parametrize("name", ["pages.txt", "pages.jsonl", "pages.zip"])
def test_reading_reports_the_bytes_that_were_read(tmp_path: Path, pages_of_text: str, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".zip"):
        with ZipFile(path, "w") as archive:
            archive.writestr("picture.png", bytes(100_000))
            for number, text in enumerate(pages_of_text.split("\f")):
                archive.writestr(f"{number:02}.md", text)
    elif name.endswith(".jsonl"):
        path.write_text('{"newspaper": "报", "stories": [{"headline": "甲"}]}\n' * 20, encoding="utf-8")
    else:
        path.write_text(pages_of_text, encoding="utf-8")
    parts = list(read(path))
    assert len(parts) == 20
    assert parts == sorted(parts)
    assert parts[0] < 0.06
    assert 0.45 < parts[9] < 0.55
    assert parts[-1] > 0.99
