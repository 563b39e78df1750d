"""Every registered act: whatever becomes of the library's file or of the journal, it is there at the next opening."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.acts import undoing
from reader.library.library import Library
from reader.store.file.database import FILE_NAME
from tests.acts.furnished import furnish, shelf
from tests.acts.journalled import items, lost, meant, opened, replaced
from tests.acts.performed import PERFORMED, Way
from tests.doing import imported
from tests.library.conftest import Shelf

WAYS = [(name, number) for name, ways in PERFORMED.items() for number in range(len(ways))]
IMPORTS = "importing."

pytestmark = pytest.mark.usefixtures("found_damage")


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shelf]:
    folder, files = tmp_path_factory.mktemp("furnished"), shelf()
    library = opened(folder, files)
    furnish(library, files)
    library.close()
    return folder, files


@pytest.fixture
def files(furnished: tuple[Path, Shelf]) -> Shelf:
    return Shelf(pages=dict(furnished[1].pages))


@pytest.fixture
def folder(tmp_path: Path, furnished: tuple[Path, Shelf]) -> Path:
    return Path(shutil.copytree(furnished[0], tmp_path / "library"))


@pytest.fixture
def library(folder: Path, files: Shelf) -> Iterator[Library]:
    made = opened(folder, files)
    assert made.own_journal is not None
    assert made.own_journal.compared.restored == 0
    yield made
    made.close()


def reopened(library: Library, files: Shelf) -> Library:
    library.close()
    return opened(library.folder, files)


@pytest.fixture
def older(folder: Path, tmp_path: Path) -> Path:
    """The library's file as it was before the act."""
    return Path(shutil.copy(folder / FILE_NAME, tmp_path / "older.sqlite3"))


@pytest.mark.parametrize(("name", "number"), WAYS)
def test_it_comes_back_into_an_older_library_and_does_not_if_it_is_undone(
    name: str, number: int, older: Path, library: Library, files: Shelf, tmp_path: Path
) -> None:
    way: Way = PERFORMED[name][number]
    before = items(library)
    done = way(library, files)
    assert done.undo is not None
    after = items(library)
    if not name.startswith(IMPORTS):
        assert before != after
        library.close()
        newer = shutil.copy(library.folder / FILE_NAME, tmp_path)
        replaced(library.folder, older)
        library = opened(library.folder, files)
        assert items(library) == after
        library = reopened(library, files)
        assert library.own_journal is not None
        assert library.own_journal.compared.restored == 0, "once"
        library.close()
        replaced(library.folder, Path(newer))
        library = opened(library.folder, files)
        assert items(library) == after
    undoing.undo(library, done.undo)
    undone = items(library)
    assert {key: state for key, state in undone.items() if before.get(key) != state} == {}
    library.close()
    replaced(library.folder, older)
    library = opened(library.folder, files)
    assert items(library) == undone
    library.close()


@pytest.mark.parametrize(("name", "number"), WAYS)
def test_it_waits_for_its_pages_in_a_library_begun_anew(name: str, number: int, library: Library, files: Shelf) -> None:
    PERFORMED[name][number](library, files)
    imported(library, sorted(files.pages))
    after = meant(library)
    library.close()
    lost(library.folder)
    again = opened(library.folder, files)
    assert again.story_count() == 0
    imported(again, sorted(files.pages))
    assert meant(again) == after
    again.close()
