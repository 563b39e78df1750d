"""A library with a person's own work and its journal, which can be taken apart."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.acts import bookmarks
from reader.store.file.opening import FILE_NAME
from reader.store.sqlite_store import SqliteStore
from tests.acts.journalled import items, lost, opened, replaced
from tests.builders import facts, page, story
from tests.doing import imported, toggled
from tests.library.conftest import Shelf


class Held:
    """A library that is opened and closed; `keep` copies its file, `put_back` puts a copy in its place."""

    def __init__(self, folder: Path, files: Shelf) -> None:
        self.folder = folder
        self.files = files
        self.library = opened(folder, files)

    @property
    def store(self) -> SqliteStore:
        store = self.library.store
        assert isinstance(store, SqliteStore)
        return store

    @property
    def journal(self) -> Path:
        return self.folder / "own-work.journal"

    def keep(self, name: str) -> Path:
        self.library.close()
        kept = Path(shutil.copy(self.folder / FILE_NAME, self.folder.parent / name))
        self.library = opened(self.folder, self.files)
        return kept

    def put_back(self, kept: Path) -> None:
        self.library.close()
        replaced(self.folder, kept)
        self.library = opened(self.folder, self.files)

    def lose(self) -> None:
        self.library.close()
        lost(self.folder)
        self.library = opened(self.folder, self.files)

    def open_again(self) -> None:
        self.library.close()
        self.library = opened(self.folder, self.files)

    def compared(self) -> Any:
        assert self.library.own_journal is not None
        return self.library.own_journal.compared

    def items(self) -> dict[tuple[str, int | str], Any]:
        return items(self.library)

    def notes(self) -> set[str]:
        return {mark.note for mark in self.library.store.bookmarks.all()}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    files = Shelf()
    for number in range(1, 5):
        files.put(
            f"/{number}.md", page(story(f"甲{number}", f"{number * 3}号正文，第{number}版。"), where=facts(str(number)))
        )
    made = Held(tmp_path / "library", files)
    imported(made.library, sorted(files.pages))
    yield made
    made.library.close()


def noted(held: Held, story_id: int, note: str) -> None:
    """Bookmark a story with a note."""
    toggled(held.library, story_id)
    (mark,) = [each for each in held.library.bookmarks.all() if each.story_id == story_id]
    bookmarks.change(held.library, replace(mark, note=note))
