"""An index and a writer that use the codec fully: tokens of a document go in at once, segments are merged as arrays."""

from typing import Any

import numpy as np
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import FileStorage, Storage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from reader.columnar.arrays import Ints
from reader.columnar.codec import ColumnarCodec, ColumnarSegment
from reader.columnar.errors import Unsupported
from reader.columnar.files import PageReader
from reader.columnar.inversion import GRAMS_AT_ONCE
from reader.columnar.per_document import DocumentsReader
from reader.columnar.posting_collector import POSTINGS_EXT, PostingCollector
from reader.columnar.tokens import Characters, Grams, Words


class ColumnarWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's SegmentWriter with a PostingCollector.

    Unlike Whoosh's it can go on after a document that was refused.
    """

    def __init__(self, ix: FileIndex, batch: int = GRAMS_AT_ONCE, **kwargs: Any) -> None:
        """Open the index for writing; `batch` tokens of a field are inverted at a time. Raises Whoosh's LockError."""
        super().__init__(ix, codec=ColumnarCodec(), **kwargs)
        self.pool = PostingCollector(self._tempstorage, self.schema, batch)

    def add_document(self, **fields: Any) -> None:
        self._check_state()
        names = sorted(name for name in fields if not name.startswith("_") and fields[name] is not None)
        self._check_fields(self.schema, names)
        if any(name.endswith("_boost") for name in fields):
            raise Unsupported("boosts at indexing (give the query a boost instead)")
        # Everything that can refuse a value is done before the first change.
        prepared = [self._prepared(name, self.schema[name], fields) for name in names]
        doc = self.docnum
        documents = self.perdocwriter
        documents.start_doc(doc)
        for name, field, postings, stored, value in prepared:
            length = 0
            if isinstance(postings, Grams | Characters | Words):
                self.pool.add_tokens(name, doc, postings)
                length = postings.length if field.scorable else 0
            else:
                for term, freq, weight, encoded in postings:
                    self.pool.add((name, term, doc, weight, encoded))
                    length += freq
            documents.add_field(name, field, stored, length if field.scorable else 0)
            if field.column_type and value is not None:
                documents.add_column_value(name, field.column_type, value)
        documents.finish_doc()
        self._added = True
        self.docnum += 1

    def add_reader(self, reader: IndexReader) -> None:
        """Merge a segment: as arrays if it is columnar, posting by posting if it is of another codec."""
        segment = reader.segment()
        if not isinstance(segment, ColumnarSegment):
            super().add_reader(reader)
            return
        self.add_segment(self.storage, segment)

    def add_segment(self, storage: Storage, segment: ColumnarSegment) -> None:
        """Merge a columnar segment whose files lie in `storage`."""
        self._check_state()
        kept = np.ones(segment.doc_count_all(), np.bool_)
        kept[list(segment.deleted_docs())] = False
        docs = np.flatnonzero(kept)
        docmap: Ints = np.where(kept, self.docnum + np.cumsum(kept) - 1, -1)
        columns = {name: field.column_type for name, field in self.schema.items() if field.column_type}
        documents = DocumentsReader(storage, segment)
        self.perdocwriter.add_segment(documents, docs, columns)
        documents.close()
        name = segment.make_filename(POSTINGS_EXT)
        self.pool.add_segment(PageReader(storage.open_file(name), storage.file_length(name)), docmap)
        self.docnum += len(docs)
        self._added = True

    def add_postings_to_pool(self, reader: IndexReader, startdoc: int, docmap: dict[int, int] | None) -> None:
        """Add the postings of another codec's segment, which come term by term."""
        self.pool.expect(startdoc, self.docnum)
        super().add_postings_to_pool(reader, startdoc, docmap)
        self.pool.settle()

    def _prepared(self, name: str, field: FieldType, fields: dict[str, Any]) -> tuple[str, FieldType, Any, Any, Any]:
        """Return name, field, postings, stored value and column value of a field of a document."""
        value = fields[name]
        postings: Any = ()
        if field.indexed:
            postings = field.index(value)
            if not isinstance(postings, Grams | Characters | Words):
                postings = list(postings)
        if field.vector or field.separate_spelling():
            raise Unsupported(f"field {name}: vectors and words for spelling")
        custom = fields.get(f"_stored_{name}", value)
        column = field.to_column_value(custom) if field.column_type and custom is not None else None
        return name, field, postings, custom if field.stored else None, column


class ColumnarIndex(FileIndex):  # type: ignore[misc]
    """A Whoosh index whose writers are columnar."""

    def writer(self, procs: int = 1, **kwargs: Any) -> ColumnarWriter:
        return ColumnarWriter(self, **kwargs)


def create_in(folder: str, schema: Schema, indexname: str = "MAIN", storage: Storage | None = None) -> ColumnarIndex:
    """Make a new, empty index in an existing folder."""
    index: ColumnarIndex = ColumnarIndex.create(storage or FileStorage(folder, supports_mmap=False), schema, indexname)
    return index


def open_dir(folder: str, indexname: str = "MAIN", storage: Storage | None = None) -> ColumnarIndex:
    """Open the index in a folder. Raises Whoosh's EmptyIndexError if there is none."""
    return ColumnarIndex(storage or FileStorage(folder, supports_mmap=False), indexname=indexname)
