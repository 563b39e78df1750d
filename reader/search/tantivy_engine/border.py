"""tantivy's border: whatever goes wrong inside it means that the index cannot be used, or that the disk cannot.

tantivy tells everything as ValueError, and what it does not expect as a panic, which is no Exception.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import IndexUnusable, LibraryUnusable, ReaderError

_FULL = ("No space left", "StorageFull", "Disk quota", "QuotaExceeded")
_UNWRITABLE = ("Permission denied", "PermissionDenied", "Read-only file system", "ReadOnlyFilesystem")
_PANIC = "pyo3_runtime"


@contextmanager
def translating(folder: Path, *, writing: bool = False) -> Iterator[None]:
    """Raises IndexUnusable for what goes wrong inside tantivy; the reader's own errors pass.

    While `writing`, LibraryUnusable where the disk is full or the folder cannot be written.
    """
    try:
        yield
    except ReaderError:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__module__ == _PANIC:
            raise _told(folder, error, writing) from error
        raise


def _told(folder: Path, error: BaseException, writing: bool) -> ReaderError:
    text = f"{type(error).__name__}: {error}"
    if not writing:
        return IndexUnusable(text)
    if any(sign in text for sign in _FULL):
        return LibraryUnusable(folder, "disk_full", text)
    if any(sign in text for sign in _UNWRITABLE):
        return LibraryUnusable(folder, "unwritable", text)
    return IndexUnusable(text)
