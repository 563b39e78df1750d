"""Collects documents' tokens, inverts them batch by batch, and writes a segment's postings (external merge sort).

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
    CharacterInverter,
    GramInverter,
    Inverted,
    Inverter,
    PostingInverter,
    WordInverter,
)
from reader.columnar.merge_inputs import Batch, MergeInput, extents_of, merged
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.posting_writer import Chunk, Layout, PostingsWriter
from reader.columnar.term_keys import CharacterKeys
from reader.columnar.tokens import Characters, Grams, Tokens

POSTINGS_EXT = ".dbp"
WhooshPosting = tuple[str, bytes, int, float, bytes | None]
"""One of Whoosh's postings: field, term, document, weight, encoded value."""


class PostingCollector:
    """The counterpart of Whoosh's PostingPool in a columnar writer."""

    def __init__(self, storage: Storage, schema: Schema, limit: int = GRAMS_AT_ONCE) -> None:
        """Collect documents in rising order; up to `limit` tokens of a field are kept in memory."""
        self._storage = storage
        self._schema = schema
        self._limit = limit
        self._inverters: dict[str, Inverter] = {}
        self._first = 0
        self._next = 0
        self._full = False
        self._inputs: dict[str, list[MergeInput]] = {}
        self._open: list[PageReader] = []
        self._runs = (f"run{number}{POSTINGS_EXT}" for number in count())
        self._written: list[str] = []

    def add_tokens(self, name: str, doc: int, tokens: Tokens) -> None:
        """Add a document's tokens of a field, whole."""
        inverter = self._inverter(name, doc, tokens)
        inverter.add(doc - self._first, tokens)  # type: ignore[attr-defined]  # that of these tokens, see _inverter_of
        self._full = self._full or inverter.size >= self._limit

    def add(self, item: WhooshPosting) -> None:
        """Add one of Whoosh's postings. Raises Unsupported."""
        name, term, doc, weight, value = item
        if name not in self._schema:
            raise Unsupported(f"postings for {name}, which is no field (words for spelling are not kept)")
        inverter = self._inverter(name, doc, None)
        if not isinstance(inverter, PostingInverter):
            raise Unsupported(f"field {name}: single postings among whole documents")
        freq, positions = _read_value(name, self._schema[name].format, inverter.layout, weight, value)
        inverter.add(doc - self._first, term, freq, positions)
        self._full = self._full or inverter.size >= self._limit

    def add_sorted(self, items: Iterable[WhooshPosting], documents: int) -> None:
        """Add the postings of all documents in the order of terms, as Whoosh's own pool gives them; kept in memory."""
        self.expect(0, documents)
        for item in items:
            self.add(item)

    def expect(self, first: int, end: int) -> None:
        """Begin a batch of the postings of the documents `first` to `end` (exclusive), in any order."""
        self.settle()
        self._first, self._next = first, end

    def add_segment(self, file: PageReader, docmap: Ints) -> None:
        """Add an older segment's postings; its documents follow those added so far. `cleanup` closes the file."""
        self._open.append(file)
        self.settle()
        self._add_file(file, docmap)

    def iter_postings(self) -> "PostingCollector":
        """Return the collector itself, which Whoosh hands to the field writer."""
        return self

    def write(self, file: PageWriter, documents: int) -> None:
        """Write the postings of a segment of `documents` documents, and close the file."""
        self.settle()
        metas = {
            name: write_field(file, name, self._schema[name], inputs, documents)
            for name, inputs in sorted(self._inputs.items())
        }
        # A field whose last document is gone is left out.
        file.close({"fields": {name: meta for name, meta in metas.items() if meta["terms"]}})

    def cleanup(self) -> None:
        """Close all files, and delete the runs."""
        for file in self._open:
            file.close()
        self._open.clear()
        for name in self._written:
            if self._storage.file_exists(name):
                self._storage.delete_file(name)
        self._written.clear()

    def _inverter(self, name: str, doc: int, tokens: Tokens | None) -> Inverter:
        """Return the inverter of a field for this document, in a new batch if the last one is full."""
        if doc >= self._next:
            # A batch ends between two documents: one in two batches would be counted in both.
            if self._full:
                self._save()
            if not self._inverters:
                self._first = doc
            self._next = doc + 1
        if name not in self._inverters:
            self._inverters[name] = _inverter_of(tokens, plan(name, self._schema[name])[1])
        return self._inverters[name]

    def _inverted(self) -> Iterator[tuple[str, Inverted]]:
        """Yield the postings of the batch by field, and forget it."""
        documents = self._next - self._first
        for name, inverter in sorted(self._inverters.items()):
            chunk, extents = inverter.finish(documents)
            if isinstance(plan(name, self._schema[name])[0], CharacterKeys) and not isinstance(chunk.keys, np.ndarray):
                kind = CharacterKeys()
                numbers = np.array([kind.key(term) for term in chunk.keys], np.int64)
                chunk = Chunk(numbers, chunk.counts, chunk.numbers, chunk.freqs)
            if len(chunk.counts):
                yield name, Inverted(chunk, extents)
        self._inverters = {}
        self._full = False

    def settle(self) -> None:
        """Make the batch a merge input, after those before it; the next one may be of another kind."""
        docmap = np.arange(self._first, self._next)
        for name, inverted in self._inverted():
            self._inputs_of(name).append(MergeInput(Batch(inverted.chunk), docmap, inverted.extents))

    def _save(self) -> None:
        """Write the batch to a run on disk."""
        run = next(self._runs)
        self._written.append(run)
        file = PageWriter(self._storage.create_file(run), lasting=False)
        metas: dict[str, Any] = {}
        documents = self._next - self._first
        for name, inverted in self._inverted():
            own = MergeInput(Batch(inverted.chunk), np.arange(documents), inverted.extents)
            metas[name] = write_field(file, name, self._schema[name], [own], documents)
        file.close({"fields": metas})
        reader = PageReader(self._storage.open_file(run), self._storage.file_length(run))
        self._open.append(reader)
        self._add_file(reader, np.arange(self._first, self._next))

    def _add_file(self, file: PageReader, docmap: Ints) -> None:
        for name in file.meta["fields"]:
            if name in self._schema:
                reader = PostingsReader(file, name)
                extents = np.diff(read_starts(file, name)) if reader.layout is Layout.POSITIONS else None
                self._inputs_of(name).append(MergeInput(reader, docmap, extents))

    def _inputs_of(self, name: str) -> list[MergeInput]:
        return self._inputs.setdefault(name, [])


def write_field(
    file: PageWriter, name: str, field: FieldType, inputs: list[MergeInput], documents: int
) -> dict[str, Any]:
    """Merge the inputs of a field into the file, and return what the reader must know of the field (JSON)."""
    kind, layout = plan(name, field)
    starts, bound = None, documents
    if layout is Layout.POSITIONS:
        starts = starts_of(extents_of(inputs, documents))
        bound = int(starts[-1])
        file.put(f"{name}/starts", elias_fano.write_list(bound + 1, starts))
    writer = PostingsWriter(file, name, kind, layout, bound)
    for chunk in merged(inputs, kind, layout, starts):
        writer.add(chunk)
    return {**writer.close(), "documents": documents}


def read_starts(file: PageReader, name: str) -> Ints:
    """Return the flat positions at which the documents of a POSITIONS field begin, then the end of the last."""
    meta = file.meta["fields"][name]
    return elias_fano.read_list(file.section(f"{name}/starts"), meta["bound"] + 1, meta["documents"] + 1)


def _inverter_of(tokens: Tokens | None, layout: Layout) -> Inverter:
    if tokens is None:
        return PostingInverter(layout)
    if isinstance(tokens, Grams):
        return GramInverter()
    if isinstance(tokens, Characters):
        return CharacterInverter()
    return WordInverter(layout)


def _read_value(
    name: str, format_: Format, layout: Layout, weight: float, value: bytes | None
) -> tuple[int, tuple[int, ...]]:
    """Decode frequency and positions from a posting of Whoosh's. Raises Unsupported if the weight is another number."""
    positions: tuple[int, ...] = ()
    freq = 1
    if layout is Layout.POSITIONS:
        positions = tuple(sorted(format_.decode_positions(value)))
        freq = len(positions)
    elif layout is Layout.FREQS:
        freq = int(format_.decode_frequency(value))
    if weight != freq:
        raise Unsupported(f"field {name}: boosts at indexing (give the query a boost instead)")
    return freq, positions
