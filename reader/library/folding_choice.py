"""The folding of a library: which characters count as the same. Kept in it, because its index is made with it."""

import json
from dataclasses import asdict, fields, replace
from typing import cast

from reader.json_shapes import OddJson, Record, loaded
from reader.ports.settings import SettingStore
from reader.settings import Settings
from reader.text.folding import Folding

_FOLDING = "folding"
SWITCHES = frozenset(f"fold_{each.name}" for each in fields(Folding))
"""The names of the switches among the settings."""


def wanted_folding(settings: Settings) -> Folding:
    """Return the switches as set in the settings."""
    return Folding(
        width=settings.fold_width,
        case=settings.fold_case,
        script=settings.fold_script,
        quotes=settings.fold_quotes,
        zeros=settings.fold_zeros,
    )


def with_folding(settings: Settings, folding: Folding) -> Settings:
    """Return the settings with these switches."""
    return replace(
        settings,
        fold_width=folding.width,
        fold_case=folding.case,
        fold_script=folding.script,
        fold_quotes=folding.quotes,
        fold_zeros=folding.zeros,
    )


def chosen_folding(settings: SettingStore) -> Folding:
    """Return the switches kept in the library; a switch that is missing or cannot be read is on."""
    try:
        kept = cast(dict[str, object], loaded(settings.get(_FOLDING) or "{}", Record()))
    except OddJson:
        kept = {}
    known = {each.name for each in fields(Folding)}
    return Folding(**{name: on for name, on in kept.items() if name in known and isinstance(on, bool)})


def keep_folding(settings: SettingStore, folding: Folding) -> None:
    """Keep the switches; they hold once the library is opened again."""
    settings.set(_FOLDING, json.dumps(asdict(folding)))
