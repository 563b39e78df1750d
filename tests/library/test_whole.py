"""The whole library over its real parts: the user's page read, searched and bookmarked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.blocks import blocks_of
from reader.library.library import Library
from reader.text.folding import Folding
from reader.wiring import open_library
from tests.doing import imported, toggled

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = SEEDS / "000_345b380e85948017.txt"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    library = open_library(folder / "library", folder / "cache")
    imported(library, [PAGE])
    library.close()
    return folder


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    made = open_library(place / "library", place / "cache")
    yield made
    made.close()


@pytest.mark.parametrize(
    "query", ["工会", "网约车司机", "省总", "刘海波", "下转", "鹊桥", "職工", "２０２３年", "没有的词"]
)
def test_finds_what_a_literal_scan_finds(library: Library, query: str) -> None:
    fold = Folding().plain
    wanted = {
        row.id
        for row in library.story_rows(everything=True)
        if any(fold(query) in fold(block.text) for block in blocks_of(library.story(row.id).story))
    }
    answer = library.search(query, limit=None)
    assert {hit.row.id for hit in answer.hits} == wanted
    assert answer.total == len(wanted)
    assert not answer.scanned


def test_the_page_is_there(library: Library) -> None:
    kinds = [row.kind for row in library.story_rows(everything=True)]
    assert (kinds.count("story"), kinds.count("photo")) == (7, 2)
    assert library.check() == []


def test_bookmarks_survive_all_that_may_happen(place: Path, library: Library) -> None:
    story_id = library.search("网约车司机").hits[0].row.id
    toggled(library, story_id)
    assert imported(library, [PAGE]).known == 1
    library.reindex()
    library.close()
    shutil.rmtree(place / "cache")
    again = open_library(place / "library", place / "cache")
    assert [mark.story_id for mark in again.bookmarks.all()] == [story_id]
    scanned = again.search("网约车司机")
    assert (scanned.scanned, scanned.hits[0].row.id) == (True, story_id)
    again.refresh_index()
    assert not again.search("网约车司机").scanned
    assert again.search("网约车司机").hits[0].row.bookmarked
    again.close()


@pytest.mark.usefixtures("found_damage")
def test_a_damaged_index_heals(place: Path) -> None:
    for file in (place / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\0" * file.stat().st_size)
    library = open_library(place / "library", place / "cache")
    assert library.search("工会", limit=None).total == 8
    library.refresh_index()
    answer = library.search("工会", limit=None)
    assert (answer.total, answer.scanned) == (8, False)
    assert library.check() == []
    library.close()
