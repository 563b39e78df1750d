"""Every registered act: undone, the library is as it was in everything a person can see; redone, as the act left it."""

import json
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from reader import acts
from reader.acts import undoing
from reader.acts.act import Act
from reader.acts.registry import ACTS
from reader.library.library import Library
from reader.ports.store import Store
from reader.store.sqlite_store import SqliteStore
from tests.acts.furnished import furnish, open_on, seen, shelf
from tests.acts.performed import PERFORMED, Way
from tests.fakes import FakeStore
from tests.library.conftest import Shelf

STORES: dict[str, Callable[[Path], Store]] = {"sqlite": SqliteStore, "memory": lambda _: FakeStore()}
WAYS = [(name, number) for name, ways in PERFORMED.items() for number in range(len(ways))]


@pytest.fixture
def files() -> Shelf:
    return shelf()


OTHER_NAMES = {"bookmarks.toggle": ("bookmarks.remove",)}
"""Acts that the log also calls by the name of the act that they amount to."""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shelf]:
    """A folder with a furnished library in SQLite, and the files that it read: to be copied."""
    folder, files = tmp_path_factory.mktemp("furnished"), shelf()
    library = open_on(SqliteStore(folder), folder, files)
    furnish(library, files)
    library.close()
    return folder, files


@pytest.fixture(params=sorted(STORES))
def library(
    request: pytest.FixtureRequest, tmp_path: Path, files: Shelf, furnished: tuple[Path, Shelf]
) -> Iterator[Library]:
    folder = tmp_path / "library"
    if request.param == "sqlite":
        shutil.copytree(furnished[0], folder)
        files.pages.update(furnished[1].pages)
    made = open_on(STORES[request.param](folder), folder, files)
    if request.param != "sqlite":
        furnish(made, files)
    yield made
    made.close()


def test_each_act_of_each_module_is_in_the_registry() -> None:
    modules = [import_module(f"{acts.__name__}.{module.name}") for module in iter_modules(acts.__path__)]
    made = {each.name for module in modules for each in vars(module).values() if isinstance(each, Act)}
    assert made == ACTS.keys()


def test_each_act_is_tried() -> None:
    assert PERFORMED.keys() == ACTS.keys()


@pytest.mark.parametrize(("name", "number"), WAYS)
def test_undone_nothing_is_left_of_it_and_redone_all_is_there(
    name: str, number: int, library: Library, files: Shelf
) -> None:
    way: Way = PERFORMED[name][number]
    before = seen(library)
    done = way(library, files)
    assert done.undo is not None, "it changed something"
    assert done.undo.act in {name, *OTHER_NAMES.get(name, ())}
    assert done.changes
    after = seen(library)
    assert after != before
    for _ in range(2):
        back = undoing.undo(library, done.undo)
        assert back.changes.kinds == done.changes.kinds
        assert differences(seen(library), before) == {}
        again = undoing.redo(library, done.undo)
        assert again.changes.kinds == done.changes.kinds
        assert differences(seen(library), after) == {}


def differences(now: dict[str, object], wanted: dict[str, object]) -> dict[str, object]:
    return {
        name: json.dumps([now[name], wanted[name]], ensure_ascii=False) for name in now if now[name] != wanted[name]
    }
