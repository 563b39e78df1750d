"""Own work that the program keeps by itself while a person reads: nobody misses the last of it."""

from reader.library.kept_listing import LISTING
from reader.library.searches import HISTORY, SEEN
from reader.ports.own_items import OwnKey, OwnKind

_SETTINGS = (LISTING, HISTORY, SEEN)
"""Beginnings of names of settings."""


def is_in_passing(key: OwnKey) -> bool:
    """Return True for an item that need not be on the disk at once, and that is no act of a person."""
    return key.kind is OwnKind.POSITION or (key.kind is OwnKind.SETTING and str(key.id).startswith(_SETTINGS))
