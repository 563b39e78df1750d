"""The posting pool: collects documents' tokens, sorts them batch by batch, and writes a segment's postings.

What does not fit in memory goes to runs on disk in the segment format itself, so that runs, older segments and the last
batch are merged by one routine.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import numpy as np
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format

from reader.columnar import elias_fano
from reader.columnar.arrays import Ints, starts_of
from reader.columnar.errors import Unsupported
from reader.columnar.fields import plan
from reader.columnar.files import PageReader, PageWriter
from reader.columnar.inversion import (
    GRAMS_AT_ONCE,
    CharacterCollector,
    GramCollector,
    PostingCollector,
    WordCollector,
)
from reader.columnar.merge_inputs import Batch, Source, extents_of, merged
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.posting_writer import Chunk, Layout, PostingsWriter
from reader.columnar.term_keys import CharacterKeys
from reader.columnar.tokens import Characters, Grams, Tokens

Collector = GramCollector | CharacterCollector | WordCollector | PostingCollector
POSTINGS_EXT = ".dbp"


class ColumnarPool:
    """Takes the place of Whoosh's PostingPool in a columnar writer."""

    def __init__(self, storage: Storage, schema: Schema, limit: int = GRAMS_AT_ONCE) -> None:
        """Documents come in rising order; `limit` tokens of a field are kept in memory."""
        self._storage = storage
        self._schema = schema
        self._limit = limit
        self._collectors: dict[str, Collector] = {}
        self._first = 0
        self._next = 0
        self._full = False
        self._sources: dict[str, list[Source]] = {}
        self._open: list[PageReader] = []
        self._runs = (f"run{number}{POSTINGS_EXT}" for number in count())
        self._written: list[str] = []

    def add_tokens(self, name: str, doc: int, tokens: Tokens) -> None:
        """A document's tokens of a field, whole."""
        collector = self._collector(name, doc, tokens)
        collector.add(doc - self._first, tokens)  # type: ignore[arg-type,call-arg]
        self._full = self._full or collector.size >= self._limit

    def add(self, item: tuple[str, bytes, int, float, bytes | None]) -> None:
        """One of Whoosh's postings: field, term, document, weight, encoded value."""
        name, term, doc, weight, value = item
        if name not in self._schema:
            raise Unsupported(f"postings for {name}, which is no field (words for spelling are not kept)")
        collector = self._collector(name, doc, None)
        if not isinstance(collector, PostingCollector):
            raise Unsupported(f"field {name}: single postings among whole documents")
        freq, positions = _read_value(name, self._schema[name].format, collector.layout, weight, value)
        collector.add(doc - self._first, term, freq, positions)
        self._full = self._full or collector.size >= self._limit

    def add_sorted(self, items: Iterable[tuple[str, bytes, int, float, bytes | None]], documents: int) -> None:
        """Postings in the order of terms, of all documents: what another pool hands over. They are kept in memory."""
        self.expect(0, documents)
        for item in items:
            self.add(item)

    def expect(self, first: int, end: int) -> None:
        """Postings of the documents `first` to `end` come next, in any order, as one batch."""
        self.settle()
        self._first, self._next = first, end

    def add_segment(self, file: PageReader, docmap: Ints) -> None:
        """Merge an older segment's postings in; its documents follow those added so far. The pool closes the file."""
        self._open.append(file)
        self.settle()
        self._add_file(file, docmap)

    def iter_postings(self) -> "ColumnarPool":
        """What Whoosh hands from pool to field writer: the pool itself."""
        return self

    def write(self, file: PageWriter, documents: int) -> None:
        """Write the postings of a segment of `documents` documents, and close the file."""
        self.settle()
        told = {
            name: write_field(file, name, self._schema[name], sources, documents) for name, sources in self._named()
        }
        # A field whose last document is gone is none of the segment's.
        file.close({"fields": {name: field for name, field in told.items() if field["terms"]}})

    def cleanup(self) -> None:
        """Close and delete what was written on the way."""
        for file in self._open:
            file.close()
        self._open.clear()
        for name in self._written:
            if self._storage.file_exists(name):
                self._storage.delete_file(name)
        self._written.clear()

    def _collector(self, name: str, doc: int, tokens: Tokens | None) -> Collector:
        if doc >= self._next:
            # Batches end between documents only: one in two batches would be counted in both.
            if self._full:
                self._save()
            if not self._collectors:
                self._first = doc
            self._next = doc + 1
        if name not in self._collectors:
            self._collectors[name] = _collector_of(tokens, plan(name, self._schema[name])[1])
        return self._collectors[name]

    def _collected(self) -> Iterator[tuple[str, Chunk, Ints | None]]:
        documents = self._next - self._first
        for name, collector in sorted(self._collectors.items()):
            chunk, extents = collector.finish(documents)
            if isinstance(plan(name, self._schema[name])[0], CharacterKeys) and not isinstance(chunk.keys, np.ndarray):
                kind = CharacterKeys()
                numbers = np.array([kind.key(term) for term in chunk.keys], np.int64)
                chunk = Chunk(numbers, chunk.counts, chunk.numbers, chunk.freqs)
            if len(chunk.counts):
                yield name, chunk, extents
        self._collectors = {}
        self._full = False

    def settle(self) -> None:
        """What was collected becomes a source, after those that came before; the next batch may be of another kind."""
        docmap = np.arange(self._first, self._next)
        for name, chunk, extents in self._collected():
            self._source(name).append(Source(Batch(chunk), docmap, extents))

    def _save(self) -> None:
        """Write what was collected to a run."""
        run = next(self._runs)
        self._written.append(run)
        file = PageWriter(self._storage.create_file(run), lasting=False)
        told: dict[str, Any] = {}
        documents = self._next - self._first
        for name, chunk, extents in self._collected():
            source = Source(Batch(chunk), np.arange(documents), extents)
            told[name] = write_field(file, name, self._schema[name], [source], documents)
        file.close({"fields": told})
        reader = PageReader(self._storage.open_file(run), self._storage.file_length(run))
        self._open.append(reader)
        self._add_file(reader, np.arange(self._first, self._next))

    def _add_file(self, file: PageReader, docmap: Ints) -> None:
        for name in file.meta["fields"]:
            if name in self._schema:
                reader = PostingsReader(file, name)
                extents = np.diff(read_starts(file, name)) if reader.layout is Layout.PLACES else None
                self._source(name).append(Source(reader, docmap, extents))

    def _source(self, name: str) -> list[Source]:
        return self._sources.setdefault(name, [])

    def _named(self) -> list[tuple[str, list[Source]]]:
        return sorted(self._sources.items())


def write_field(file: PageWriter, name: str, field: FieldType, sources: list[Source], documents: int) -> dict[str, Any]:
    """Merge a field's sources into the file; what the reader must be told."""
    kind, layout = plan(name, field)
    starts, bound = None, documents
    if layout is Layout.PLACES:
        starts = starts_of(extents_of(sources, documents))
        bound = int(starts[-1])
        file.put(f"{name}/starts", elias_fano.write_list(bound + 1, starts))
    writer = PostingsWriter(file, name, kind, layout, bound)
    for chunk in merged(sources, kind, layout, starts):
        writer.add(chunk)
    return {**writer.close(), "documents": documents}


def read_starts(file: PageReader, name: str) -> Ints:
    """Where the places of each document begin in a PLACES field, and where the last end."""
    told = file.meta["fields"][name]
    return elias_fano.read_list(file.section(f"{name}/starts"), told["bound"] + 1, told["documents"] + 1)


def _collector_of(tokens: Tokens | None, layout: Layout) -> Collector:
    if tokens is None:
        return PostingCollector(layout)
    if isinstance(tokens, Grams):
        return GramCollector()
    if isinstance(tokens, Characters):
        return CharacterCollector()
    return WordCollector(layout)


def _read_value(
    name: str, format_: Format, layout: Layout, weight: float, value: bytes | None
) -> tuple[int, tuple[int, ...]]:
    """Frequency and positions from what Whoosh encodes; weights must follow from them."""
    positions: tuple[int, ...] = ()
    freq = 1
    if layout is Layout.PLACES:
        positions = tuple(sorted(format_.decode_positions(value)))
        freq = len(positions)
    elif layout is Layout.FREQS:
        freq = int(format_.decode_frequency(value))
    if weight != freq:
        raise Unsupported(f"field {name}: boosts at indexing (give the query a boost instead)")
    return freq, positions
