"""Rows of a page and of its stories, written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reader.domain.newspaper import Page, PageFacts
from reader.domain.origin import Origin
from reader.ports.collecting import Source
from reader.store.file.database import Database
from reader.store.paper import story_codec
from reader.store.paper.facts import is_unsure, number_order, page_key
from reader.store.paper.matching import NewItem
from reader.store.paper.sqlite_change_list import SqliteChangeList
from reader.store.paper.story_origins import Origins
from reader.store.paper.visibility import Visibility

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page about to be written: `facts` are the parsed ones with the `confirmed` ones over them."""

    source_id: int
    source: Source
    ordinal: int
    page: Page
    facts: PageFacts
    confirmed: PageFacts


class PageWriter:
    """The writer of pages, one at a time, inside a transaction."""

    def __init__(self, paper: Database, change_list: SqliteChangeList, origins: Origins) -> None:
        self._paper = paper
        self._change_list = change_list
        self._origins = origins

    def write(self, new: NewPage, items: Sequence[NewItem]) -> tuple[int, list[int]]:
        """Write a page with its stories; return its id, and the ids of its listed stories in page order."""
        page_id = self._write_page(new, items)
        return page_id, self._write_stories(page_id, new.facts, items)

    def _write_page(self, new: NewPage, items: Sequence[NewItem]) -> int:
        cursor = self._paper.run(
            "INSERT INTO page (source_id, text_id, ordinal, folder, newspaper, date, number, number_order, section,"
            " edition, parsed_facts, confirmed_facts, guesses, problems, unsure, story_count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new.source_id,
                self._text_id(new.page.text or new.source.text),
                new.ordinal,
                str(PurePath(new.source.path).parent),
                *page_key(new.facts),
                number_order(new.facts.number),
                new.facts.section or "",
                new.facts.edition or "",
                story_codec.facts_out(new.page.facts),
                story_codec.facts_out(new.confirmed),
                story_codec.guesses_out(new.page.guesses),
                story_codec.problems_out(new.page.problems),
                int(is_unsure(new.facts, new.page.guesses, new.confirmed)),
                sum(item.visibility is Visibility.LISTED for item in items),
            ),
        )
        return int(cursor.lastrowid or 0)

    def _text_id(self, text: str) -> int:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        row = self._paper.first("SELECT id, text IS NOT ? FROM source_text WHERE digest = ?", (text, digest))
        if row:
            if row[1]:
                # It was damaged.
                self._paper.run("UPDATE source_text SET text = ? WHERE id = ?", (text, row[0]))
            return int(row[0])
        cursor = self._paper.run("INSERT INTO source_text (digest, text) VALUES (?, ?)", (digest, text))
        return int(cursor.lastrowid or 0)

    def _write_stories(self, page_id: int, facts: PageFacts, items: Sequence[NewItem]) -> list[int]:
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
            bodies.append((story_id, story_codec.story_out(item.story)))
            if item.story.origin:
                origins.append((story_id, item.story.origin))
            if item.visibility:
                searched.append(story_id)
            if item.visibility is Visibility.LISTED:
                listed.append(story_id)
        self._paper.run_many(_INSERT, inserts)
        self._paper.run_many(_UPDATE, updates)
        self._paper.run_many(_PUT_BODY, bodies)
        self._origins.keep(origins)
        self._change_list.put(searched)
        return listed

    def _last_story_id(self) -> int:
        row = self._paper.first("SELECT seq FROM sqlite_sequence WHERE name = 'story'")
        return int(row[0]) if row else 0


def _story_values(page_id: int, facts: PageFacts, item: NewItem) -> tuple[object, ...]:
    """Return the values of _STORY_VALUES."""
    story = item.story
    return (
        page_id,
        item.position,
        story.kind.value,
        item.visibility.value,
        story.title,
        story.headline.main or "",
        *page_key(facts),
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
