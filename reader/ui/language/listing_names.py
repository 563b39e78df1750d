"""The names of lists, in the language of the window."""

from typing import assert_never

from reader.browse.listing import Listing, ListingKind
from reader.library.folders import BETWEEN
from reader.ui.language.names import day, month_name, newspaper_name, page_name
from reader.ui.language.words import mark, tr

_FIXED = {
    ListingKind.ALL: mark("All stories"),
    ListingKind.BOOKMARKS: mark("Bookmarks"),
    ListingKind.HISTORY: mark("Read lately"),
    ListingKind.OPEN_JUMPS: mark("Parts missing"),
}


def listing_name(listing: Listing) -> str:
    """Return the name of a list as it stands above it."""
    match listing.kind:
        case ListingKind.ALL | ListingKind.BOOKMARKS | ListingKind.HISTORY | ListingKind.OPEN_JUMPS:
            return tr(_FIXED[listing.kind])
        case ListingKind.FOLDER:
            return listing.name.replace(BETWEEN, " / ") or tr("Unfiled")
        case ListingKind.TAG:
            return f"#{listing.name}" if listing.name else tr("Tags")
        case ListingKind.SEARCH:
            return tr("Search: {query}").format(query=listing.query)
        case ListingKind.PERIOD:
            period = month_name(listing.date) if listing.date else ""
            return _joined(newspaper_name(listing.newspaper), period)
        case ListingKind.ISSUE:
            return _joined(*_printed(listing)) or f"{newspaper_name(None)} · {day(None)}"
        case ListingKind.PAGE:
            return _joined(*_printed(listing), page_name(listing.page, listing.section))
        case _:
            assert_never(listing.kind)


def _printed(listing: Listing) -> tuple[str, str]:
    return listing.newspaper or "", day(listing.date) if listing.date else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
