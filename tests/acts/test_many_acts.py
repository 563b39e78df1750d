"""Acts in any order, undone and redone in between: each undo gives the state before the act, and all give the start."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.acts import undoing
from reader.acts.done import Undo
from reader.errors import NotHeld
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.acts.furnished import furnish, open_on, rows_of, seen, shelf
from tests.acts.performed import PERFORMED, Way
from tests.library.conftest import Shelf

WAYS = [way for ways in PERFORMED.values() for way in ways]
STEPS = st.lists(st.sampled_from([*WAYS, *["undo"] * 12, *["redo"] * 8]), min_size=2, max_size=14)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, files = tmp_path_factory.mktemp("furnished"), shelf()
    library = open_on(SqliteStore(folder), folder, files)
    furnish(library, files)
    library.close()
    return folder


@dataclass
class Person:
    """Does, undoes and redoes; keeps the state before each act that stands."""

    library: Library
    files: Shelf
    stands: list[tuple[Undo, Any, Any]] = field(default_factory=list)
    undone: list[tuple[Undo, Any, Any]] = field(default_factory=list)

    def take(self, step: Way | str) -> None:
        if callable(step):
            self.do(step)
        elif step == "undo" and self.stands:
            self.undo()
        elif step == "redo" and self.undone:
            self.redo()

    def do(self, way: Way) -> None:
        before = rows_of(self.library.store)
        try:
            done = way(self.library, self.files)
        except (NotHeld, LookupError, ValueError):
            # The acts before took away what this one is about.
            assert rows_of(self.library.store) == before
            return
        if done.undo:
            self.stands.append((done.undo, before, rows_of(self.library.store)))
            self.undone.clear()

    def undo(self) -> None:
        way, before, after = self.stands.pop()
        assert undoing.last_done(self.library) == way
        undoing.undo(self.library, way)
        assert rows_of(self.library.store) == before
        self.undone.append((way, before, after))

    def redo(self) -> None:
        way, before, after = self.undone.pop()
        assert undoing.last_undone(self.library) == way
        undoing.redo(self.library, way)
        assert rows_of(self.library.store) == after
        self.stands.append((way, before, after))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undone_in_reverse_order_everything_is_as_at_the_start(
    furnished: Path, tmp_path: Path, steps: list[Callable[..., Any] | str]
) -> None:
    folder, files = tmp_path / "library", shelf()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(furnished, folder)
    library = open_on(SqliteStore(folder), folder, files)
    start = seen(library)
    person = Person(library, files)
    for step in steps:
        person.take(step)
    while person.stands:
        person.undo()
    assert seen(library) == start
    library.close()
