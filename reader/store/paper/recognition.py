"""Candidates for recognizing stories: what the library holds of an earlier version, or of the same page."""

from collections.abc import Sequence

from reader.domain.newspaper import Page, PageFacts
from reader.ports.collecting import Put, Source
from reader.store.file.database import Database
from reader.store.paper.facts import PageKey, number_order, overlaid, page_key
from reader.store.paper.fingerprint import is_distinctive, story_text
from reader.store.paper.matching import HeldItem, HeldPage, Matcher, NewItem, copied_items
from reader.store.paper.paper_columns import FACTS, STORY
from reader.store.paper.visibility import Visibility

_HELD_ITEM = "SELECT s.id, s.page_id, s.kind, s.headline, s.fingerprint FROM story s"


class Candidates:
    """A source of candidates; it only reads."""

    def __init__(self, paper: Database) -> None:
        self._paper = paper

    def matcher(self) -> Matcher:
        """Return a matcher that loads texts of held stories from here."""
        return Matcher(self._text_of)

    def earlier_pages(self, source_id: int, put: Put) -> list[HeldPage]:
        """Return pages of the version that this path held before, and pages of an interrupted put of this very file."""
        rows = self._paper.all(
            "SELECT id, parsed_facts, confirmed_facts FROM page WHERE source_id = "
            " (SELECT source_id FROM source_path WHERE path = :path) AND source_id <> :source"
            " UNION ALL SELECT id, parsed_facts, confirmed_facts FROM page"
            " WHERE source_id = :source AND ordinal >= :first ORDER BY id",
            {"path": put.source.path, "source": source_id, "first": put.first},
        )
        found = []
        for page_id, parsed_text, confirmed_text in rows:
            parsed, confirmed = (self._paper.decoded(FACTS, text) for text in (parsed_text, confirmed_text))
            found.append(HeldPage(page_id, parsed, confirmed, overlaid(parsed, confirmed)))
        return found

    def items_of(self, page_ids: Sequence[int]) -> list[HeldItem]:
        """Return the stories of pages that are listed or searched, in page order."""
        rows = []
        for page_id in page_ids:
            rows += self._paper.all(
                f"{_HELD_ITEM} WHERE s.page_id = ? AND s.listed > 0 ORDER BY s.position", (page_id,)
            )
        return [HeldItem(*row) for row in rows]

    def on_same_page(self, facts: PageFacts, items: Sequence[NewItem], apart: tuple[int, int]) -> list[HeldItem]:
        """Return stories of the same page from other files than the two with the ids `apart`, which may be one."""
        key = page_key(facts)
        if not all(key):
            return self._same_texts(key, items, apart)
        rows = self._paper.all(
            f"{_HELD_ITEM} JOIN page p ON p.id = s.page_id WHERE s.listed = 1 AND s.newspaper = ? AND s.date = ?"
            " AND s.page_order = ? AND p.source_id NOT IN (?, ?) ORDER BY s.id",
            (key.newspaper, key.date, number_order(key.number), *apart),
        )
        return [HeldItem(*row) for row in rows]

    def copies(self, source: Source, page: Page) -> dict[int, int]:
        """See `reader.ports.collecting.Collecting.held_copies`."""
        this = self._paper.first("SELECT id FROM source WHERE digest = ?", (source.digest,))
        before = self._paper.first("SELECT source_id FROM source_path WHERE path = ?", (source.path,))
        items = copied_items(page)
        held = self.on_same_page(page.facts, items, (this[0] if this else 0, before[0] if before else 0))
        self.matcher().match_copies(items, held)
        return {item.position: item.held.id for item in items if item.held}

    def _same_texts(self, key: PageKey, items: Sequence[NewItem], apart: tuple[int, int]) -> list[HeldItem]:
        """Return the stories with the very same text on pages of the same facts, for a page that is not fully known."""
        rows = []
        for item in items:
            distinct = item.original or is_distinctive(item.story)
            if item.held is None and item.visibility is Visibility.LISTED and distinct:
                rows += self._paper.all(
                    f"{_HELD_ITEM} JOIN page p ON p.id = s.page_id WHERE s.listed = 1 AND s.fingerprint = ?"
                    " AND (s.newspaper, s.date, s.page) = (?, ?, ?) AND p.source_id NOT IN (?, ?) ORDER BY s.id",
                    (item.original or item.print, *key, *apart),
                )
        return [HeldItem(*row) for row in rows]

    def _text_of(self, story_id: int) -> str:
        row = self._paper.first("SELECT body FROM story_body WHERE story_id = ?", (story_id,))
        return story_text(self._paper.decoded(STORY, row[0])) if row else ""
