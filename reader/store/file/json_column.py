"""Columns that hold JSON: the function that reads one, and the shape that a sound file has there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from reader.json_shapes import Shape, loaded

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class JsonColumn(Generic[T_co]):
    """A column with its reader, which may raise anything on a text of another shape: only then is that looked at."""

    read: Callable[[str], T_co]
    shape: Shape


def _texts_in(text: str) -> list[str]:
    return cast(list[str], loaded(text, [str]))


TEXTS = JsonColumn(_texts_in, [str])
"""A list of texts."""
