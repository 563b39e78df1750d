"""From a story to the values of its index document."""

from reader.library.engine_port import IndexedStory
from reader.query.fields import Zone
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
from reader.text.folding import Folding
from reader.text.segment import Segmenter

Value = int | tuple[str, ...] | list[str]
Document = dict[str, Value]


def document(story: IndexedStory, folding: Folding, segmenter: Segmenter) -> Document:
    """The fields of reader.search.layout for a story; empty ones are left out."""
    folded = {zone: tuple(map(folding.plain, story.zones.get(zone, ()))) for zone in ZONES}
    fields: Document = {}
    for zone, blocks in folded.items():
        if any(blocks):
            fields[gram_field(zone)] = fields[character_field(zone)] = blocks
    for field, zones in WORD_FIELDS.items():
        words = [word for zone in zones for block in folded[zone] for word in segmenter.words(block)]
        if words:
            fields[field] = words
            fields[length_column(field)] = len(words)
    fields.update({field: values for field, values in _facts(story).items() if values})
    fields[STORY_ID] = story.story_id
    fields[DAY] = day_number(story.date)
    return fields


def day_number(date: str) -> int:
    """An ISO day as YYYYMMDD; 0 for '' or what is no day."""
    digits = date.replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else 0


def _facts(story: IndexedStory) -> dict[str, tuple[str, ...]]:
    return {
        **{field: _clean(getattr(story, _ATTRIBUTES[field])) for field in FACT_FIELDS.values()},
        LABEL_FIELD: _clean(story.zones.get(Zone.LABEL, ())),
    }


_ATTRIBUTES = {
    "newspaper": "newspaper",
    "page": "page",
    "section": "section",
    "kind": "kind",
    "reporter": "reporters",
    "correspondent": "correspondents",
    "photographer": "photographers",
    "place": "place",
}


def _clean(values: str | tuple[str, ...]) -> tuple[str, ...]:
    """Values without blanks, in any of their characters that UTF-8 can hold."""
    several = (values,) if isinstance(values, str) else values
    return tuple(one.encode(errors="replace").decode() for one in map(str.strip, several) if one)
