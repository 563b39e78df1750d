"""Columns, a value for each document: arrays of numbers, codes of byte strings, or what Whoosh's column writes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Protocol

import numpy as np
from whoosh.columns import (
    Column,
    ColumnReader,
    CompressedBytesColumn,
    FixedBytesColumn,
    NumericColumn,
    RefBytesColumn,
    VarBytesColumn,
)
from whoosh.filedb.structfile import BufferFile, StructFile

from reader.columnar.arrays import Array, narrowest
from reader.columnar.bits import get_numbers, put_numbers
from reader.columnar.files import PageReader, PageWriter

_BYTES = (VarBytesColumn, FixedBytesColumn, RefBytesColumn, CompressedBytesColumn)


class NumbersReader(ColumnReader):  # type: ignore[misc]
    """A numeric column: `array` has one number for each document, in the column's own type."""

    def __init__(self, array: Array) -> None:
        self.array = array
        self._reverse = False

    def __len__(self) -> int:
        return len(self.array)

    def __getitem__(self, doc: int) -> int | float:
        value: int | float = self.array[doc].item()
        return value

    def __iter__(self) -> Iterator[int | float]:
        return iter(self.array.tolist())

    def sort_key(self, doc: int) -> int | float:
        return -self[doc] if self._reverse else self[doc]

    def load(self) -> list[int | float]:
        return list(self)

    def set_reverse(self) -> None:
        self._reverse = True


class CodesReader(ColumnReader):  # type: ignore[misc]
    """A column of byte strings: document d has `names[codes[d]]`. Names are sorted; codes have the narrowest type."""

    def __init__(self, codes: Array, names: list[bytes]) -> None:
        self.codes = codes
        self.names = names

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, doc: int) -> bytes:
        name: bytes = self.names[self.codes[doc]]
        return name

    def __iter__(self) -> Iterator[bytes]:
        return map(self.names.__getitem__, self.codes.tolist())

    def load(self) -> list[bytes]:
        return list(self)


class ColumnBuilder(Protocol):
    """A collector of a column's values, for rising documents."""

    def add(self, doc: int, value: Any) -> None: ...
    def add_column(self, reader: ColumnReader, kept: Array, first: int) -> None:
        """Add the values of the documents `kept` of an older segment, as documents `first` and on."""
        ...

    def write(self, file: PageWriter, name: str, documents: int) -> dict[str, Any]: ...


def builder(column: Column) -> ColumnBuilder:
    """Return a new builder for a column of this type."""
    if isinstance(column, NumericColumn):
        return _NumbersBuilder(column)
    if type(column) in _BYTES:
        return _CodesBuilder(column)
    return _WhooshBuilder(column)


def open_column(file: PageReader, name: str, column: Column, documents: int) -> ColumnReader:
    """Open what a builder wrote."""
    meta = file.meta["columns"][name]
    data = file.section(f"column/{name}")
    if meta["kind"] == "numbers":
        stored: Array = np.frombuffer(data, meta["stored"])
        return NumbersReader((stored + np.array(meta["least"], meta["type"])).astype(meta["type"]))
    if meta["kind"] == "codes":
        sizes, at = get_numbers(data, 0, meta["names"])
        ends = (np.cumsum(sizes) + at).tolist()
        names = [data[end - size : end] for size, end in zip(sizes.tolist(), ends, strict=True)]
        first_code = ends[-1] if ends else at
        return CodesReader(np.frombuffer(data, meta["stored"], offset=first_code), names)
    return column.reader(BufferFile(memoryview(data)), 0, len(data), documents)


class _NumbersBuilder:
    def __init__(self, column: NumericColumn) -> None:
        self._type = np.dtype(column._typecode)
        self._default = column.default_value()
        self._docs: list[int] = []
        self._values: list[int | float] = []
        self._parts: list[tuple[int, Array]] = []

    def add(self, doc: int, value: Any) -> None:
        self._docs.append(doc)
        self._values.append(value)

    def add_column(self, reader: ColumnReader, kept: Array, first: int) -> None:
        values = reader.array if isinstance(reader, NumbersReader) else np.array(list(reader), self._type)
        self._parts.append((first, values[kept]))

    def write(self, file: PageWriter, name: str, documents: int) -> dict[str, Any]:
        array = np.full(documents, self._default, self._type)
        array[self._docs] = np.array(self._values, self._type)
        for first, part in self._parts:
            array[first : first + len(part)] = part
        least: int | float = 0
        stored = array
        if array.dtype.kind in "iu" and len(array):
            least = array.min().item()
            span = array.max().item() - least
            # Differences are modulo the word, so that they are right for the widest spans too.
            stored = (array - array.dtype.type(least)).astype(narrowest(span))
        file.put(f"column/{name}", stored.astype(stored.dtype.newbyteorder("<")).tobytes())
        return {"kind": "numbers", "type": self._type.str, "least": least, "stored": stored.dtype.newbyteorder("<").str}


class _CodesBuilder:
    def __init__(self, column: Column) -> None:
        self._codes: dict[bytes, int] = {column.default_value(): 0}
        self._docs: list[int] = []
        self._values: list[int] = []
        self._parts: list[tuple[int, Array]] = []

    def add(self, doc: int, value: bytes) -> None:
        self._docs.append(doc)
        self._values.append(self._codes.setdefault(value, len(self._codes)))

    def add_column(self, reader: ColumnReader, kept: Array, first: int) -> None:
        names = reader.names if isinstance(reader, CodesReader) else None
        if names is None:
            for offset, doc in enumerate(kept.tolist()):
                self.add(first + offset, reader[doc])
            return
        codes = np.array([self._codes.setdefault(one, len(self._codes)) for one in names], np.int64)
        self._parts.append((first, codes[reader.codes[kept]]))

    def write(self, file: PageWriter, name: str, documents: int) -> dict[str, Any]:
        codes = np.zeros(documents, np.int64)
        codes[self._docs] = self._values
        for first, part in self._parts:
            codes[first : first + len(part)] = part
        used = np.unique(codes).tolist()
        every = list(self._codes)
        names = sorted(every[code] for code in used)
        rank = np.zeros(len(every), np.int64)
        for number, one in enumerate(names):
            rank[self._codes[one]] = number
        stored = rank[codes].astype(narrowest(len(names)))
        sizes = put_numbers(np.array([len(one) for one in names], np.int64))
        file.put(f"column/{name}", sizes + b"".join(names) + stored.astype(stored.dtype.newbyteorder("<")).tobytes())
        return {"kind": "codes", "names": len(names), "stored": stored.dtype.newbyteorder("<").str}


class _WhooshBuilder:
    """A builder for any other column type, which writes in its own way into one section."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._values: list[tuple[int, Any]] = []

    def add(self, doc: int, value: Any) -> None:
        self._values.append((doc, value))

    def add_column(self, reader: ColumnReader, kept: Array, first: int) -> None:
        for offset, doc in enumerate(kept.tolist()):
            self._values.append((first + offset, reader[doc]))

    def write(self, file: PageWriter, name: str, documents: int) -> dict[str, Any]:
        buffer = BytesIO()
        target = StructFile(buffer)
        writer = self._column.writer(target)
        for doc, value in self._values:
            writer.add(doc, value)
        writer.finish(documents)
        file.put(f"column/{name}", buffer.getvalue())
        return {"kind": "whoosh"}
