"""Data of a segment by document: lengths of fields, columns, stored values."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader, PerDocumentWriter, Segment
from whoosh.codec.whoosh3 import STORED_COLUMN
from whoosh.columns import Column, ColumnReader
from whoosh.fields import FieldType
from whoosh.filedb.filestore import Storage
from whoosh.util.numeric import byte_to_length

from reader.columnar.arrays import Array, Ints
from reader.columnar.columns import ColumnBuilder, builder, open_column
from reader.columnar.errors import DamagedSegment, Unsupported
from reader.columnar.files import PageReader, PageWriter

DOCUMENTS_EXT = ".dbd"
STORED = "_stored"
LENGTHS: Ints = np.array([byte_to_length(byte) for byte in range(256)], np.int64)
"""The length that each of Whoosh's 256 length bytes stands for."""


def length_bytes(lengths: Ints) -> Array:
    """Convert lengths to Whoosh's one-byte form (uint8): exact to 10, then in steps of some per cent."""
    return np.minimum(np.searchsorted(LENGTHS, lengths), 255).astype(np.uint8)


class DocumentsWriter(PerDocumentWriter):  # type: ignore[misc]
    """Whoosh's PerDocumentWriter, with `add_segment` for many documents at once."""

    def __init__(self, storage: Storage, segment: Segment) -> None:
        self._storage, self._segment = storage, segment
        self._columns: dict[str, tuple[Column, ColumnBuilder]] = {}
        self._lengths: dict[str, tuple[list[int], list[int]]] = {}
        self._length_parts: dict[str, list[tuple[int, Array]]] = {}
        self._stored: dict[str, Any] = {}
        self._documents = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        if docnum != self._documents:
            raise ValueError(f"document {docnum} comes instead of {self._documents}")
        self._documents += 1

    def add_field(self, fieldname: str, fieldobj: FieldType, value: Any, length: int | None) -> None:
        if value is not None:
            self._stored[fieldname] = value
        if length:
            docs, lengths = self._lengths.setdefault(fieldname, ([], []))
            docs.append(self._documents - 1)
            lengths.append(length)

    def add_column_value(self, fieldname: str, columnobj: Column, value: Any) -> None:
        if fieldname not in self._columns:
            self._columns[fieldname] = (columnobj, builder(columnobj))
        self._columns[fieldname][1].add(self._documents - 1, value)

    def add_vector_items(self, fieldname: str, fieldobj: FieldType, items: Iterable[Any]) -> None:
        raise Unsupported(f"field {fieldname}: vectors")

    def finish_doc(self) -> None:
        if self._stored:
            self.add_column_value(STORED, STORED_COLUMN, self._stored)
            self._stored = {}

    def add_segment(self, reader: "DocumentsReader", kept: Ints, columns: dict[str, Column]) -> None:
        """Add the documents `kept` of an older segment after those added so far, with the given columns."""
        if not len(kept):
            return
        first = self._documents
        self._documents += len(kept)
        for name, column in {**columns, STORED: STORED_COLUMN}.items():
            if reader.has_column(name):
                if name not in self._columns:
                    self._columns[name] = (column, builder(column))
                self._columns[name][1].add_column(reader.column_reader(name, column), kept, first)
        for name in reader.length_fields():
            part = reader.lengths(name)[kept]
            self._length_parts.setdefault(name, []).append((first, part))

    def close(self) -> None:
        if self.is_closed:
            return
        self.is_closed = True
        segment = self._segment
        segment.set_doc_count(self._documents)
        file = PageWriter(segment.create_file(self._storage, DOCUMENTS_EXT))
        metas = {name: column.write(file, name, self._documents) for name, (_, column) in sorted(self._columns.items())}
        totals = {name: self._write_lengths(file, name) for name in sorted({*self._lengths, *self._length_parts})}
        file.close({"documents": self._documents, "columns": metas, "lengths": totals})

    def _write_lengths(self, file: PageWriter, name: str) -> int:
        """Write the length bytes and return the sum of lengths: exact for new documents, rounded for merged ones."""
        array = np.zeros(self._documents, np.uint8)
        docs, lengths = self._lengths.get(name, ([], []))
        array[docs] = length_bytes(np.array(lengths, np.int64))
        total = sum(lengths)
        for first, part in self._length_parts.get(name, []):
            array[first : first + len(part)] = part
            total += int(LENGTHS[part].sum())
        file.put(f"length/{name}", array.tobytes())
        return total


class DocumentsReader(PerDocumentReader):  # type: ignore[misc]
    """Whoosh's PerDocumentReader; `lengths` and `column_reader` give whole arrays. Safe for several threads."""

    def __init__(self, storage: Storage, segment: Segment) -> None:
        self._segment = segment
        name = segment.make_filename(DOCUMENTS_EXT)
        self._file = PageReader(storage.open_file(name), storage.file_length(name))
        self._documents: int = segment.doc_count_all()
        if self._file.meta["documents"] != self._documents:
            raise DamagedSegment("the segment file holds another count of documents than the table of contents says")
        self._lengths: dict[str, Array] = {}
        self._columns: dict[str, ColumnReader] = {}

    def close(self) -> None:
        self._file.close()

    def take_over(self, older: "DocumentsReader") -> None:
        """Take over what an older reader has read of the same segment."""
        self._lengths, self._columns = older._lengths, older._columns

    def doc_count(self) -> int:
        return self._documents - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return self._documents

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        deleted: Iterable[int] = self._segment.deleted_docs()
        return deleted

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self._file.meta["columns"]

    def list_columns(self) -> list[str]:
        return list(self._file.meta["columns"])

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """Return a new reader each time, because it may be set to reverse order; arrays are read once."""
        if fieldname not in self._columns:
            self._columns[fieldname] = open_column(self._file, fieldname, column, self._documents)
        return copy(self._columns[fieldname])

    def length_fields(self) -> list[str]:
        return list(self._file.meta["lengths"])

    def lengths(self, fieldname: str) -> Array:
        """Return Whoosh's length byte of each document (uint8); see LENGTHS."""
        if fieldname not in self._lengths:
            known = fieldname in self._file.meta["lengths"]
            data = self._file.section(f"length/{fieldname}") if known else bytes(self._documents)
            self._lengths[fieldname] = np.frombuffer(data, np.uint8)
        return self._lengths[fieldname]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int | None:
        """Return the length as Whoosh's own codec does: `default` without lengths of the field, None for 0."""
        if fieldname not in self._file.meta["lengths"]:
            return default
        return _length(int(self.lengths(fieldname)[docnum])) or None

    def field_length(self, fieldname: str) -> int:
        return int(self._file.meta["lengths"].get(fieldname, 0))

    def min_field_length(self, fieldname: str) -> int:
        return _length(int(self.lengths(fieldname).min(initial=255)))

    def max_field_length(self, fieldname: str) -> int:
        return _length(int(self.lengths(fieldname).max(initial=0)))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        if not self.has_column(STORED):
            return {}
        return self.column_reader(STORED, STORED_COLUMN)[docnum] or {}

    def iter_docs(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for docnum in self.all_doc_ids():
            yield docnum, self.stored_fields(docnum)


def _length(byte: int) -> int:
    length: int = LENGTHS[byte].item()
    return length
