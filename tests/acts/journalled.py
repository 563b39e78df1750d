"""A furnished library with its journal, and everything that a person made in it, to be compared."""

import shutil
from pathlib import Path
from typing import Any

from reader.journal.journal_file import JournalFile
from reader.library.library import Library
from reader.library.own_journal.own_journal import OwnJournal
from reader.library.own_journal.waiting import PREFIX
from reader.ports.own_items import OwnKind
from reader.store.file.database import FILE_NAME
from reader.store.sqlite_store import SqliteStore
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf


def opened(folder: Path, files: Shelf) -> Library:
    """The library in a folder, made if there is none, joined with its journal as the wiring does it."""
    store = SqliteStore(folder)
    journal = OwnJournal(store, JournalFile(folder))
    journal.open()
    made = Library(
        folder, store, FakeEngine(), index_folder=folder / "index", reading=files.reading(), own_journal=journal
    )
    journal.tell(made.watchman)
    return made


def replaced(folder: Path, file: Path) -> None:
    """Put an older copy of the library's file in its place, with nothing of its log."""
    lost(folder)
    shutil.copy(file, folder / FILE_NAME)


def lost(folder: Path) -> None:
    for each in folder.glob(f"{FILE_NAME}*"):
        each.unlink()


def items(library: Library) -> dict[tuple[str, int | str], Any]:
    """Everything that a person made, by kind and id."""
    store = library.store
    assert isinstance(store, SqliteStore)
    return {tuple(item.key): item.state for item in store.own_items.all()}


def meant(library: Library) -> dict[str, Any]:
    """Everything that a person made, by what it is about: row numbers may differ."""
    store = library.store
    assert isinstance(store, SqliteStore)
    held = store.own_items.all()
    rows = {row.id: row for row in library.story_rows(everything=True)}
    draft = library.draft.read()
    other = {"clipping_book", "doubtful_bookmarks", "last_place"}
    return {
        "bookmarks": [item.state for item in held if item.key.kind is OwnKind.BOOKMARK],
        "corrections": [item.state for item in held if item.key.kind is OwnKind.CORRECTION],
        "facts": sorted(str(item.state) for item in held if item.key.kind is OwnKind.PAGE),
        "settings": {
            item.key.id: item.state
            for item in held
            if item.key.kind is OwnKind.SETTING
            and item.key.id not in other
            and not str(item.key.id).startswith((PREFIX, "search_seen:"))
        },
        "read": sorted(row.title for row in rows.values() if row.read),
        "visits": [(visit.row.title, visit.position, visit.opened) for visit in library.visits()],
        "doubts": [doubt.bookmark.anchor for doubt in library.doubts.all()],
        "book": (draft.title, draft.introduction, sorted(rows[each].title for each in draft.stories if each in rows)),
        "notes": sorted((rows[each].title, note) for each, note in draft.notes if each in rows),
        "stories": _marked(library),
    }


def _marked(library: Library) -> dict[str, int]:
    """The number of bookmarks and highlights on each story, by headline."""
    rows = {row.title: row.id for row in reversed(library.store.holdings.story_rows(everything=True))}
    marks = library.store.bookmarks.of(list(rows.values()))
    return {title: len(marks.get(story_id, ())) for title, story_id in rows.items()}
