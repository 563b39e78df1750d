"""The wiring of a library: the one module that names its adapters, SQLite and Whoosh."""

import shutil
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from pathlib import Path

from reader.errors import IndexUnusable, LibraryReason, LibraryUnusable
from reader.journal.journal_copies import FOLDER_NAME as JOURNAL_COPIES
from reader.journal.journal_file import FILE_NAME as JOURNAL_NAME
from reader.journal.journal_file import JournalFile
from reader.known_libraries import known, remember
from reader.library.backups import as_found, noted
from reader.library.folding_choice import chosen_folding
from reader.library.library import MEDIA_NAME, Library
from reader.library.own_journal.comparing import Compared
from reader.library.own_journal.own_journal import OwnJournal
from reader.library.watchman import Watchman, file_of
from reader.paths import index_folder, known_libraries_file
from reader.ports.backup_changes import BackupChanges
from reader.ports.engine import SearchEngine
from reader.ports.progress import Progress
from reader.ports.restored import Restored
from reader.ports.rows import Backup
from reader.ports.salvaged import Salvaged
from reader.scratch import remove_unfinished
from reader.search.deferred import DeferredEngine
from reader.store.file import restoring
from reader.store.file.backup import FOLDER_NAME as BACKUPS
from reader.store.file.copy_changes import changes
from reader.store.file.names import names_held
from reader.store.file.traces import has_copies, is_filled, remains, renamed
from reader.store.salvage import salvaging
from reader.store.sqlite_store import SqliteStore
from reader.text.folding import Folding

__all__ = [
    "Make",
    "backup_changes",
    "backups",
    "begin_library",
    "compare_with_journal",
    "gone_or_absent",
    "is_filled",
    "names_held",
    "open_library",
    "restore",
    "salvage",
    "try_library",
]
"""Functions in lower case take the folder of a library that may not open, `names_held` also one without a library."""


class Make(Enum):
    """Conditions for making an empty library in a folder that has none."""

    NEVER = auto()
    WHERE_NONE_WAS = auto()
    """Unless a library was known there: its disk is not mounted, its backups remain, it was moved or deleted."""
    ANYWAY = auto()


def open_library(
    folder: Path,
    cache: Path | None = None,
    *,
    to_read: bool = False,
    make: Make = Make.WHERE_NONE_WAS,
    fleeting: bool = False,
) -> Library:
    """Open the library in `folder`, or make it as `make` allows. Raises LibraryUnusable.

    The index lies in `cache`, by default in the cache folder. `to_read`: a library that cannot be written to is opened
    as well; writing then raises LibraryUnusable. `fleeting`: the library is temporary, and not added to the known
    ones. A library serves one thread: each thread and each process opens its own.
    """
    store, _ = _opened(folder, make, to_read=to_read)
    try:
        own_journal = _journalled(folder, store)
        if store.writable:
            _tidy(folder)
        if not fleeting:
            remember(known_libraries_file(), folder, store.library_id)
        folding = chosen_folding(store.settings)
        index = index_folder(store.library_id, cache)
    except BaseException:
        store.close()
        raise

    def open_engine() -> SearchEngine:
        try:
            return _in_whoosh(index, folding)
        except LibraryUnusable as problem:
            # The library itself can be used: without an index its stories are scanned.
            raise IndexUnusable(str(problem)) from problem

    library = Library(
        folder,
        store,
        DeferredEngine(open_engine),
        index_folder=index,
        folding=folding,
        own_journal=own_journal,
        put_back=partial(restore, folder),
    )
    if own_journal:
        own_journal.tell(library.watchman)
    return library


def _journalled(folder: Path, store: SqliteStore) -> OwnJournal | None:
    """Compare a library with its journal, and keep the journal from now on; None if it can only be read."""
    if not store.writable:
        return None
    own_journal = OwnJournal(store, JournalFile(folder))
    own_journal.open()
    return own_journal


def compare_with_journal(folder: Path, *, same: bool = False) -> Compared:
    """Compare the library in `folder` with its journal item by item, and put into it what it lacks.

    For a library file that was put there anew: a restored backup, or what could be saved of a damaged file. `same`: the
    journal beside it is its own even if the file does not know it. Raises LibraryUnusable.
    """
    store = SqliteStore(folder, make=False)
    try:
        return OwnJournal(store, JournalFile(folder)).compare(same=same)
    finally:
        store.close()


def backups(folder: Path) -> list[Backup]:
    """Return the copies of the library in `folder`, newest first, with what checks found. Raises LibraryUnusable."""
    return as_found(restoring.backups(folder), _watchman(folder))


def backup_changes(folder: Path, name: str, progress: Progress | None = None) -> BackupChanges:
    """Verify the backup `name` as a restore does, and return the difference that the restore would make.

    Raises NotHeld, Cancelled, LibraryUnusable.
    """
    with noted(_watchman(folder)):
        restoring.sound_copy(folder, name, progress)
    return changes(folder, name)


def restore(folder: Path, name: str, progress: Progress | None = None) -> Restored:
    """Put the backup `name` in the place of the library in `folder`, and own work that is newer back from the journal.

    Raises NotHeld, Cancelled, LibraryUnusable.
    """
    with noted(_watchman(folder)):
        kept = restoring.restore(folder, name, progress)
    compared = compare_with_journal(folder)
    return Restored(kept=kept, from_journal=compared.restored, waiting=compared.waiting)


def _watchman(folder: Path) -> Watchman | None:
    """Return the watchman of the library that was opened in `folder` last; None if none is known."""
    here = known(known_libraries_file(), folder)
    return Watchman(file_of(index_folder(here.library_id))) if here else None


def salvage(folder: Path, progress: Progress | None = None) -> Salvaged:
    """Make a new library of what can be read of the one in `folder`, of its newest sound backup and of its journal.

    The damaged file is kept among the backups. Close the library first; `Salvaged.files` are to be imported again
    afterwards. Raises LibraryUnusable (as `gone_or_absent` says, if there is no file) and Cancelled: the library is as
    before then.
    """
    try:
        saved = salvaging.salvage(folder, progress)
    except LibraryUnusable as problem:
        raise gone_or_absent(folder) if problem.reason is LibraryReason.ABSENT else problem from problem
    compared = compare_with_journal(folder, same=True)
    store = SqliteStore(folder, make=False)
    try:
        return replace(
            saved,
            bookmarks=len(store.bookmarks.all()),
            corrections=len(store.corrections.all()),
            from_journal=compared.restored,
        )
    finally:
        store.close()


def _tidy(folder: Path) -> None:
    """Remove what killed programs left in a library: halves of backups and of restored files, temporary files."""
    for each in (folder, folder / BACKUPS):
        remove_unfinished(each)


def begin_library(folder: Path, make: Make = Make.WHERE_NONE_WAS) -> LibraryUnusable | None:
    """Make an empty library in a folder that has none; an existing one, in any state, stays as it is.

    Returns the answer of `gone_or_absent` for the folder as it was; None if it had a library. Raises LibraryUnusable.
    """
    if is_filled(folder):
        return None
    store, before = _opened(folder, make, to_read=True)
    store.close()
    return before


def try_library(folder: Path) -> None:
    """Open the library in `folder` and close it. Raises LibraryUnusable."""
    SqliteStore(folder, to_read=True, make=False).close()


def gone_or_absent(folder: Path) -> LibraryUnusable:
    """Return the error for a folder without a library: none was known there, or what remains of it."""
    if has_copies(folder):
        return LibraryUnusable(folder, LibraryReason.GONE_TO_BACKUPS)
    if left := remains(folder, MEDIA_NAME, JOURNAL_NAME, JOURNAL_COPIES):
        return LibraryUnusable(folder, LibraryReason.GONE_BUT_REMAINS, ", ".join(left))
    here = known(known_libraries_file(), folder)
    if here is None:
        return LibraryUnusable(folder, LibraryReason.ABSENT)
    if not here.mounted:
        return LibraryUnusable(folder, LibraryReason.GONE_WITH_DISK, str(here.mount))
    elsewhere = renamed(folder, here.library_id)
    return (
        LibraryUnusable(folder, LibraryReason.GONE_ELSEWHERE, str(elsewhere))
        if elsewhere
        else LibraryUnusable(folder, LibraryReason.GONE)
    )


def _opened(folder: Path, make: Make, *, to_read: bool = False) -> tuple[SqliteStore, LibraryUnusable | None]:
    """Open the store of a library, and for a new library return what `gone_or_absent` answered before, else None."""
    try:
        return SqliteStore(folder, to_read=to_read, make=False), None
    except LibraryUnusable as problem:
        if problem.reason is not LibraryReason.ABSENT:
            raise
        absence = gone_or_absent(folder)
        if make is Make.NEVER or (make is Make.WHERE_NONE_WAS and absence.is_gone):
            raise absence from problem
    return SqliteStore(folder, to_read=to_read), absence


def _in_whoosh(index: Path, folding: Folding) -> SearchEngine:
    # Imported when an engine is opened: only searching and importing need NumPy, Whoosh and the segmenter.
    from reader.search.whoosh_index.whoosh_engine import open_engine
    from reader.text.segment import make_segmenter

    # The index of the second engine that early versions had, several gigabytes for a large library.
    shutil.rmtree(index.with_name(f"{index.name}-tantivy"), ignore_errors=True)
    return open_engine(index, make_segmenter(), folding)
