"""Own work about stories and pages that the library does not hold (yet): it waits in the library, and is put in place
when they come.

A library that was restored from an older backup, or begun anew beside its journal, lacks pages until they are imported
again.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Protocol, cast

from reader.json_shapes import OddJson, Record, loaded
from reader.library.draft import SETTING, draft_of, draft_text
from reader.library.own_journal.portable import CLIPPING_BOOK, HasOwnItems, draft_in, names_in, renumbered
from reader.ports.own_items import OwnItem, OwnKey, OwnKind
from reader.ports.store import HasSettings, Transactions

PREFIX = "waiting:"
"""The beginning of the names of the settings in which own work waits."""

_KEPT = Record({"kind": str, "id": (int, str), "state": Record(), "at": Record()})
_CLIPPING = "clipping"
"""A story of the clipping book, with its note; the other kinds are those of items."""


class WaitingStore(HasOwnItems, HasSettings, Transactions, Protocol):
    """The ports that waiting asks for."""


class Waiting:
    """Puts items in place, or keeps them waiting."""

    def __init__(self, store: WaitingStore) -> None:
        self._store = store

    def put(self, item: OwnItem) -> bool:
        """Put an item in place as far as what it is about is here; False if some of it waits."""
        if item.key == CLIPPING_BOOK and item.state is not None:
            return self._put_clippings(item)
        if self._store.own_items.put(item):
            return True
        self._wait(item)
        return False

    def attach(self) -> int:
        """Put in place what waits for stories and pages that have come, and return the number of items."""
        kept = self._store.settings.starting_with(PREFIX)
        if not kept:
            return 0
        with self._store.together():
            came = [name for name, text in kept.items() if self._attached(_item_in(text))]
            for name in came:
                self._store.settings.set(name, None)
        return len(came)

    def _attached(self, item: OwnItem | None) -> bool:
        if item is None:
            return False
        if item.key == CLIPPING_BOOK:
            return self._clipped(item)
        return self._store.own_items.put(item)

    def _put_clippings(self, item: OwnItem) -> bool:
        draft = draft_in(item)
        names = names_in(item)
        found = {number: self._store.own_items.story_at(name) for number, name in names.items()}
        here = {number: story_id for number, story_id in found.items() if story_id is not None}
        self._store.own_items.put(renumbered(item, here))
        missing = [number for number in (draft.stories if draft else ()) if number in names and number not in here]
        for number in missing:
            note = draft.note(number) if draft else ""
            self._wait(OwnItem(CLIPPING_BOOK, {"note": note}, names[number]))
        return not missing

    def _clipped(self, item: OwnItem) -> bool:
        """Put a story that waited at the end of the clipping book."""
        story_id = self._store.own_items.story_at(item.at)
        if story_id is None:
            return False
        draft = draft_of(self._store.settings.get(SETTING)).with_stories([story_id])
        note = str((item.state or {}).get("note", ""))
        if note and not draft.note(story_id):
            draft = draft.with_note(story_id, note)
        self._store.settings.set(SETTING, draft_text(draft))
        return True

    def _wait(self, item: OwnItem) -> None:
        if item.state is not None and item.at:
            self._store.settings.set(_name(item), _text(item))


def _text(item: OwnItem) -> str:
    record = {"kind": item.key.kind.value, "id": item.key.id, "state": item.state, "at": item.at}
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def _name(item: OwnItem) -> str:
    """Return a name that is the same for the same thing about the same story or page, whatever its row number was."""
    about = {key: value for key, value in item.at.items() if key not in ("story", "page")}
    kind = _CLIPPING if item.key == CLIPPING_BOOK else item.key.kind.value
    digest = hashlib.blake2b(json.dumps(about, sort_keys=True).encode(), digest_size=12).hexdigest()
    return f"{PREFIX}{kind}:{digest}"


def _item_in(text: str) -> OwnItem | None:
    try:
        record = cast(Mapping[str, object], loaded(text, _KEPT))
    except OddJson:
        return None
    if record["kind"] not in frozenset(OwnKind):
        return None
    key = OwnKey(OwnKind(str(record["kind"])), cast(int | str, record["id"]))
    return OwnItem(key, cast(Mapping[str, object], record["state"]), cast(Mapping[str, object], record["at"]))


def names_of_waiting(kept: Collection[str]) -> int:
    """Return the number of items that wait, of names of settings."""
    return sum(name.startswith(PREFIX) for name in kept)
