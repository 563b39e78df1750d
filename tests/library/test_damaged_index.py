"""Damage of the index is noticed by the search that meets it or by a check, and mended without a person."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.library.library import Library
from reader.library.watchman import FaultKind
from reader.wiring import open_library
from tests.doing import imported

pytestmark = pytest.mark.usefixtures("found_damage")

_QUERIES = ("工会", '"服务职工"', "工*职工", "标题:号", "-工会")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose index has two segments."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    library = open_library(folder / "library", folder / "cache")
    for half in (range(30), range(30, 60)):
        for number in half:
            text = f"# 第{number}号\n\n{'工会服务职工，推动企业发展。' * 12}编号{number}。\n"
            (folder / "in" / f"{number:02}.md").write_text(text, "utf-8")
        imported(library, [folder / "in"])
    assert library.check() == []
    library.close()
    assert len(list(folder.glob("cache/index/*/1/*.dbp"))) == 2
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    opened = open_library(place / "library", place / "cache")
    yield opened
    opened.close()


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def index_files(place: Path) -> list[Path]:
    """All files of the index that hold something, as they are named below its folder."""
    return sorted(
        path for path in place.glob("cache/index/*/**/*") if path.is_file() and path.stat().st_size and path.suffix
    )


def answers(library: Library) -> list[set[int]]:
    return [{hit.row.id for hit in library.search(query, limit=None).hits} for query in _QUERIES]


def test_a_search_that_meets_damage_has_the_next_refresh_mend_it(place: Path, library: Library) -> None:
    right = answers(library)
    library.close()
    flip(max(place.glob("cache/index/*/1/*.dbp"), key=lambda file: file.stat().st_size), 100)
    hurt = open_library(place / "library", place / "cache")
    assert answers(hurt) == right
    assert hurt.search("工会").scanned
    assert [fault.kind for fault in hurt.watchman.faults()] == [FaultKind.INDEX]
    hurt.close()
    later = open_library(place / "library", place / "cache")
    assert later.refresh_index() == 60
    assert not later.search("工会").scanned
    assert answers(later) == right
    assert (later.watchman.faults(), later.check(), later.refresh_index()) == ([], [], 0)
    later.close()


@pytest.mark.parametrize("at", [0, -1, 0.5])
@pytest.mark.parametrize("ending", [".dbp", ".dbd", ".toc", ".json"])
def test_check_reads_every_byte_and_the_next_refresh_mends_it(
    place: Path, library: Library, ending: str, at: float
) -> None:
    right = answers(library)
    for file in [file for file in index_files(place) if file.suffix == ending]:
        size = file.stat().st_size
        flip(file, int(at * size) if at > 0 else int(at))
    assert len(library.check()) in (1, 2)
    assert library.refresh_index() == 60
    assert library.check() == []
    assert answers(library) == right
    assert not any(library.search(query).scanned for query in _QUERIES)


@pytest.mark.parametrize("name", ["current", "*.toc", "state-*"])
def test_a_file_of_the_index_that_is_gone_is_damage(place: Path, library: Library, name: str) -> None:
    library.close()
    for file in place.glob(f"cache/index/*/**/{name}"):
        file.unlink()
    hurt = open_library(place / "library", place / "cache")
    assert hurt.check() != []
    assert hurt.refresh_index() == 60
    assert hurt.check() == []
    hurt.close()


def test_a_name_of_an_index_that_is_not_there_is_damage(place: Path, library: Library) -> None:
    library.close()
    (name,) = place.glob("cache/index/*/current")
    name.write_text("5")
    hurt = open_library(place / "library", place / "cache")
    assert hurt.check() != []
    assert hurt.refresh_index() == 60
    hurt.close()


def test_an_index_that_is_not_there_or_behind_is_no_damage(place: Path, library: Library) -> None:
    library.close()
    shutil.rmtree(place / "cache")
    bare = open_library(place / "library", place / "cache")
    assert (bare.check(), bare.waiting_for_index()) == ([], 60)
    assert bare.refresh_index() == 60
    assert (bare.check(), bare.waiting_for_index()) == ([], 0)
    bare.close()


def test_a_check_counts_the_bytes_and_can_be_stopped(library: Library) -> None:
    seen: list[tuple[int, int]] = []
    assert library.check(lambda done, total, _: bool(seen.append((done, total))) or True) == []
    assert seen == sorted(seen)
    assert seen[-1][0] <= seen[-1][1]
    with pytest.raises(Cancelled):
        library.check(lambda *_: False)
