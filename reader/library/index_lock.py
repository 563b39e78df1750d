"""One program at a time writes the index: a lock on a file, freed by the system when the program dies."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reader.errors import LibraryUnusable
from reader.file_lock import file_lock
from reader.private_folders import make_private_folder


def lock_of(index_folder: Path) -> Path:
    """Return the lock of an index: beside its folder, which is made anew now and then, and never in the library."""
    return index_folder.with_name(f"{index_folder.name}.lock")


@contextmanager
def held_lock(path: Path, wait_s: float) -> Iterator[bool]:
    """True while the lock is held; False if it could not be had within `wait_s` seconds.

    Raises LibraryUnusable if its file cannot be made.
    """
    with ExitStack() as locked:
        try:
            make_private_folder(path.parent)
            held = locked.enter_context(file_lock(path, wait_s))
        except OSError as error:
            raise LibraryUnusable.because(path.parent, error) from error
        yield held
