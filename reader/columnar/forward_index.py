"""Fields turned round: which terms a document has, instead of which documents have a term. For counting facts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.columnar.arrays import Array, Ints, starts_of


@dataclass(frozen=True, slots=True)
class Turned:
    """Document d has the terms `names[code]` for each code of `codes[starts[d] : starts[d + 1]]`.

    Where no document has several terms `starts` is None and `codes[d]` is its only code, len(names) where it has none.
    """

    names: list[bytes]
    codes: Array
    starts: Ints | None = None


def turned(names: list[bytes], counts: Ints, docs: Ints, size: int) -> Turned:
    """From the documents (of 0 to size - 1) of each term, laid end to end."""
    codes = np.repeat(np.arange(len(names), dtype=_type(len(names))), counts)
    single = np.full(size, len(names), codes.dtype)
    single[docs] = codes
    if np.count_nonzero(single != len(names)) == len(docs):
        return Turned(names, single)
    held = np.bincount(docs, minlength=size)
    return Turned(names, codes[np.argsort(docs, kind="stable")], starts_of(held))


def joined(parts: Sequence[Turned]) -> Turned:
    """The segments of an index one after the other."""
    if len(parts) == 1:
        return parts[0]
    known: dict[bytes, int] = {}
    places = [[known.setdefault(name, len(known)) for name in part.names] for part in parts]
    none = len(known)
    kind = _type(none)
    maps = [np.array([*own, none], kind) for own in places]
    codes = [own[part.codes] for own, part in zip(maps, parts, strict=True)]
    if all(part.starts is None for part in parts):
        return Turned(list(known), np.concatenate([np.zeros(0, kind), *codes]))
    counts = [_counts(part) for part in parts]
    held = np.concatenate(codes)
    return Turned(list(known), held[held < none], starts_of(np.concatenate(counts)))


def _counts(part: Turned) -> Ints:
    """How many terms each document has."""
    if part.starts is not None:
        counts: Ints = part.starts[1:] - part.starts[:-1]
        return counts
    return (part.codes < len(part.names)).astype(np.int64)


def _type(names: int) -> np.dtype[np.integer]:
    """The narrowest type for 0 to `names`."""
    return np.min_scalar_type(names)
