"""Tasks of making an index, for any process: they write files apart from it and return the segment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from whoosh.codec.base import Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage, Storage

from reader.ports.engine import IndexedStory
from reader.private_folders import make_private_folder
from reader.search.whoosh_index.documents import Document, cut_documents
from reader.text.folding import Folding
from reader.text.segment import Segmenter


@runtime_checkable
class ApartBackend(Protocol):
    """A backend whose segments can be made apart from the index. It is pickled for worker processes."""

    def schema(self) -> Schema: ...
    def make_segment(self, storage: Storage, schema: Schema, documents: Iterable[Document]) -> Segment:
        """Make a segment whose files lie in `storage`."""
        ...

    def merge_segments(self, storage: Storage, schema: Schema, source: Storage, segments: Sequence[Any]) -> Segment:
        """Merge the documents that are not deleted of segments whose files lie in `source`, in their order."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Make:
    """The task to make a segment of these stories."""

    stories: tuple[IndexedStory, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Merge:
    """The task to merge several segments, as the table of contents has them."""

    segments: tuple[Segment, ...]


Task = Make | Merge


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder of the index, which is only read, the folder for new files, and what the index is made with."""

    index: Path
    folder: Path
    backend: ApartBackend
    folding: Folding

    def of(self, name: str) -> "Workplace":
        """Return the same with a subfolder of its own."""
        return replace(self, folder=self.folder / name)


class TaskRunner:
    """A runner of tasks in this process."""

    def __init__(self, place: Workplace, segmenter: Segmenter) -> None:
        self._place, self._segmenter = place, segmenter

    def __call__(self, task: Task) -> Segment:
        backend = self._place.backend
        if isinstance(task, Make):
            documents = cut_documents(task.stories, self._place.folding, self._segmenter)
            return backend.make_segment(self._storage, self._schema, documents)
        source = FileStorage(str(self._place.index), supports_mmap=False)
        return backend.merge_segments(self._storage, self._schema, source, task.segments)

    @cached_property
    def _schema(self) -> Schema:
        return self._place.backend.schema()

    @cached_property
    def _storage(self) -> Storage:
        make_private_folder(self._place.folder)
        return FileStorage(str(self._place.folder), supports_mmap=False)
