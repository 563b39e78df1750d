"""Every store, for the contract tests."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from reader.ports.store import Store
from reader.store.sqlite_store import SqliteStore
from tests.fakes import FakeStore
from tests.strict_sql import StrictConnection

MAKERS: dict[str, Callable[[Path], Store]] = {"sqlite": SqliteStore, "fake": lambda folder: FakeStore()}


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=StrictConnection))
    made = MAKERS[request.param](tmp_path / "library")
    yield made
    assert made.care.check() == []
    made.close()
