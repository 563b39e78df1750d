"""A person's own work as items over SQLite."""

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol, cast

from reader.domain.newspaper import PageFacts
from reader.errors import ReaderError
from reader.json_shapes import OddJson, Record, loaded
from reader.ports.own_items import Keeper, Mark, OwnItem, OwnKey, OwnKind
from reader.store.crossing import ChangedStories
from reader.store.file.database import Database
from reader.store.own_items.changed_keys import ChangedKeys
from reader.store.own_work.own_rows import OWN_TABLES, OwnRow, OwnRows, fits
from reader.store.paper.paper_columns import is_facts
from reader.store.paper.references import References

MARK = "journal"
"""The name of the mark in the table of facts about the file, which no restored backup renews."""
_MARK_SHAPE = Record({"journal": str, "number": int, "seal": str, "whole": bool})
_ANCHORED = (OwnKind.BOOKMARK, OwnKind.CORRECTION)
_ANCHOR = ("newspaper", "date", "page", "headline", "fingerprint")
_NONE: Mapping[str, object] = {}
_NO_STORY: Mapping[str, object] = {"story": -1}


class PutsFacts(Protocol):
    """The writer of a person's facts of pages."""

    def put(self, page_id: int, said: PageFacts) -> None: ...


class SqliteOwnItems:
    """The adapter of `reader.ports.own_items.OwnItems`, and the witness of the database's transactions."""

    def __init__(
        self, database: Database, *, references: References, page_facts: PutsFacts, change_list: ChangedStories
    ) -> None:
        self._db = database
        self._rows = OwnRows(database)
        self._references = references
        self._page_facts = page_facts
        self._change_list = change_list
        self._keeper: Keeper | None = None
        self._number: int | None = None
        self._changed: ChangedKeys | None = None
        if database.writable:
            self._changed = ChangedKeys(database)
            database.witness = self

    def watch(self, keeper: Keeper | None) -> None:
        self._keeper = keeper

    # The witness of transactions

    def begun(self) -> None:
        """Let the library catch up with its journal before anything is changed."""
        mark = self.mark() if self._keeper else None
        if mark is not None and self._keeper is not None:
            self._keeper.catch_up(mark)

    def before_commit(self) -> None:
        """Have the changed items written down, and keep the mark of their entry in the same transaction."""
        if not self._changed:
            return
        before = self.mark()
        if before is not None:
            keys = self._changed.keys()
            # Without a journal the number goes on: the next opening sees that the library is ahead of it.
            after = Mark(journal=before.journal, number=before.number + 1, whole=before.whole)
            if self._keeper:
                self._number = after.number
                after = self._keeper.keep(before, keys)
            self.set_mark(after)
        self._changed.forget()

    def rolled_back(self, *, locked: bool) -> None:
        """Take back what was written down, unless the transaction is committed all the same; `locked`: it is not."""
        number, self._number = self._number, None
        if self._changed is not None:
            self._changed.forget()
        if number is None or self._keeper is None:
            return
        with suppress(ReaderError):
            # If it cannot be read, nobody knows: the next opening lets both hold the same.
            mark = None if locked else self.mark()
            if mark is None or mark.number != number:
                self._keeper.take_back(number)

    def committed(self) -> None:
        number, self._number = self._number, None
        if number is not None and self._keeper is not None:
            self._keeper.kept()

    # The mark

    @property
    def library_made(self) -> str:
        row = self._db.first("SELECT value FROM meta WHERE name = 'created'")
        return str(row[0]) if row else ""

    def mark(self) -> Mark | None:
        row = self._db.first("SELECT value FROM meta WHERE name = ?", (MARK,))
        if row is None:
            return None
        try:
            return Mark(**cast(dict[str, Any], loaded(str(row[0]), _MARK_SHAPE)))
        except OddJson:
            return None

    def set_mark(self, mark: Mark) -> None:
        text = json.dumps({"journal": mark.journal, "number": mark.number, "seal": mark.seal, "whole": mark.whole})
        with self._db.transaction():
            self._db.run(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (MARK, text)
            )
            if self._changed is not None:
                self._changed.forget()

    # Items

    def is_empty(self) -> bool:
        return self._db.first("SELECT 1 FROM source LIMIT 1") is None and self._rows.is_empty()

    def all(self) -> list[OwnItem]:
        items = [item for kind in OWN_TABLES for item in self._items(kind, self._rows.all(kind))]
        said = self._references.said()
        names = self._references.of_pages(said)
        return items + [OwnItem(OwnKey(OwnKind.PAGE, each), said[each], names.get(each, _NONE)) for each in said]

    def states(self) -> dict[OwnKey, Mapping[str, object]]:
        found = {OwnKey(kind, row.key): row.state for kind in OWN_TABLES for row in self._rows.all(kind)}
        return found | {OwnKey(OwnKind.PAGE, page_id): said for page_id, said in self._references.said().items()}

    def of(self, keys: Iterable[OwnKey]) -> list[OwnItem]:
        wanted = list(keys)
        found: dict[OwnKey, OwnItem] = {}
        for kind in OWN_TABLES:
            rows = self._rows.of(kind, [key.id for key in wanted if key.kind is kind])
            found.update((item.key, item) for item in self._items(kind, rows.values()))
        pages = [cast(int, key.id) for key in wanted if key.kind is OwnKind.PAGE]
        said, names = self._references.said(pages), self._references.of_pages(pages)
        for page_id in pages:
            key = OwnKey(OwnKind.PAGE, page_id)
            found[key] = OwnItem(key, said.get(page_id), names.get(page_id, _NONE))
        return [found.get(key, OwnItem(key, None)) for key in wanted]

    def _items(self, kind: OwnKind, rows: Iterable[OwnRow]) -> list[OwnItem]:
        held, names = list(rows), dict[int | str, Mapping[str, object]]()
        if kind in _ANCHORED:
            # What they are about stands in their anchors; the id only saves looking for it.
            names = {row.key: {"story": row.story_id} for row in held if row.story_id is not None}
        elif kind is not OwnKind.SETTING:
            found = self._references.of_stories(cast(int, row.key) for row in held)
            names = {row.key: found[row.key] for row in held if row.key in found}
        return [OwnItem(OwnKey(kind, row.key), row.state, names.get(row.key, _NONE)) for row in held]

    def put(self, item: OwnItem) -> bool:
        with self._db.transaction():
            return self._put_facts(item) if item.key.kind is OwnKind.PAGE else self._put_row(item)

    def _put_row(self, item: OwnItem) -> bool:
        kind, key = item.key
        if item.state is None:
            self._drop(item.key)
            return True
        if not fits(kind, key, item.state):
            return False
        story_id = None
        if kind in _ANCHORED:
            story_id = self._references.story({**{name: item.state[name] for name in _ANCHOR}, **_NO_STORY, **item.at})
        elif kind is not OwnKind.SETTING:
            story_id = self._references.story(item.at)
            if story_id is None:
                return False
            key = story_id
        self._rows.put(kind, OwnRow(key, item.state, story_id))
        self._follow(kind, story_id)
        return True

    def _drop(self, key: OwnKey) -> None:
        row = self._rows.of(key.kind, [key.id]).get(key.id)
        if row is not None:
            self._rows.drop(*key)
            self._follow(key.kind, row.story_id)

    def _follow(self, kind: OwnKind, story_id: int | None) -> None:
        """Have the index follow a correction: both texts are searched."""
        if kind is OwnKind.CORRECTION and story_id is not None:
            self._change_list.put([story_id])

    def _put_facts(self, item: OwnItem) -> bool:
        page_id = self._references.page(item.at) if item.at else None
        if page_id is None:
            return item.state is None
        if not is_facts(item.state or {}):
            return False
        self._page_facts.put(page_id, PageFacts(**cast(dict[str, str], item.state or {})))
        return True

    def stories(self, ids: Collection[int]) -> dict[int, Mapping[str, object]]:
        return self._references.of_stories(ids)

    def story_at(self, at: Mapping[str, object]) -> int | None:
        return self._references.story(at)
