"""Things in the place of a file or folder of the program are put aside, never deleted."""

from pathlib import Path

import pytest

from reader.room import put_aside, remove_file, room_for_file, room_for_folder


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with a file in it."""
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "mine").write_text("own")
    return tmp_path / "place"


def test_a_folder_in_the_place_of_a_file_is_put_aside(filled: Path) -> None:
    room_for_file(filled)
    assert not filled.exists()
    assert (filled.with_name("place.aside") / "mine").read_text() == "own"


def test_a_file_in_the_place_of_a_folder_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("own")
    room_for_folder(tmp_path / "media")
    assert (tmp_path / "media.aside").read_text() == "own"


def test_a_broken_link_in_the_place_of_a_folder_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "media").symlink_to("gone")
    room_for_folder(tmp_path / "media")
    assert [path.name for path in tmp_path.iterdir()] == ["media.aside"]


def test_what_is_in_its_place_stays(filled: Path) -> None:
    room_for_folder(filled)
    room_for_file(filled / "mine")
    assert (filled / "mine").read_text() == "own"


def test_a_file_is_removed_and_a_folder_in_its_place_kept(filled: Path) -> None:
    remove_file(filled / "mine")
    remove_file(filled / "mine")
    assert list(filled.iterdir()) == []
    remove_file(filled)
    assert [path.name for path in filled.parent.iterdir()] == ["place.aside"]


def test_nothing_that_was_put_aside_is_covered(tmp_path: Path) -> None:
    kept = []
    for number in range(3):
        (tmp_path / "a").write_text(str(number))
        kept.append(put_aside(tmp_path / "a"))
    assert [path.name for path in kept] == ["a.aside", "a.1.aside", "a.2.aside"]
    assert [path.read_text() for path in kept] == ["0", "1", "2"]
