"""Items that name stories by row numbers inside their values: the clipping book, written with what it is about."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, cast

from reader.json_shapes import OddJson, Record, Row, loaded, misfit_in
from reader.library.draft import SETTING, Draft, draft_of, draft_text
from reader.ports.own_items import OwnItem, OwnItems, OwnKey, OwnKind

CLIPPING_BOOK = OwnKey(OwnKind.SETTING, SETTING)
_DRAFT = Record({"title": str, "introduction": str, "stories": [int], "notes": [Row((int, str))]})
_STORIES = "stories"


class HasOwnItems(Protocol):
    @property
    def own_items(self) -> OwnItems: ...


def with_names(items: OwnItems, written: Iterable[OwnItem]) -> tuple[OwnItem, ...]:
    """Return items with the names of all stories that they are about."""
    return tuple(_named(items, item) if item.key == CLIPPING_BOOK else item for item in written)


def _named(items: OwnItems, item: OwnItem) -> OwnItem:
    draft = draft_in(item)
    if draft is None:
        return item
    names = items.stories(draft.stories)
    return replace(item, at={_STORIES: {str(number): names[number] for number in draft.stories if number in names}})


def draft_in(item: OwnItem) -> Draft | None:
    """Return the clipping book of an item; None if it has none, or its value is odd."""
    text = (item.state or {}).get("value")
    try:
        loaded(text if isinstance(text, str) else "", _DRAFT)
    except OddJson:
        return None
    return draft_of(cast(str, text))


def names_in(item: OwnItem) -> dict[int, Mapping[str, object]]:
    """Return the names of stories that an item of a clipping book gives, by the ids that it calls them."""
    names = item.at.get(_STORIES)
    if not isinstance(names, dict) or misfit_in(names, Record(dict.fromkeys(names, Record()))) is not None:
        return {}
    return {int(number): name for number, name in names.items() if number.isdecimal()}


def renumbered(item: OwnItem, ids: Mapping[int, int]) -> OwnItem:
    """Return an item of a clipping book with the ids that its stories have here; stories without one are left out."""
    draft = draft_in(item)
    if draft is None:
        return item
    here = replace(
        draft,
        stories=tuple(ids[number] for number in draft.stories if number in ids),
        notes=tuple((ids[number], note) for number, note in draft.notes if number in ids),
    )
    return replace(item, state={"value": draft_text(here)})


def setting_item(name: str, record: Mapping[str, object] | None) -> OwnItem:
    """Return the item of a setting that holds a JSON object, or no longer does."""
    state = None if record is None else {"value": json.dumps(record, ensure_ascii=False)}
    return OwnItem(OwnKey(OwnKind.SETTING, name), state)
