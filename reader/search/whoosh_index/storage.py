"""Whoosh's storage of an index, made durable, never memory-mapped, and unpickled by an exact list of classes."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from whoosh.filedb.compound import SubFile
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from reader.durable import sync

SAFE_CLASSES = frozenset(
    {
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("reader.columnar.codec", "ColumnarSegment"),
        ("collections", "defaultdict"),
        ("collections", "OrderedDict"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("builtins", "int"),
        ("array", "array"),
        ("array", "_array_reconstructor"),
    }
)
"""All classes in the table of contents of our indexes, beside numbers and text. The schema comes from our code."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in SAFE_CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in an index")
        return super().find_class(module, name)


class _File(StructFile):  # type: ignore[misc]
    def read_pickle(self) -> Any:
        return _Unpickler(self.file).load()

    def subset(self, offset: int, length: int, name: str | None = None) -> "_File":
        return _File(SubFile(self.file, offset, length), name=name)


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's FileStorage, made durable.

    - Before a new table of contents takes effect, all files written since the last one are synced to the disk, then the
      folder is. `before_publishing(temporary, name)` is called with the file of the new table and its final name.
    - Files are read, not mapped: a file that is cut short meanwhile raises an error instead of killing the process.
    """

    def __init__(self, folder: Path, before_publishing: Callable[[Path, str], None]) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self._before_publishing = before_publishing
        self._written: set[str] = set()
        self._opened: list[BinaryIO] = []

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **kwargs: Any) -> Any:
        self._written.add(name)
        return super().create_file(name, excl=excl, mode=mode, **kwargs)

    def open_file(self, name: str, **kwargs: Any) -> Any:
        opened = Path(self.folder, name).open("rb")  # noqa: SIM115 - closed in `close`
        self._opened.append(opened)
        return _File(opened, name=name)

    def close(self) -> None:
        """Close the files opened for reading, which Whoosh leaves to the garbage collector."""
        for opened in self._opened:
            opened.close()
        self._opened.clear()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        if newname.endswith(".toc"):
            self._before_publishing(Path(self.folder, oldname), newname)
            for name in self._written:
                sync(Path(self.folder, name))
            self._written.clear()
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))
