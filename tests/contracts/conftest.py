"""Every store, for the contract tests."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from reader.ports.store import Store
from reader.store.file.database import Database
from reader.store.sqlite_store import SqliteStore
from tests.fakes import FakeStore
from tests.strict_sql import StrictConnection


def in_two_files(folder: Path) -> SqliteStore:
    """The paper in one file, own work in another: no key of one can refer to a row of the other."""
    own = Database(folder / "own")
    own.connection.execute("PRAGMA foreign_keys = OFF")
    return SqliteStore.of(paper=Database(folder), own=own)


MAKERS: dict[str, Callable[[Path], Store]] = {
    "sqlite": SqliteStore,
    "two_files": in_two_files,
    "fake": lambda folder: FakeStore(),
}


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=StrictConnection))
    made = MAKERS[request.param](tmp_path / "library")
    yield made
    assert made.care.check() == []
    made.close()
