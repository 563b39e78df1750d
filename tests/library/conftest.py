"""A library over a real store and an engine in memory; pages come from a table instead of files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.page_reading import Styles
from reader.importer.source.walk import Found, OnPassed, OnRefused
from reader.library.library import Library
from reader.library.reading import Reading
from reader.store.sqlite_store import SqliteStore
from tests.fakes import FakeEngine


@dataclass
class Shelf:
    """Files that need no disk: pages by path. A page list that is None is refused."""

    pages: dict[Path, Sequence[Page] | None] = field(default_factory=dict)
    read: list[Path] = field(default_factory=list)
    digested: list[Path] = field(default_factory=list)
    stamps: dict[Path, str] = field(default_factory=dict)
    sizes: dict[Path, int] = field(default_factory=dict)

    def put(self, path: str, *pages: Page) -> Path:
        self.pages[Path(path)] = pages
        return Path(path)

    def refuse(self, path: str) -> Path:
        self.pages[Path(path)] = None
        return Path(path)

    def reading(self) -> Reading:
        return Reading(
            files=self._files,
            digest=self._digest,
            pages=lambda: nullcontext(self._pages),
            pictures=lambda *_: nullcontext(lambda page: page),
            arrived=lambda *_: False,
            stamp=lambda path, _: self.stamps.get(path, ""),
            size=lambda path: self.sizes.get(path, 0),
        )

    def _files(self, paths: Sequence[Path], refuse: Callable[[FileRefused], None]) -> Iterator[Found]:
        for path in paths:
            inside = sorted(file for file in self.pages if path in file.parents)
            yield from map(Found, inside or [path])

    def _digest(self, path: Path) -> str:
        self.digested.append(path)
        return f"{path}{self.pages[path]}"

    def _pages(
        self,
        path: Path,
        on_refused: OnRefused,
        on_read: Callable[[int], None],
        styles: Styles,
        columns: Mapping[str, str],
        *,
        on_passed: OnPassed = lambda _: None,
        on_wait: Callable[[], object] = lambda: None,
    ) -> Iterator[Page]:
        self.read.append(path)
        pages = self.pages[path]
        if pages is None:
            raise FileRefused(path, FileReason.NOT_TEXT)
        for number, page in enumerate(pages, 1):
            on_read(self.sizes.get(path, 0) * number // len(pages))
            yield page


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def library(tmp_path: Path, shelf: Shelf, engine: FakeEngine) -> Iterator[Library]:
    folder = tmp_path / "library"
    made = Library(folder, SqliteStore(folder), engine, index_folder=folder / "index", reading=shelf.reading())
    yield made
    made.refresh_index()
    assert made.check() == []
    made.close()
