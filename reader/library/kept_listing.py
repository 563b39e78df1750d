"""The list that was open last, as text that whoever lists writes and reads."""

from reader.ports.store import HasSettings

LISTING = "last_place"
"""The name of the setting."""


def keep_listing(store: HasSettings, listing: str) -> None:
    """Keep the list that is open, in place of the one before."""
    store.settings.set(LISTING, listing)


def kept_listing(store: HasSettings) -> str | None:
    """Return the list kept; None if none was."""
    return store.settings.get(LISTING)
