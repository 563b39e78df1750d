"""The index in the columnar codec: the one that is fast at any size."""

from collections.abc import Iterable, Sequence
from typing import Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, Schema
from whoosh.filedb.filestore import Storage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from reader.search.columnar import making
from reader.search.columnar.codec import ColumnarSegment
from reader.search.columnar.fields import CharacterField, GramField, ValueField, WordField
from reader.search.columnar.writer import ColumnarWriter
from reader.search.columnar_postings import ColumnarPostings
from reader.search.layout import (
    BLOCK_GAP,
    BOUNDS,
    DAY,
    END,
    FACT_FIELDS,
    LABEL_FIELD,
    STORY_ID,
    WORD_FIELDS,
    ZONES,
    character_field,
    gram_field,
    length_column,
)
from reader.search.postings import Postings


def columnar_schema() -> Schema:
    """The fields of reader.search.layout."""
    schema = Schema()
    schema.add(STORY_ID, COLUMN(NumericColumn("q")))
    schema.add(DAY, COLUMN(NumericColumn("i")))
    for zone in ZONES:
        schema.add(gram_field(zone), GramField(gap=BLOCK_GAP, end=END, mark=BOUNDS))
        schema.add(character_field(zone), CharacterField())
    for field in WORD_FIELDS:
        schema.add(field, WordField(scorable=False))
        schema.add(length_column(field), COLUMN(NumericColumn("i")))
    for field in (*FACT_FIELDS.values(), LABEL_FIELD):
        schema.add(field, ValueField())
    return schema


class ColumnarBackend:
    """Posting lists as compressed arrays; needs NumPy."""

    id = "columnar-1"

    def schema(self) -> Schema:
        return columnar_schema()

    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        return ColumnarWriter(index, timeout=timeout)

    def make_segment(self, storage: Storage, schema: Schema, documents: Iterable[dict[str, Any]]) -> ColumnarSegment:
        return making.make_segment(storage, schema, documents)

    def merge_segments(
        self, storage: Storage, schema: Schema, source: Storage, segments: Sequence[ColumnarSegment]
    ) -> ColumnarSegment:
        return making.merge_segments(storage, schema, source, segments)

    def postings(self, reader: IndexReader, before: Postings | None) -> ColumnarPostings:
        return ColumnarPostings(reader, before if isinstance(before, ColumnarPostings) else None)
