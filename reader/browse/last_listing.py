"""Where the reader left off, kept with the library: the next start goes on there."""

import json
from dataclasses import asdict, fields

from reader.browse.listed_rows import first_rows
from reader.browse.listing import ALL, Listing, ListingKind
from reader.errors import NotHeld
from reader.library.library import Library

_NAME = "last_place"

Stop = tuple[Listing, int | None]


def keep(library: Library, listing: Listing, story_id: int | None) -> None:
    """Keep the place listed and the story open in it."""
    library.set_setting(_NAME, json.dumps(asdict(listing) | {"story_id": story_id}, ensure_ascii=False))


def recall(library: Library) -> Stop:
    """The place and story kept; all stories where nothing was, or where it is no longer held."""
    kept = json.loads(library.setting(_NAME) or "{}")
    names = {field.name for field in fields(Listing)}
    fields_kept = {name: value for name, value in kept.items() if name in names}
    listing = Listing(**fields_kept | {"kind": ListingKind(kept["kind"])}) if "kind" in kept else ALL
    if listing.kind is ListingKind.SEARCH or (listing != ALL and not first_rows(library, listing, "page").rows):
        return ALL, None
    return listing, _held(library, kept.get("story_id"))


def _held(library: Library, story_id: int | None) -> int | None:
    try:
        return library.story(story_id).row.id if story_id is not None else None
    except NotHeld:
        return None
