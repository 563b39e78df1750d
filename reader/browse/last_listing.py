"""The list and the story that were open last, kept with the library: the next start goes on there."""

import json
from dataclasses import asdict, fields

from reader.browse.listed_rows import first_rows
from reader.browse.listing import ALL, BOOKMARKS, Listing, ListingKind
from reader.errors import NotHeld
from reader.library.library import Library

ListingAndStory = tuple[Listing, int | None]


def kept_text(listing: Listing, story_id: int | None) -> str:
    """Return the list and the story open in it as text, which `acts.traces.left_off` keeps."""
    return json.dumps(asdict(listing) | {"story_id": story_id}, ensure_ascii=False)


def recall(library: Library) -> ListingAndStory:
    """Return the list and the story kept; all stories if none was, or if the library has it no more."""
    kept = json.loads(library.kept_listing() or "{}")
    names = {field.name for field in fields(Listing)}
    fields_kept = {name: value for name, value in kept.items() if name in names}
    fields_kept.setdefault("name", kept.get("title", ""))  # the field's name up to version 0.1
    listing = Listing(**fields_kept | {"kind": ListingKind(kept["kind"])}) if "kind" in kept else ALL
    if listing.kind is ListingKind.SEARCH or (listing != ALL and not first_rows(library, listing, "page").rows):
        return ALL, None
    return listing, _held(library, kept.get("story_id"))


def standing(library: Library, listing: Listing, story_id: int | None) -> ListingAndStory:
    """Return the listing and the story that are left of these.

    All stories if the listing's newspaper, issue or page is gone, all bookmarks if its folder or tag is; no story if
    the library does not hold it any more.
    """
    return _standing_listing(library, listing), _held(library, story_id)


def _standing_listing(library: Library, listing: Listing) -> Listing:
    match listing.kind:
        case ListingKind.PERIOD | ListingKind.ISSUE | ListingKind.PAGE:
            return listing if first_rows(library, listing, "page").rows else ALL
        case ListingKind.FOLDER if listing.name:
            return listing if listing.name in library.folders.all() else BOOKMARKS
        case ListingKind.TAG if listing.name:
            return listing if listing.name in library.bookmarks.counts().tags else BOOKMARKS
    return listing


def _held(library: Library, story_id: int | None) -> int | None:
    try:
        return library.story(story_id).row.id if story_id is not None else None
    except NotHeld:
        return None
