"""The JSON columns of the paper, with their shapes. The codec writes them; keys are never renamed."""

from collections.abc import Mapping

from reader.domain.evidence import EvidenceSource
from reader.domain.story import ParagraphStyle, Role, StoryKind
from reader.json_shapes import NUMBER, OneOf, Record, Row, Shape, misfit_in
from reader.store.file.json_column import JsonColumn
from reader.store.paper import story_codec

_LINES: Shape = [Row((int, int))]
_OPTIONAL_TEXT = (str, type(None))
_PARAGRAPH = Record(
    optional={
        "text": str,
        "style": OneOf(tuple(ParagraphStyle)),
        "lines": _LINES,
        "seams": [Row((int, int, int, str))],
    }
)
_PHOTO = Record(
    optional={
        "title": _OPTIONAL_TEXT,
        "caption": str,
        "credit": _OPTIONAL_TEXT,
        "image": _OPTIONAL_TEXT,
        "lines": _LINES,
    }
)
_JUMP = Record({"page": str, "text": str, "lines": _LINES})
_DATELINE = Record(
    optional={"text": str, "agency": _OPTIONAL_TEXT, "place": _OPTIONAL_TEXT, "month": int, "day": int}, closed=True
)
_STORY = Record(
    optional={
        "kind": OneOf(tuple(StoryKind)),
        "headline": Record(optional=dict.fromkeys(("main", "kicker", "deck"), _OPTIONAL_TEXT), closed=True),
        "column_label": _OPTIONAL_TEXT,
        "bylines": [Row((OneOf(tuple(Role)), str))],
        "byline_text": _OPTIONAL_TEXT,
        "dateline": _DATELINE,
        "paragraphs": [_PARAGRAPH],
        "photos": [_PHOTO],
        "continued_from": _JUMP,
        "continued_on": _JUMP,
        "series": _OPTIONAL_TEXT,
        "genre": _OPTIONAL_TEXT,
        "aliases": [Row((str, str))],
        "rules": [Row((str, int, int))],
    }
)
_FACTS = Record(
    optional=dict.fromkeys(("newspaper", "date", "number", "section", "edition"), _OPTIONAL_TEXT), closed=True
)


def is_facts(record: Mapping[str, object]) -> bool:
    """Return True if a record has the shape of page facts."""
    return misfit_in(dict(record), _FACTS) is None


STORY = JsonColumn(story_codec.story_in, _STORY)
FACTS = JsonColumn(story_codec.facts_in, _FACTS)
GUESSES = JsonColumn(story_codec.guesses_in, [Row((str, str, [Row((OneOf(tuple(EvidenceSource)), str))], NUMBER))])
PROBLEMS = JsonColumn(story_codec.problems_in, [Row((str, _LINES, str))])
