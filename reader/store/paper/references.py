"""Names of stories and pages by which they are found again in another library: their text and place, no row numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from reader.domain.bookmark import Anchor
from reader.domain.newspaper import PageFacts
from reader.json_shapes import Record, misfit_in
from reader.ports.holdings import Holdings
from reader.store.file.database import Database
from reader.store.file.sql import chunks, placeholders
from reader.store.paper import story_codec
from reader.store.paper.paper_columns import FACTS

NO_FACTS = story_codec.facts_out(PageFacts())
"""The column `confirmed_facts` of a page of which no person said anything."""

_PLACE = ("newspaper", "date", "page", "headline", "fingerprint")
_STORY = Record({"story": int, **dict.fromkeys(_PLACE, str)})
_PAGE = Record({"page": int, "digest": str, "ordinal": int, "prints": [str]})
_PRINTS = 8
"""Stories of a page by whose fingerprints it is known again when its file has changed."""


class References:
    """The names of stories and pages, and the way back from a name."""

    def __init__(self, paper: Database, holdings: Holdings) -> None:
        self._paper = paper
        self._holdings = holdings

    def of_stories(self, ids: Iterable[int]) -> dict[int, Mapping[str, object]]:
        """Return names of stories by id; ids not held are left out."""
        found: dict[int, Mapping[str, object]] = {}
        for piece in chunks(sorted(set(ids))):
            rows = self._paper.all(
                f"SELECT id, {', '.join(_PLACE)} FROM story WHERE id IN ({placeholders(piece)})", piece
            )
            for row in rows:
                found[row[0]] = {"story": row[0], **dict(zip(_PLACE, row[1:], strict=True))}
        return found

    def story(self, name: Mapping[str, object]) -> int | None:
        """Return the id of the story of a name: the same id if it is the same story, else one found as anchors are.

        None if it is not held.
        """
        if misfit_in(dict(name), _STORY) is not None:
            return None
        here = self.of_stories([cast(int, name["story"])]).get(cast(int, name["story"]))
        if here is not None and _is_same(here, name):
            return cast(int, here["story"])
        texts = {field: str(name[field]) for field in _PLACE}
        return self._holdings.find_story(
            Anchor(
                newspaper=texts["newspaper"] or None,
                date=texts["date"] or None,
                page=texts["page"] or None,
                headline=texts["headline"],
                fingerprint=texts["fingerprint"],
            )
        )

    def said(self, page_ids: Sequence[int] | None = None) -> dict[int, Mapping[str, object]]:
        """Return the facts that a person said of pages, of all or of these, by page id."""
        sql = "SELECT id, confirmed_facts FROM page WHERE confirmed_facts <> ?"
        if page_ids is None:
            rows = self._paper.all(f"{sql} ORDER BY id", (NO_FACTS,))
        else:
            rows = [
                row
                for piece in chunks(page_ids)
                for row in self._paper.all(f"{sql} AND id IN ({placeholders(piece)})", (NO_FACTS, *piece))
            ]
        return {page_id: story_codec.facts_record(self._paper.decoded(FACTS, facts)) for page_id, facts in rows}

    def of_pages(self, ids: Iterable[int]) -> dict[int, Mapping[str, object]]:
        """Return names of pages by id; ids not held are left out."""
        found: dict[int, Mapping[str, object]] = {}
        for page_id in sorted(set(ids)):
            row = self._paper.first(
                "SELECT f.digest, p.ordinal FROM page p JOIN source f ON f.id = p.source_id WHERE p.id = ?", (page_id,)
            )
            if row:
                prints = self._paper.all(
                    "SELECT fingerprint FROM story WHERE page_id = ? AND listed = 1 ORDER BY position LIMIT ?",
                    (page_id, _PRINTS),
                )
                found[page_id] = {
                    "page": page_id,
                    "digest": row[0],
                    "ordinal": row[1],
                    "prints": [each for (each,) in prints],
                }
        return found

    def page(self, name: Mapping[str, object]) -> int | None:
        """Return the id of the page of a name: of the same place in the same file, else with most of its stories.

        None if it is not held.
        """
        if misfit_in(dict(name), _PAGE) is not None:
            return None
        row = self._paper.first(
            "SELECT p.id FROM page p JOIN source f ON f.id = p.source_id WHERE f.digest = ? AND p.ordinal = ?",
            (name["digest"], name["ordinal"]),
        )
        if row:
            return int(row[0])
        prints = cast(Sequence[str], name["prints"])
        votes = Counter(
            page_id
            for each in prints
            for (page_id,) in self._paper.all(
                "SELECT DISTINCT page_id FROM story WHERE fingerprint = ? AND listed = 1", (each,)
            )
        )
        best = votes.most_common(2)
        if not best or 2 * best[0][1] <= len(prints) or (len(best) > 1 and best[1][1] == best[0][1]):
            return None
        return int(best[0][0])


def _is_same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    if one["fingerprint"] and one["fingerprint"] == other["fingerprint"]:
        return True
    place = ("newspaper", "date", "page", "headline")
    return bool(one["headline"]) and all(one[field] == other[field] for field in place)
