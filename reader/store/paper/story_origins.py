"""Web addresses that stories were saved from: a table beside the stories, most of which have none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.domain.origin import Origin
from reader.domain.story import Story
from reader.store.file.database import Database
from reader.store.file.sql import chunks, placeholders

# A known day is not given up for an unknown or estimated one.
_KEEP = (
    "INSERT INTO story_origin VALUES (?, ?, ?, ?) ON CONFLICT (story_id) DO UPDATE"
    " SET url = excluded.url, accessed = excluded.accessed, estimated = excluded.estimated"
    " WHERE story_origin.url <> excluded.url OR story_origin.accessed = ''"
    " OR (excluded.accessed <> '' AND NOT excluded.estimated)"
)


class Origins:
    """A story that comes again without an address keeps its earlier one."""

    def __init__(self, paper: Database) -> None:
        self._paper = paper

    def keep(self, origins: Iterable[tuple[int, Origin]]) -> None:
        """Keep the origins of stories, by story id; call it inside a transaction."""
        rows = ((story_id, each.url, each.accessed or "", int(each.estimated)) for story_id, each in origins)
        self._paper.run_many(_KEEP, rows)

    def added_to(self, stories: Sequence[tuple[int, Story]]) -> dict[int, Story]:
        """Return stories by their ids, each with its origin."""
        found = dict(stories)
        for piece in chunks(list(found)):
            sql = (
                f"SELECT story_id, url, accessed, estimated FROM story_origin WHERE story_id IN ({placeholders(piece)})"
            )
            for story_id, url, accessed, estimated in self._paper.all(sql, piece):
                origin = Origin(url=url, accessed=accessed or None, estimated=bool(estimated))
                found[story_id] = replace(found[story_id], origin=origin)
        return found
