"""Related stories as JSON records."""

from typing import Any

from reader.cli.printing.printing_records import printed_in
from reader.library.related_stories import Related, RelatedStory


def related_record(related: Related) -> dict[str, Any]:
    """Return the related stories of one and its chain, in the shape of `related --json`."""
    return printed_in(related.row) | {
        "earlier": [_story(link) for link in related.earlier],
        "later": [_story(link) for link in related.later],
        "related": [_story(story) for story in related.stories],
    }


def _story(story: RelatedStory) -> dict[str, Any]:
    record = printed_in(story.row) | {
        "score": round(story.strength, 4),
        "same_as": story.same_as,
        "shared": [{"text": phrase.text, "stories": phrase.stories} for phrase in story.shared],
    }
    return record | {"series": story.series, "number": story.number} if story.series else record
