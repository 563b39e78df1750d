"""The codec that Whoosh writes and reads segments with."""

from collections.abc import Iterable, Iterator
from typing import Any
from zlib import crc32

from whoosh.codec.base import Codec, FieldWriter, Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage

from reader.columnar.errors import DamagedSegment, Unsupported
from reader.columnar.files import PageWriter
from reader.columnar.per_document import DocumentsReader, DocumentsWriter
from reader.columnar.posting_collector import POSTINGS_EXT, PostingCollector
from reader.columnar.term_dictionary import ColumnarTermsReader


class ColumnarCodec(Codec):  # type: ignore[misc]
    """Posting lists and columns as compressed arrays. Schema, segments, locks, commits and deletions stay Whoosh's.

    Any Whoosh writer can write with it (`ix.writer(codec=ColumnarCodec())`); `ColumnarWriter` is the fast one.
    """

    length_stats = False

    def per_document_writer(self, storage: Storage, segment: Segment) -> DocumentsWriter:
        return DocumentsWriter(storage, segment)

    def field_writer(self, storage: Storage, segment: Segment) -> "ColumnarFieldWriter":
        return ColumnarFieldWriter(storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> None:
        raise Unsupported("vectors")

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> None:
        raise Unsupported("vectors")

    def terms_reader(self, storage: Storage, segment: Segment) -> ColumnarTermsReader:
        return ColumnarTermsReader(storage, segment)

    def per_document_reader(self, storage: Storage, segment: Segment) -> DocumentsReader:
        return DocumentsReader(storage, segment)

    def new_segment(self, storage: Storage, indexname: str) -> "ColumnarSegment":
        return ColumnarSegment(indexname)


class ColumnarSegment(Segment):  # type: ignore[misc]
    """The record of a segment in the table of contents: name, document count, deleted documents, and a checksum."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._documents = 0
        self._deleted: set[int] = set()

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        state["_deleted"] = tuple(sorted(self._deleted))
        state["check"] = _check(state)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        state = dict(state)
        if state.pop("check", None) != _check(state):
            raise DamagedSegment("the table of contents is damaged")
        state["_deleted"] = set(state["_deleted"])
        self.__dict__.update(state)

    def codec(self, **_: Any) -> ColumnarCodec:
        return ColumnarCodec()

    def should_assemble(self) -> bool:
        """Return False: each file has its own directory, and a compound file would only copy them."""
        return False

    def set_doc_count(self, dc: int) -> None:
        self._documents = dc

    def doc_count_all(self) -> int:
        return self._documents

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        return iter(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted


class ColumnarFieldWriter(FieldWriter):  # type: ignore[misc]
    """A writer of a segment's postings, from a PostingCollector or from any stream of Whoosh's postings."""

    def __init__(self, storage: Storage, segment: Segment) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def add_postings(self, schema: Schema, lengths: Any, items: "PostingCollector | Iterator[Any]") -> None:
        documents = self._segment.doc_count_all()
        file = PageWriter(self._segment.create_file(self._storage, POSTINGS_EXT))
        if isinstance(items, PostingCollector):
            items.write(file, documents)
            return
        collector = PostingCollector(self._storage, schema)
        collector.add_sorted(items, documents)
        collector.write(file, documents)

    def close(self) -> None:
        self.is_closed = True


def _check(state: dict[str, Any]) -> int:
    """Return the checksum of a pickled state."""
    items = sorted((name, value) for name, value in state.items() if name != "check")
    return crc32(repr(items).encode())
