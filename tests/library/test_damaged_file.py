"""Damage of the library file itself, and an older copy in its place: named by a check, and mended."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.watchman import FaultKind
from reader.store.file.schema import PAGE_SIZE_BYTES
from reader.wiring import open_library
from tests.doing import highlighted, imported

pytestmark = pytest.mark.usefixtures("found_damage")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a library of four stories, and its cache."""
    library = open_library(tmp_path / "library", tmp_path / "cache")
    for number in range(4):
        file = tmp_path / f"{number}.md"
        file.write_text(f"# 第{number}号稿件\n\n工会服务职工，推动企业发展。编号{number}，讲述一线故事。\n", "utf-8")
        imported(library, [file])
    library.close()
    return tmp_path


def zero(file: Path, *pages: int) -> None:
    with file.open("r+b") as opened:
        for page in pages:
            opened.seek(page * PAGE_SIZE_BYTES)
            opened.write(bytes(PAGE_SIZE_BYTES))


def test_a_damaged_file_is_named_without_the_words_of_sqlite(place: Path) -> None:
    file = place / "library" / "library.sqlite3"
    zero(file, *range(12, file.stat().st_size // PAGE_SIZE_BYTES, 3))
    library = open_library(place / "library", place / "cache")
    found = list(map(str, library.check()))
    assert found[0].startswith("damaged places in the library file: ")
    assert all(re.fullmatch(r"[a-z ]+: \d+( \(.*\))?", each) for each in found)
    assert {fault.kind for fault in library.watchman.faults()} >= {FaultKind.LIBRARY}
    library.close()


def older(place: Path, then: Callable[[Library], object]) -> Library:
    """The library with its file as it was before `then` changed something."""
    file = place / "library" / "library.sqlite3"
    library = open_library(place / "library", place / "cache")
    library.refresh_index()
    library.close()
    shutil.copy(file, place / "older")
    library = open_library(place / "library", place / "cache")
    then(library)
    library.refresh_index()
    library.close()
    shutil.copy(place / "older", file)
    return open_library(place / "library", place / "cache")


def paper(place: Path, number: int) -> Path:
    file = place / f"more{number}.md"
    file.write_text(f"# 新到第{number}篇\n\n港口吞吐量{number}创新高，码头工人昼夜装卸。\n", "utf-8")
    return file


def test_an_older_copy_of_the_file_is_named_and_its_index_built_anew(place: Path) -> None:
    def then(library: Library) -> None:
        imported(library, [paper(place, 1)])
        highlighted(library, 2, "服务职工")

    library = older(place, then)
    assert len(library.store.bookmarks.all()) == 1, "it came back from the journal"
    (found,) = library.check()
    assert found.said.startswith("changes that the index has and the library lacks")
    assert FaultKind.INDEX in [fault.kind for fault in library.mending.repair()]
    assert library.check() == []
    library.close()


def test_an_import_into_an_older_copy_leaves_no_index_of_the_newer_one(place: Path) -> None:
    library = older(place, lambda library: imported(library, [paper(place, 1)]))
    # The new story takes the id and the number of the change that the index has of another one.
    imported(library, [paper(place, 2)])
    assert library.search("第1篇").total == 0
    assert library.search("第2篇").total == 1
    assert library.check() == []
    library.close()
