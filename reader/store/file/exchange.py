"""One file put in the library's place in one step, whatever state the library's file is in.

The new file is written whole beside the library and renamed to NEXT: from then on it is the library. What is left to
do, `finish` does, and every opening calls it, so that a program killed between two steps is carried on where it was:

1. the old file and its log get a second name among the backups (a hard link; without links a copy or a rename);
2. the draft is renamed to NEXT;
3. the old log is deleted, for SQLite would apply it to the new file;
4. NEXT is renamed to the library's name.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from reader.durable import sync
from reader.errors import LibraryReason, LibraryUnusable
from reader.file_lock import file_lock
from reader.room import remove_file, room_for_file, room_for_folder
from reader.store.file.opening import FILE_NAME

NEXT = "library.next"
"""A file that is to become the library: the exchange has begun, and goes on at the next opening."""

_LOCK = "library.lock"
_WAIT_S = 15.0
_BESIDE = ("-wal", "-shm")
_KEPT = ("", "-wal")
"""Endings of the files that are kept of a replaced library; the third, `-shm`, only speeds up reading the log."""


def exchange(folder: Path, draft: Path, kept: Path | None) -> None:
    """Make the draft, a whole file in the library's folder, the library; `kept` is the replaced file's name from then.

    Raises OSError, after which the library is as before or `finish` completes the work, and LibraryUnusable(LOCKED).
    """
    sync(draft)
    if kept:
        room_for_folder(kept.parent)
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        for ending in _KEPT:
            _keep(folder / (FILE_NAME + ending), kept.with_name(kept.name + ending))
        sync(kept.parent)
    draft.replace(folder / NEXT)
    sync(folder)
    finish(folder)


def finish(folder: Path) -> None:
    """Complete an exchange that was begun; without one this is a look for a file. Raises OSError, LibraryUnusable."""
    if not (folder / NEXT).exists():
        return
    with file_lock(folder / _LOCK, _WAIT_S) as held:
        if not held:
            raise LibraryUnusable(folder, LibraryReason.LOCKED)
        # Another program may have completed it meanwhile: the log beside the library is the new one's then.
        if (folder / NEXT).exists():
            for ending in _BESIDE:
                remove_file(folder / (FILE_NAME + ending))
            sync(folder)
            room_for_file(folder / FILE_NAME)
            (folder / NEXT).replace(folder / FILE_NAME)
            sync(folder)


def _keep(present: Path, kept: Path) -> None:
    if not present.exists():
        return
    with suppress(OSError):
        os.link(present, kept)
        return
    try:
        shutil.copyfile(present, kept)
        kept.chmod(0o600)
        sync(kept)
    except OSError:
        # It cannot be read: no copy, and no link on this file system. Under its new name nothing of it is lost.
        kept.unlink(missing_ok=True)
        present.rename(kept)
