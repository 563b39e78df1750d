"""Field types that take folded blocks, words and values instead of text to analyse."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from whoosh import formats
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema

from reader.search.layout import (
    DAY,
    FACT_FIELDS,
    LABEL_FIELD,
    STORY_ID,
    WORD_FIELDS,
    ZONES,
    character_field,
    gram_field,
    length_column,
)
from reader.text.sought import Marked
from tests.search.stock.grams import characters, grams

Posting = tuple[bytes, int, float, bytes]
"""Term, frequency, weight and encoded value, which Whoosh wants of a field for each term of a document."""

POSITION = np.dtype("<u4")


class PositionBytes(formats.Existence):  # type: ignore[misc]
    """Postings with a value: the positions as little-endian uint32."""

    def fixed_value_size(self) -> None:
        return None


class GramField(FieldType):  # type: ignore[misc]
    """Bigrams with positions of a tuple of folded blocks."""

    def __init__(self) -> None:
        super().__init__(PositionBytes(), None)

    def index(self, value: Iterable[Marked], **_: object) -> Iterator[Posting]:
        for term, positions in grams(value).items():
            yield term.encode(), 1, 1.0, np.array(positions, dtype=POSITION).tobytes()


class CharacterField(FieldType):  # type: ignore[misc]
    """Distinct characters of a tuple of folded blocks."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[Posting]:
        for character in characters(value):
            yield character.encode(), 1, 1.0, b""


class WordField(FieldType):  # type: ignore[misc]
    """Words with their frequency as weight."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[Posting]:
        for word, count in Counter(value).items():
            yield word.encode(), count, float(count), b""


class ValueField(FieldType):  # type: ignore[misc]
    """Whole values: facts as printed."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[Posting]:
        for one in set(value):
            yield one.encode(), 1, 1.0, b""


def stock_schema() -> Schema:
    """Return the schema with the fields of reader.search.layout."""
    schema = Schema()
    schema.add(STORY_ID, COLUMN(NumericColumn("q")))
    schema.add(DAY, COLUMN(NumericColumn("i")))
    for zone in ZONES:
        schema.add(gram_field(zone), GramField())
        schema.add(character_field(zone), CharacterField())
    for field in WORD_FIELDS:
        schema.add(field, WordField())
        schema.add(length_column(field), COLUMN(NumericColumn("i")))
    for field in (*FACT_FIELDS.values(), LABEL_FIELD):
        schema.add(field, ValueField())
    return schema
