"""Shapes of JSON that others may have written: checked first, so that reading it afterwards needs no net.

A net of exceptions around the reading would take a fault of this program for a damaged file.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Record:
    """An object: the shapes of its keys. Of `needed` none may be missing; keys named in neither are passed over."""

    needed: Mapping[str, "Shape"] = field(default_factory=dict)
    optional: Mapping[str, "Shape"] = field(default_factory=dict)
    closed: bool = False
    """No other keys may be there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A list of a fixed length: the shape of each place."""

    items: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these values."""

    values: Collection[object]


Shape: TypeAlias = type | tuple[type, ...] | list["Shape"] | Record | Row | OneOf
"""A type or types; a list with one shape, which all items have; a record, a row, a choice. True is no number."""

NUMBER = (int, float)


class OddJson(ValueError):
    """Text that is no JSON, or JSON of another shape; the message says where, as `bookmarks[3].anchor`."""


def loaded(text: str | bytes, shape: Shape) -> object:
    """Return the value of a JSON text. Raises OddJson if it has not this shape."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OddJson(str(error)) from error
    misfit = misfit_in(value, shape)
    if misfit is not None:
        raise OddJson(misfit or "the whole")
    return value


def misfit_in(value: object, shape: Shape, path: str = "") -> str | None:
    """Return the path of the first part that has not its shape; None if all have."""
    if isinstance(shape, Record):
        return _misfit_in_record(value, shape, path)
    if isinstance(shape, Row):
        return _misfit_in_items(value, shape.items, path)
    if isinstance(shape, list):
        (one,) = shape
        return _misfit_in_items(value, (one,) * len(value), path) if isinstance(value, list) else path
    if isinstance(shape, OneOf):
        return None if isinstance(value, str | int) and value in shape.values else path
    types = shape if isinstance(shape, tuple) else (shape,)
    fits = isinstance(value, types) and (not isinstance(value, bool) or bool in types)
    return None if fits else path


def _misfit_in_items(value: object, shapes: Sequence[Shape], path: str) -> str | None:
    if not isinstance(value, list) or len(value) != len(shapes):
        return path
    for index, (item, shape) in enumerate(zip(value, shapes, strict=True)):
        if (misfit := misfit_in(item, shape, f"{path}[{index}]")) is not None:
            return misfit
    return None


def _misfit_in_record(value: object, shape: Record, path: str) -> str | None:
    if not isinstance(value, dict):
        return path
    known = {**shape.needed, **shape.optional}
    if shape.closed and value.keys() - known.keys():
        return path
    for key, of_key in known.items():
        inside = f"{path}.{key}" if path else key
        if key not in value:
            if key in shape.needed:
                return inside
        elif (misfit := misfit_in(value[key], of_key, inside)) is not None:
            return misfit
    return None
