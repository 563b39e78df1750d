"""Holding the pages of a file: stories that were held before keep their ids."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePath

from reader.domain.newspaper import Page, PageFacts
from reader.domain.origin import Origin
from reader.ports.change_list import ChangeKind
from reader.ports.collecting import Put, PutResult, Source
from reader.store import codec
from reader.store.facts import is_unsure, number_order, overlaid, place
from reader.store.fingerprint import is_telling, story_text
from reader.store.listing import Listing
from reader.store.matching import HeldItem, HeldPage, Matcher, NewItem, copied_items, new_items, predecessor
from reader.store.origins import OriginTables
from reader.store.sources import SourceTables

_HELD_ITEM = "SELECT s.id, s.page_id, s.kind, s.headline, s.fingerprint FROM story s"

_STORY_VALUES = (
    "page_id, position, kind, listed, title, headline, newspaper, date, page, page_order, section, kicker, deck,"
    " column_label, genre, photo_count, from_page, on_page, fingerprint"
)
_INSERT = f"INSERT INTO story ({_STORY_VALUES}, id) VALUES ({', '.join('?' * 20)})"
_UPDATE = f"UPDATE story SET ({_STORY_VALUES}) = ({', '.join('?' * 19)}) WHERE id = ?"

_PUT_BODY = (
    "INSERT INTO story_body VALUES (?, ?)"
    " ON CONFLICT (story_id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body"
)


class PutTables(SourceTables, OriginTables):
    """The part of the store that takes pages in."""

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        with self._db.transaction():
            return [self._put(put) for put in puts]

    def _put(self, put: Put) -> PutResult:
        held = self._db.first("SELECT id, complete FROM source WHERE digest = ?", (put.source.digest,))
        if held and held[1] and put.first == 0 and not put.anew:
            self._move_path(held[0], put.source)
            return self._known(held[0])
        source_id = held[0] if held else self._new_source(put.source)
        earlier = self._earlier_pages(source_id, put)
        items = self._items_of([page.id for page in earlier])
        matcher = Matcher(self._text_of)
        page_ids: list[int] = []
        story_ids: list[int] = []
        for ordinal, page in enumerate(put.pages, put.first):
            page_id, ids = self._put_page(source_id, put.source, ordinal, page, earlier, items, matcher)
            page_ids.append(page_id)
            story_ids += ids
        self._drop_leftovers(source_id, put, page_ids)
        if put.complete:
            self._db.run("UPDATE source SET complete = 1 WHERE id = ?", (source_id,))
            self._move_path(source_id, put.source)
            self._keep_reading(source_id, put.rules, put.missing)
        return PutResult(page_ids=tuple(page_ids), story_ids=tuple(story_ids))

    def _known(self, source_id: int) -> PutResult:
        pages = self._db.all("SELECT id FROM page WHERE source_id = ? ORDER BY ordinal", (source_id,))
        stories = self._db.all(
            "SELECT s.id FROM page p JOIN story s ON s.page_id = p.id"
            " WHERE p.source_id = ? AND s.listed = 1 ORDER BY p.ordinal, s.position",
            (source_id,),
        )
        return PutResult(
            page_ids=tuple(row[0] for row in pages), story_ids=tuple(row[0] for row in stories), known=True
        )

    def _earlier_pages(self, source_id: int, put: Put) -> list[HeldPage]:
        """Pages of the version that this path held before, and those of a put of this file that was cut off."""
        rows = self._db.all(
            "SELECT id, parsed_facts, confirmed_facts FROM page WHERE source_id = "
            " (SELECT source_id FROM source_path WHERE path = :path) AND source_id <> :source"
            " UNION ALL SELECT id, parsed_facts, confirmed_facts FROM page"
            " WHERE source_id = :source AND ordinal >= :first ORDER BY id",
            {"path": put.source.path, "source": source_id, "first": put.first},
        )
        found = []
        for page_id, parsed_text, confirmed_text in rows:
            parsed, confirmed = (self._db.decoded(codec.facts_in, text) for text in (parsed_text, confirmed_text))
            found.append(HeldPage(page_id, parsed, confirmed, overlaid(parsed, confirmed)))
        return found

    def _items_of(self, page_ids: Sequence[int]) -> list[HeldItem]:
        rows = []
        for page_id in page_ids:
            rows += self._db.all(f"{_HELD_ITEM} WHERE s.page_id = ? AND s.listed > 0 ORDER BY s.position", (page_id,))
        return [HeldItem(*row) for row in rows]

    def _text_of(self, story_id: int) -> str:
        row = self._db.first("SELECT body FROM story_body WHERE story_id = ?", (story_id,))
        return story_text(self._db.decoded(codec.story_in, row[0])) if row else ""

    def _put_page(
        self,
        source_id: int,
        source: Source,
        ordinal: int,
        page: Page,
        earlier: list[HeldPage],
        held: Sequence[HeldItem],
        matcher: Matcher,
    ) -> tuple[int, list[int]]:
        items = new_items(page.stories)
        before = predecessor(page.facts, items, earlier, held) if earlier else None
        confirmed = before.confirmed if before else PageFacts()
        facts = overlaid(page.facts, confirmed)
        if before:
            earlier.remove(before)
            matcher.match_version(items, [item for item in held if item.page_id == before.id])
        robbed = self._match_elsewhere(source_id, facts, items, matcher)
        page_id = self._new_page(source_id, source, ordinal, page, facts, confirmed, items)
        ids = self._place(page_id, facts, items)
        if before:
            self._drop_pages([before.id])
        self._settle_robbed(robbed)
        self._unjoin(facts.newspaper or "", facts.date or "")
        return page_id, ids

    def _match_elsewhere(
        self, source_id: int, facts: PageFacts, items: Sequence[NewItem], matcher: Matcher
    ) -> set[int]:
        """Takes over stories of the same page that came out of another file; the pages that lose stories by it."""
        candidates = self._on_same_page(facts, items, (source_id, source_id))
        open_items = [item for item in items if item.held is None]
        if candidates:
            matcher.match_elsewhere(open_items, candidates)
        return {item.held.page_id for item in open_items if item.held}

    def held_copies(self, source: Source, page: Page) -> dict[int, int]:
        this = self._db.first("SELECT id FROM source WHERE digest = ?", (source.digest,))
        before = self._db.first("SELECT source_id FROM source_path WHERE path = ?", (source.path,))
        items = copied_items(page)
        candidates = self._on_same_page(page.facts, items, (this[0] if this else 0, before[0] if before else 0))
        Matcher(self._text_of).match_copies(items, candidates)
        return {item.position: item.held.id for item in items if item.held}

    def _on_same_page(self, facts: PageFacts, items: Sequence[NewItem], apart: tuple[int, int]) -> list[HeldItem]:
        """The stories of the same page that came out of other files than the two `apart`, which may be one."""
        where = place(facts)
        if not all(where):
            return self._same_texts(where, items, apart)
        rows = self._db.all(
            f"{_HELD_ITEM} JOIN page p ON p.id = s.page_id WHERE s.listed = 1 AND s.newspaper = ? AND s.date = ?"
            " AND s.page_order = ? AND p.source_id NOT IN (?, ?) ORDER BY s.id",
            (*where[:2], number_order(where[2]), *apart),
        )
        return [HeldItem(*row) for row in rows]

    def _same_texts(
        self, where: tuple[str, str, str], items: Sequence[NewItem], apart: tuple[int, int]
    ) -> list[HeldItem]:
        """Stories with the very same text where not all is known of the page, but the same of both."""
        rows = []
        for item in items:
            tells = item.original or is_telling(item.story)
            if item.held is None and item.listing is Listing.LISTED and tells:
                rows += self._db.all(
                    f"{_HELD_ITEM} JOIN page p ON p.id = s.page_id WHERE s.listed = 1 AND s.fingerprint = ?"
                    " AND (s.newspaper, s.date, s.page) = (?, ?, ?) AND p.source_id NOT IN (?, ?) ORDER BY s.id",
                    (item.original or item.print, *where, *apart),
                )
        return [HeldItem(*row) for row in rows]

    def _new_page(
        self,
        source_id: int,
        source: Source,
        ordinal: int,
        page: Page,
        facts: PageFacts,
        confirmed: PageFacts,
        items: Sequence[NewItem],
    ) -> int:
        cursor = self._db.run(
            "INSERT INTO page (source_id, text_id, ordinal, folder, newspaper, date, number, number_order, section,"
            " edition, parsed_facts, confirmed_facts, guesses, problems, unsure, story_count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source_id,
                self._text_id(page.text or source.text),
                ordinal,
                str(PurePath(source.path).parent),
                *place(facts),
                number_order(facts.number),
                facts.section or "",
                facts.edition or "",
                codec.facts_out(page.facts),
                codec.facts_out(confirmed),
                codec.guesses_out(page.guesses),
                codec.problems_out(page.problems),
                int(is_unsure(facts, page.guesses, confirmed)),
                sum(item.listing is Listing.LISTED for item in items),
            ),
        )
        return int(cursor.lastrowid or 0)

    def _text_id(self, text: str) -> int:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        row = self._db.first("SELECT id FROM source_text WHERE digest = ?", (digest,))
        if row:
            return int(row[0])
        cursor = self._db.run("INSERT INTO source_text (digest, text) VALUES (?, ?)", (digest, text))
        return int(cursor.lastrowid or 0)

    def _place(self, page_id: int, facts: PageFacts, items: Sequence[NewItem]) -> list[int]:
        """Write the stories of a page; the ids of the listed ones in page order."""
        next_id = self._last_story_id() + 1
        inserts: list[tuple[object, ...]] = []
        updates: list[tuple[object, ...]] = []
        bodies: list[tuple[int, str]] = []
        origins: list[tuple[int, Origin]] = []
        searched: list[int] = []
        listed: list[int] = []
        for item in items:
            story_id = item.held.id if item.held else next_id
            next_id += not item.held
            (updates if item.held else inserts).append((*_story_values(page_id, facts, item), story_id))
            bodies.append((story_id, codec.story_out(item.story)))
            if item.story.origin:
                origins.append((story_id, item.story.origin))
            if item.listing:
                searched.append(story_id)
            if item.listing is Listing.LISTED:
                listed.append(story_id)
        self._db.run_many(_INSERT, inserts)
        self._db.run_many(_UPDATE, updates)
        self._db.run_many(_PUT_BODY, bodies)
        self._keep_origins(origins)
        self._note(ChangeKind.PUT, searched)
        return listed

    def _last_story_id(self) -> int:
        row = self._db.first("SELECT seq FROM sqlite_sequence WHERE name = 'story'")
        return int(row[0]) if row else 0

    def _settle_robbed(self, page_ids: set[int]) -> None:
        for page_id in page_ids:
            row = self._db.first("SELECT count(*) FROM story WHERE page_id = ? AND listed = 1", (page_id,))
            if row and row[0]:
                self._db.run("UPDATE page SET story_count = ? WHERE id = ?", (row[0], page_id))
            else:
                self._drop_pages([page_id])

    def _drop_leftovers(self, source_id: int, put: Put, page_ids: Sequence[int]) -> None:
        """Pages of a put of this very file that was cut off, and that this put has written anew."""
        end = "" if put.complete else f" AND ordinal < {put.first + len(put.pages)}"
        rows = self._db.all(f"SELECT id FROM page WHERE source_id = ? AND ordinal >= ?{end}", (source_id, put.first))
        kept = set(page_ids)
        self._drop_pages([row[0] for row in rows if row[0] not in kept])


def _story_values(page_id: int, facts: PageFacts, item: NewItem) -> tuple[object, ...]:
    story = item.story
    return (
        page_id,
        item.position,
        story.kind.value,
        item.listing.value,
        story.title,
        story.headline.main or "",
        *place(facts),
        number_order(facts.number),
        facts.section or "",
        story.headline.kicker or "",
        story.headline.deck or "",
        story.column_label or "",
        story.genre or "",
        len(story.photos),
        story.continued_from.page if story.continued_from else "",
        story.continued_on.page if story.continued_on else "",
        item.print,
    )
