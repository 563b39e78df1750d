"""Something else in the place of a file or folder of a library: work goes on, and what lay there is kept."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Commands

pytestmark = pytest.mark.usefixtures("found_damage")


@pytest.fixture
def kept(held: Commands) -> Commands:
    """The sample with a bookmark, a copy of the library's file and one of its journal."""
    held.good("bookmark", "add", "1")
    held.good("backup")
    assert list(held.folder.glob("own-work-copies/*"))
    return held


@pytest.mark.parametrize(
    "place", ["backups/*.sha256", "backups/*.sqlite3", "own-work-copies/*.journal", "own-work.journal"]
)
def test_a_folder_in_the_place_of_a_file(kept: Commands, place: str) -> None:
    (path,) = kept.folder.glob(place)
    path.unlink()
    path.mkdir()
    (path / "mine").write_text("own")
    all_is_well_after_repair(kept)


@pytest.mark.parametrize("place", ["library.sqlite3-wal", "library.sqlite3-shm"])
def test_a_folder_in_the_place_of_a_file_that_is_not_there(kept: Commands, place: str) -> None:
    (kept.folder / place).mkdir()
    (kept.folder / place / "mine").write_text("own")
    all_is_well_after_repair(kept)


@pytest.mark.parametrize("place", ["backups", "own-work-copies", "media"])
def test_a_file_in_the_place_of_a_folder(kept: Commands, place: str) -> None:
    path = kept.folder / place
    shutil.rmtree(path, ignore_errors=True)
    path.write_text("own")
    all_is_well_after_repair(kept)
    kept.good("backup")


def all_is_well_after_repair(kept: Commands) -> None:
    kept("check", "--repair")
    assert kept.good("check").startswith("All is well")
    assert len(kept.good("bookmark", "list", "--json").splitlines()) == 1
    assert [path.read_text() for path in kept.folder.rglob("*") if path.is_file() and is_own(path)] == ["own"]


def is_own(path: Path) -> bool:
    """True for the file that a person laid there."""
    return path.stat().st_size == 3


def test_a_folder_in_the_place_of_the_library_itself(kept: Commands) -> None:
    file = kept.folder / "library.sqlite3"
    file.unlink()
    file.mkdir()
    (file / "mine").write_text("own")
    assert "`dubao restore" in kept("list").stderr
    assert "`dubao restore`" in kept("restore", "--salvage").stderr
    (backup,) = kept.folder.glob("backups/*.sqlite3")
    kept.good("restore", backup.name)
    assert len(kept.good("bookmark", "list", "--json").splitlines()) == 1
    assert (kept.folder / "library.sqlite3.aside" / "mine").read_text() == "own"
