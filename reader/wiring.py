"""The one place that names SQLite and Whoosh: puts a library together."""

from pathlib import Path

from reader.errors import IndexUnusable, LibraryUnusable
from reader.library.engine_port import SearchEngine
from reader.library.folding_choice import chosen_folding
from reader.library.library import Library
from reader.paths import index_folder, word_table
from reader.search.deferred import DeferredEngine
from reader.store.restoring import backups, restore
from reader.store.sqlite_store import SqliteStore
from reader.text.segment import make_segmenter

__all__ = ["backups", "open_library", "restore"]
"""`backups` and `restore` take the folder of a library that need not open any more."""


def open_library(folder: Path, cache: Path | None = None, *, to_read: bool = False) -> Library:
    """The library in `folder`, made where it is missing; its index lies in `cache`, else in the cache folder.

    `to_read`: one that cannot be written to is opened all the same; what writes to it raises LibraryUnusable then.
    One library serves one thread: each thread, and each process, opens its own. Raises LibraryUnusable.
    """
    store = SqliteStore(folder, to_read=to_read)
    try:
        folding = chosen_folding(store)
        index = index_folder(store.library_id, cache)
    except BaseException:
        store.close()
        raise

    segmenter = make_segmenter(word_table(cache))

    def open_engine() -> SearchEngine:
        # NumPy and Whoosh: what only searching and importing need.
        from reader.search import whoosh_engine

        try:
            return whoosh_engine.open_engine(index, segmenter, folding)
        except LibraryUnusable as problem:
            # The library itself can be used; it is read where no index can be made.
            raise IndexUnusable(str(problem)) from problem

    library = Library(folder, store, DeferredEngine(open_engine), index_folder=index, folding=folding)
    library.aids.segmenter = segmenter
    return library
