"""JSON records of stories, hits and bookmarks."""

from collections.abc import Sequence
from typing import Any

from reader.domain.bookmark import Bookmark
from reader.library.views import NearAnswer, SearchAnswer, SearchHit
from reader.ports.rows import HeldStory, StoryRow
from reader.render import page_json

ROW_FIELDS = (
    "id",
    "newspaper",
    "date",
    "page",
    "section",
    "kind",
    "headline",
    "kicker",
    "deck",
    "column_label",
    "photos",
    "bookmarked",
    "read",
)
"""The fields of `row_record`."""
HIT_FIELDS = ("id", "newspaper", "date", "page", "headline", "snippet")
"""The fields of `hit_record` without the score, which lists of ids do not know."""
BOOKMARK_FIELDS = (
    "id",
    "story",
    "newspaper",
    "date",
    "page",
    "headline",
    "passage",
    "folder",
    "tags",
    "note",
    "colour",
    "created",
)
"""The fields of `bookmark_record`."""


def row_record(row: StoryRow) -> dict[str, Any]:
    """Return a story, in the shape of `list --json`."""
    return {
        "id": row.id,
        "newspaper": row.newspaper,
        "date": row.date,
        "page": row.page,
        "section": row.section,
        "kind": row.kind,
        "headline": row.title,
        "kicker": row.kicker,
        "deck": row.deck,
        "column_label": row.column_label,
        "photos": row.photo_count,
        "bookmarked": row.bookmarked,
        "read": row.read,
    }


def story_record(held: HeldStory) -> dict[str, Any]:
    """Return a whole story, in the shape of `show --json`: where it was printed, then the fields of `parse --json`."""
    row = held.row
    printed_in = {
        "id": row.id,
        "newspaper": row.newspaper,
        "date": row.date,
        "page": row.page,
        "section": row.section,
        "source": held.source,
        "parts": list(held.parts),
        "bookmarked": row.bookmarked,
    }
    return printed_in | page_json.story_record(held.story)


def answer_record(answer: SearchAnswer, near: Sequence[NearAnswer] = ()) -> dict[str, Any]:
    """Return an answer, in the shape of `search --json`.

    `problem` only if part of the query was not understood, `cut` only if the
    query was too much: `seen` of the `stories` were searched.
    """
    record: dict[str, Any] = {
        "query": answer.query,
        "total": answer.total,
        "took_ms": round(answer.took_ms, 2),
        "hits": [hit_record(hit) for hit in answer.hits],
        "near": [near_record(one) for one in near],
        "offers": [{"query": offer.query, "total": offer.total} for offer in answer.offers],
    }
    if answer.facets:
        record["facets"] = {facet.name: dict(facet.counts) for facet in answer.facets}
    if answer.problem:
        record["problem"] = {"code": answer.problem.code, "position": answer.problem.position}
        if answer.problem.right:
            record["problem"]["right"] = answer.problem.right
    if answer.cut:
        record["cut"] = {"seen": answer.cut.seen, "stories": answer.cut.stories}
    return record


def bookmark_record(bookmark: Bookmark) -> dict[str, Any]:
    """Return a bookmark, in the shape of `bookmark list --json`; `story` is null while the library does not have it."""
    return {
        "id": bookmark.id,
        "story": bookmark.story_id,
        "newspaper": bookmark.anchor.newspaper,
        "date": bookmark.anchor.date,
        "page": bookmark.anchor.page,
        "headline": bookmark.anchor.headline,
        "passage": bookmark.anchor.exact or None,
        "folder": bookmark.folder,
        "tags": list(bookmark.tags),
        "note": bookmark.note,
        "colour": bookmark.colour,
        "created": bookmark.created,
    }


def hit_record(hit: SearchHit) -> dict[str, Any]:
    """Return a hit, in the shape of `search --json`."""
    return {
        "id": hit.row.id,
        "newspaper": hit.row.newspaper,
        "date": hit.row.date,
        "page": hit.row.page,
        "headline": hit.row.title,
        "snippet": hit.snippet.text,
        "score": round(hit.score, 4),
    }


def near_record(near: NearAnswer) -> dict[str, Any]:
    """Return a near answer, in the shape of `search --json`: a hit, and the words that it has and lacks.

    `instead` names what it prints in place of a word.
    """
    words = {"has": list(near.has), "lacks": list(near.lacks)}
    return hit_record(near.hit) | words | {"instead": {one.typed: one.held for one in near.instead}}
