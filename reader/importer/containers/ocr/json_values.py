"""Values of a tool's JSON, whatever stands in their place."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

from reader.importer.blocks.block import Region

_CORNERS = 4


_DEEPEST = 4
"""Lists and objects around a text that are opened: tools write one, or two."""

_TEXTS = ("text", "content")
"""Names of the text of an object that another version of a tool writes in place of a text."""


def text(value: Any, depth: int = 0) -> str:
    """Return a text, those of a list as lines, or that of an object; '' for anything else."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return next((found for name in _TEXTS if (found := text(value.get(name), depth + 1))), "")
    return "\n".join(texts(value, depth)) if isinstance(value, list) else value if isinstance(value, str) else ""


def texts(value: Any, depth: int = 0) -> list[str]:
    """Return the texts of a list, or one text; nothing for anything else."""
    found = value if isinstance(value, list) else [value]
    return [each for each in (text(item, depth + 1) for item in found) if each.strip()]


def listed(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; nothing for anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def mapped(value: Any) -> dict[str, Any]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def number(value: Any) -> float | None:
    """Return a finite number; None for anything else."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 2**53 and isfinite(value) else None


def box(value: Any, page: int) -> Region | None:
    """Return a box of four numbers: left, top, right, bottom."""
    corners: Sequence[float | None] = [number(each) for each in value] if isinstance(value, list) else []
    if len(corners) != _CORNERS:
        return None
    left, top, right, bottom = corners
    if left is None or top is None or right is None or bottom is None:
        return None
    return Region(page, left, top, right, bottom)
