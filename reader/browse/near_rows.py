"""The rows of near answers, which stand below the hits of a search."""

from collections.abc import Sequence
from dataclasses import replace

from reader.browse.list_items import Item, NearWords, items_of
from reader.library.views import NearAnswer
from reader.query.unparser import quoted


def near_items(near: Sequence[NearAnswer], heading: str) -> list[Item]:
    """Return the rows of near answers; the first carries the heading of the group."""
    rows = []
    for at, one in enumerate(near):
        held = {instead.typed: instead.held for instead in one.instead}
        words = NearWords(
            has=tuple(f"{word} ({held[word]})" if word in held else word for word in one.has),
            lacks=one.lacks,
            marked=_marked(one),
        )
        rows += [replace(item, near=words, heading="" if at else heading) for item in items_of([one.hit])]
    return rows


def _marked(near: NearAnswer) -> str:
    """Return the query whose hits are marked in the story: any of the words that it has."""
    return " OR ".join(map(quoted, dict.fromkeys(near.printed)))
