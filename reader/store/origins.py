"""Where stories were saved from: a table of their addresses beside the stories, most of which have none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.domain.origin import Origin
from reader.domain.story import Story
from reader.store.tables import Tables, chunks, marks

# A day that was known is not given up for none, nor for an estimate.
_KEEP = (
    "INSERT INTO story_origin VALUES (?, ?, ?, ?) ON CONFLICT (story_id) DO UPDATE"
    " SET url = excluded.url, accessed = excluded.accessed, estimated = excluded.estimated"
    " WHERE story_origin.url <> excluded.url OR story_origin.accessed = ''"
    " OR (excluded.accessed <> '' AND NOT excluded.estimated)"
)


class OriginTables(Tables):
    """The addresses of stories. A story that comes again without one keeps the one that it had."""

    def _keep_origins(self, origins: Iterable[tuple[int, Origin]]) -> None:
        rows = ((story_id, each.url, each.accessed or "", int(each.estimated)) for story_id, each in origins)
        self._db.run_many(_KEEP, rows)

    def _with_origins(self, stories: Sequence[tuple[int, Story]]) -> dict[int, Story]:
        """Stories by their ids, each with its origin."""
        found = dict(stories)
        for piece in chunks(list(found)):
            rows = self._db.all(
                f"SELECT story_id, url, accessed, estimated FROM story_origin WHERE story_id IN ({marks(piece)})", piece
            )
            for story_id, url, accessed, estimated in rows:
                origin = Origin(url=url, accessed=accessed or None, estimated=bool(estimated))
                found[story_id] = replace(found[story_id], origin=origin)
        return found
