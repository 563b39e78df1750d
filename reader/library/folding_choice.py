"""Which characters count as the same in one library: kept in it, for its index is made with them."""

import json
from dataclasses import asdict, fields

from reader.ports.store import Store
from reader.settings import Settings
from reader.text.folding import Folding

_FOLDING = "folding"


def wanted_folding(settings: Settings) -> Folding:
    """The switches as the person set them."""
    return Folding(
        width=settings.fold_width,
        case=settings.fold_case,
        script=settings.fold_script,
        quotes=settings.fold_quotes,
        zeros=settings.fold_zeros,
    )


def chosen_folding(store: Store) -> Folding:
    """The switches kept in the library; all on where none are, and each that cannot be read."""
    try:
        kept = json.loads(store.settings.get(_FOLDING) or "{}")
    except ValueError:
        kept = {}
    known = {each.name for each in fields(Folding)}
    return Folding(**{name: on for name, on in kept.items() if name in known and isinstance(on, bool)})


def keep_folding(store: Store, folding: Folding) -> None:
    """Keep the switches; they hold from the next opening of the library on."""
    store.settings.set(_FOLDING, json.dumps(asdict(folding)))
