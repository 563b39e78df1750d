"""From stories to their tantivy documents."""

from tantivy import Document

from reader.ports.engine import IndexedStory
from reader.query.fields import Zone
from reader.search.documents import day_number, fact_values
from reader.search.layout import STORY_ID, ZONES, gram_field
from reader.search.tantivy_engine.layout import (
    FOLLOWED,
    HAS,
    MONTH,
    NEWEST,
    NO_DAY,
    OLDEST,
    ROLE,
    STATE,
    STORIES,
    TEXTS,
    WEIGHT,
    gram_tokens,
)
from reader.text.folding import Folding

NEWER_A_YEAR = 0.001
"""How much more a story counts than one a year older, beside what it would count in 1900; so do those of no known day.

The Whoosh engine looks at the span of the days it holds, which no single story knows.
"""
_FIRST_YEAR = 1900

ZONE_END = "\f"

Texts = dict[Zone, tuple[str, ...]]
"""Folded blocks, none empty."""


def document(story: IndexedStory, texts: Texts, coded: bytes) -> Document:
    """The fields of reader.search.tantivy_engine.layout for a story, its folded texts, and these in codes."""
    fields = Document()
    for zone, blocks in texts.items():
        fields.add_text(gram_field(zone), gram_tokens(zone, blocks))
        fields.add_text(HAS, gram_field(zone))
    for field, values in fact_values(story).items():
        fields.add_text(HAS, field)
        for value in values:
            fields.add_text(field, value)
    fields.add_integer(STORY_ID, story.story_id)
    day = day_number(story.date)
    fields.add_unsigned(NEWEST, day)
    fields.add_unsigned(OLDEST, day or NO_DAY)
    if day:
        fields.add_unsigned(MONTH, day // 100)
    fields.add_float(WEIGHT, _weight(day))
    fields.add_bytes(TEXTS, coded)
    return fields


def state(followed: int, stories: int) -> Document:
    """The document of the role STATE."""
    fields = Document()
    fields.add_text(ROLE, STATE)
    fields.add_integer(FOLLOWED, followed)
    fields.add_integer(STORIES, stories)
    return fields


def folded(story: IndexedStory, folding: Folding) -> Texts:
    """The story's texts as they are searched."""
    every = {zone: tuple(filter(None, map(folding.plain, blocks))) for zone, blocks in story.zones.items()}
    return {zone: blocks for zone, blocks in every.items() if blocks}


def in_one(texts: Texts) -> str:
    """All texts of a story, to be coded: a line feed after each block, ZONE_END between zones.

    Folded text has neither.
    """
    return ZONE_END.join("".join(f"{block}\n" for block in texts.get(zone, ())) for zone in ZONES)


def _weight(day: int) -> float:
    """Rises with the day (YYYYMMDD, 0 where unknown); 1 at least."""
    years = day // 10000 - _FIRST_YEAR + (day // 100 % 100) / 13 + (day % 100) / 420
    return 1.0 + NEWER_A_YEAR * max(years, 0.0)
