"""The term dictionary of a segment with its posting lists, as arrays and for Whoosh."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec.base import FieldCursor, Segment, TermsReader
from whoosh.fields import FieldType
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format
from whoosh.reading import TermInfo, TermNotFound

from reader.columnar.arrays import Array, Ints, counted
from reader.columnar.errors import DamagedSegment
from reader.columnar.files import PageReader
from reader.columnar.matcher import ArrayMatcher
from reader.columnar.per_document import LENGTHS, DocumentsReader
from reader.columnar.posting_collector import POSTINGS_EXT, read_starts
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.posting_writer import Layout
from reader.columnar.regions import Regions
from reader.columnar.term_blocks import Entry

Term = tuple[str, bytes]


class ColumnarTermsReader(TermsReader):  # type: ignore[misc]
    """Whoosh's TermsReader over one segment. Safe for several threads."""

    def __init__(self, storage: Storage, segment: Segment) -> None:
        name = segment.make_filename(POSTINGS_EXT)
        self._file = PageReader(storage.open_file(name), storage.file_length(name))
        self._storage, self._segment = storage, segment
        self._names: list[str] = sorted(self._file.meta["fields"])
        self._fields: dict[str, PostingsReader] = {}
        self._regions: dict[str, Regions] = {}
        self._documents: DocumentsReader | None = None

    # Arrays:

    def field(self, name: str) -> PostingsReader | None:
        """Return the postings of a field; None if the segment has none."""
        if name not in self._fields and name in self._file.meta["fields"]:
            self._fields[name] = PostingsReader(self._file, name)
        return self._fields.get(name)

    def take_over(self, older: "ColumnarTermsReader") -> None:
        """Take over what an older reader has read of the same segment."""
        self._fields = {name: field.of(self._file) for name, field in older._fields.items()}
        self._regions = older._regions

    def regions(self, name: str) -> Regions:
        """Return the regions of the documents in a field with positions."""
        if name not in self._regions:
            self._regions[name] = Regions(self.starts(name))
        return self._regions[name]

    def starts(self, name: str) -> Ints:
        """Return the flat positions at which documents begin in a field with positions, then the end of the last."""
        return read_starts(self._file, name)

    def docs_freqs(self, name: str, entry: Entry) -> tuple[Ints, Ints]:
        """Return the documents that hold a term, rising, and the frequency of the term in each."""
        postings = self.field(name)
        if postings is None:
            raise DamagedSegment(f"the field {name} is gone")
        numbers = postings.numbers(entry)
        if postings.layout is Layout.DOCS:
            return numbers, np.ones(len(numbers), np.int64)
        if postings.layout is Layout.FREQS:
            return numbers, postings.freqs(entry)
        return counted(self.regions(name).of(numbers))

    def docs(self, name: str, entry: Entry) -> Ints:
        """Return the documents that hold a term, rising."""
        postings = self.field(name)
        if postings is None or postings.layout is Layout.POSITIONS:
            return self.docs_freqs(name, entry)[0]
        return postings.numbers(entry)

    # The interface of Whoosh:

    def __contains__(self, term: Term) -> bool:
        return self._find(*term) is not None

    def indexed_field_names(self) -> list[str]:
        return list(self._names)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> "TermCursor":
        return TermCursor(self.field(fieldname), fieldobj, self, fieldname)

    def terms(self) -> Iterator[Term]:
        for name in self._names:
            yield from self._terms(name, 0)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        postings = self.field(fieldname)
        if postings is None:
            return
        yield from self._terms(fieldname, postings.lower(prefix))
        for name in self._names[self._names.index(fieldname) + 1 :]:
            yield from self._terms(name, 0)

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return all of Whoosh's figures, counted from the postings."""
        docs, freqs = self.docs_freqs(fieldname, self._found(fieldname, text))
        lengths = LENGTHS[self._length_bytes(fieldname)[docs]]
        return TermInfo(
            weight=float(freqs.sum()),
            df=len(docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(freqs.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        entry = self._find(fieldname, text)
        return float(entry.total) if entry else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        entry, postings = self._find(fieldname, text), self.field(fieldname)
        if entry is None or postings is None:
            return 0
        return entry.count if postings.layout is not Layout.POSITIONS else len(self.docs_freqs(fieldname, entry)[0])

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> ArrayMatcher:
        entry = self._found(fieldname, text)
        docs, freqs = self.docs_freqs(fieldname, entry)
        positions = None
        postings = self.field(fieldname)
        if postings is not None and postings.layout is Layout.POSITIONS:
            positions = postings.numbers(entry) - np.repeat(self.regions(fieldname).starts[docs], freqs)
        return ArrayMatcher(docs, freqs, positions, format_, scorer, (fieldname, text))

    def close(self) -> None:
        self._file.close()
        if self._documents is not None:
            self._documents.close()

    def _find(self, name: str, text: bytes) -> Entry | None:
        postings = self.field(name)
        return None if postings is None else postings.find(text)

    def _found(self, name: str, text: bytes) -> Entry:
        entry = self._find(name, text)
        if entry is None:
            raise TermNotFound(f"No term {name}:{text!r}")
        return entry

    def _terms(self, name: str, first: int) -> Iterator[Term]:
        postings = self.field(name)
        if postings is not None:
            for term, _ in postings.entries(first, postings.terms):
                yield name, term

    def _length_bytes(self, name: str) -> Array:
        if self._documents is None:
            self._documents = DocumentsReader(self._storage, self._segment)
        return self._documents.lengths(name)


class TermCursor(FieldCursor):  # type: ignore[misc]
    """A cursor over a field's terms, for spelling and fuzzy queries."""

    def __init__(
        self, postings: PostingsReader | None, field: FieldType, reader: ColumnarTermsReader, name: str
    ) -> None:
        self._postings, self._field, self._reader, self._name = postings, field, reader, name
        self._at = 0

    def first(self) -> Any:
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> Any:
        data = term if isinstance(term, bytes) else self._field.to_bytes(term)
        self._at = 0 if self._postings is None else self._postings.lower(data)
        return self.text()

    def next(self) -> Any:
        self._at += 1
        return self.text()

    def text(self) -> Any:
        if not self.is_valid() or self._postings is None:
            return None
        return self._field.from_bytes(self._postings.entry(self._at)[0])

    def term_info(self) -> TermInfo | None:
        if not self.is_valid() or self._postings is None:
            return None
        return self._reader.term_info(self._name, self._postings.entry(self._at)[0])

    def is_valid(self) -> bool:
        return self._postings is not None and self._at < self._postings.terms
