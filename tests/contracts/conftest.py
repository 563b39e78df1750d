"""Every store, for the contract tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.ports import Store
from reader.store.sqlite_store import SqliteStore
from tests.fakes import FakeStore

MAKERS: dict[str, Callable[[Path], Store]] = {"sqlite": SqliteStore, "fake": lambda folder: FakeStore()}


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = MAKERS[request.param](tmp_path / "library")
    yield made
    assert made.check() == []
    made.close()
