"""Values of a tool's JSON, whatever stands in their place."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

from reader.importer.blocks.block import Region

_CORNERS = 4


def text(value: Any) -> str:
    """Return a text; '' for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """Return the texts of a list, or one text; nothing for anything else."""
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, str) and each.strip()]


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
