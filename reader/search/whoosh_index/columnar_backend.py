"""The backend in the columnar codec, which is fast at any size."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, Schema
from whoosh.filedb.filestore import Storage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from reader.columnar.codec import ColumnarSegment
from reader.columnar.fields import CharacterField, PartedGramField, PartedWordField, ValueField
from reader.columnar.segments import make_segment, merge_segments
from reader.columnar.tokens import Notes
from reader.columnar.verifying import verify_segment
from reader.columnar.writer import ColumnarWriter
from reader.search.exact.postings import Postings
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
    length_column,
)
from reader.search.whoosh_index.columnar_postings import GRAM_PARTS, WORD_PARTS, WORDS, ColumnarPostings
from reader.search.whoosh_index.segment_space import GRAMS
from reader.text.sought import WRITTEN, Marked


def columnar_schema() -> Schema:
    """Return the schema: the fields of reader.search.layout, but one field for the bigrams of all zones, one for words.

    So a text is looked up once for all zones.
    """
    schema = Schema()
    schema.add(STORY_ID, COLUMN(NumericColumn("q")))
    schema.add(DAY, COLUMN(NumericColumn("i")))
    schema.add(GRAMS, PartedGramField("".join(GRAM_PARTS.values()), gap=BLOCK_GAP, end=END, mark=BOUNDS))
    for zone in ZONES:
        schema.add(character_field(zone), CharacterField())
    schema.add(WORDS, PartedWordField())
    for field in WORD_FIELDS:
        schema.add(length_column(field), COLUMN(NumericColumn("i")))
    for field in (*FACT_FIELDS.values(), LABEL_FIELD):
        schema.add(field, ValueField())
    return schema


def _as_parts(fields: dict[str, Any]) -> dict[str, Any]:
    """Convert a document of reader.search.layout to the fields of the schema."""
    kept = {name: value for name, value in fields.items() if name not in GRAM_PARTS and name not in WORD_PARTS}
    if texts := [_texts(part, fields[name]) for name, part in GRAM_PARTS.items() if name in fields]:
        kept[GRAMS] = texts
    if words := [(part, fields[name]) for name, part in WORD_PARTS.items() if name in fields]:
        kept[WORDS] = words
    return kept


def _texts(part: str, blocks: Sequence[Marked]) -> tuple[str, list[str], list[Notes]]:
    notes = [Notes(block.written, WRITTEN, block.marks) for block in blocks]
    return part, [block.text for block in blocks], notes


class _StoryWriter(ColumnarWriter):
    def add_document(self, **fields: Any) -> None:
        super().add_document(**_as_parts(fields))


class ColumnarBackend:
    """The backend whose posting lists are compressed arrays."""

    id = "columnar-5"

    def schema(self) -> Schema:
        return columnar_schema()

    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        return _StoryWriter(index, timeout=timeout)

    def make_segment(self, storage: Storage, schema: Schema, documents: Iterable[dict[str, Any]]) -> ColumnarSegment:
        return make_segment(storage, schema, map(_as_parts, documents))

    def merge_segments(
        self, storage: Storage, schema: Schema, source: Storage, segments: Sequence[ColumnarSegment]
    ) -> ColumnarSegment:
        return merge_segments(storage, schema, source, segments)

    def postings(self, reader: IndexReader, before: Postings | None) -> ColumnarPostings:
        return ColumnarPostings(reader, before if isinstance(before, ColumnarPostings) else None)

    def verify(self, storage: Storage, segment: ColumnarSegment) -> Iterator[int]:
        return verify_segment(storage, segment)
