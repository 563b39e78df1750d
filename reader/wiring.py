"""The one place that names SQLite, Whoosh and tantivy: puts a library together."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import IndexUnusable, LibraryUnusable
from reader.library.engine_port import SearchEngine
from reader.library.folding_choice import chosen_folding
from reader.library.library import Library
from reader.paths import index_folder, settings_file, word_table
from reader.search.deferred import DeferredEngine
from reader.settings import load
from reader.store.restoring import backups, restore
from reader.store.sqlite_store import SqliteStore
from reader.text.folding import Folding

if TYPE_CHECKING:
    from reader.text.segment import Segmenter

__all__ = ["backups", "open_library", "restore"]
"""`backups` and `restore` take the folder of a library that need not open any more."""


def open_library(
    folder: Path, cache: Path | None = None, *, to_read: bool = False, engine: str | None = None
) -> Library:
    """The library in `folder`, made where it is missing; its index lies in `cache`, else in the cache folder.

    `to_read`: one that cannot be written to is opened all the same; what writes to it raises LibraryUnusable then.
    `engine`: 'whoosh' or 'tantivy'; None asks the settings.
    One library serves one thread: each thread, and each process, opens its own. Raises LibraryUnusable.
    """
    store = SqliteStore(folder, to_read=to_read)
    try:
        folding = chosen_folding(store)
        chosen = engine or load(settings_file()).search_engine
        index = index_folder(store.library_id, cache, chosen)
    except BaseException:
        store.close()
        raise

    @functools.cache
    def make_segmenter() -> "Segmenter":
        from reader.text import segment

        return segment.make_segmenter(word_table())

    def open_engine() -> SearchEngine:
        try:
            return _in_tantivy(index, folding) if chosen == "tantivy" else _in_whoosh(index, make_segmenter(), folding)
        except LibraryUnusable as problem:
            if problem.reason == "no_engine":
                raise
            # The library itself can be used; it is read where no index can be made.
            raise IndexUnusable(str(problem)) from problem

    library = Library(folder, store, DeferredEngine(open_engine), index_folder=index, folding=folding)
    library.aids.make_segmenter = make_segmenter
    return library


# NumPy, the engine and the segmenter are imported when one is opened: what only searching and importing need.
def _in_whoosh(index: Path, segmenter: "Segmenter", folding: Folding) -> SearchEngine:
    from reader.search import whoosh_engine

    return whoosh_engine.open_engine(index, segmenter, folding)


def _in_tantivy(index: Path, folding: Folding) -> SearchEngine:
    try:
        from reader.search.tantivy_engine import engine
    except ImportError as error:
        raise LibraryUnusable(index, "no_engine", "tantivy") from error
    return engine.open_engine(index, folding)
