"""All acts by name."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from reader.acts import (
    bookmarks,
    clippings,
    corrections,
    doubts,
    folders,
    folding,
    highlights,
    importing,
    names,
    own_work,
    pages,
    reading,
    searches,
)
from reader.acts.act import Act

_MODULES: tuple[ModuleType, ...] = (
    bookmarks,
    clippings,
    corrections,
    doubts,
    folders,
    folding,
    highlights,
    importing,
    names,
    own_work,
    pages,
    reading,
    searches,
)

ACTS: Mapping[str, Act[..., Any]] = {
    each.name: each for module in _MODULES for each in vars(module).values() if isinstance(each, Act)
}
