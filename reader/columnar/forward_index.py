"""Forward index of a field: the terms of each document, instead of the documents of each term. For counting facets."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.columnar.arrays import Array, Ints, narrowest, starts_of


@dataclass(frozen=True, slots=True)
class ForwardIndex:
    """Document d has the term `names[code]` for each code of `codes[starts[d] : starts[d + 1]]`.

    `codes` has the narrowest unsigned type. If no document has several terms, `starts` is None and `codes[d]` is the
    only code of d, len(names) if it has none.
    """

    names: list[bytes]
    codes: Array
    starts: Ints | None = None


def inverted(names: list[bytes], counts: Ints, docs: Ints, size: int) -> ForwardIndex:
    """Build the forward index of documents 0 to size - 1 from the posting lists of the terms `names`.

    `docs` are the lists laid end to end, `counts` their lengths.
    """
    codes = np.repeat(np.arange(len(names), dtype=narrowest(len(names))), counts)
    single = np.full(size, len(names), codes.dtype)
    single[docs] = codes
    if np.count_nonzero(single != len(names)) == len(docs):
        return ForwardIndex(names, single)
    held = np.bincount(docs, minlength=size)
    return ForwardIndex(names, codes[np.argsort(docs, kind="stable")], starts_of(held))


def joined(parts: Sequence[ForwardIndex]) -> ForwardIndex:
    """Lay the forward indexes of segments end to end, with one list of names."""
    if len(parts) == 1:
        return parts[0]
    known: dict[bytes, int] = {}
    numbers = [[known.setdefault(name, len(known)) for name in part.names] for part in parts]
    none = len(known)
    kind = narrowest(none)
    maps = [np.array([*own, none], kind) for own in numbers]
    codes = [own[part.codes] for own, part in zip(maps, parts, strict=True)]
    if all(part.starts is None for part in parts):
        return ForwardIndex(list(known), np.concatenate([np.zeros(0, kind), *codes]))
    counts = [_counts(part) for part in parts]
    held = np.concatenate(codes)
    return ForwardIndex(list(known), held[held < none], starts_of(np.concatenate(counts)))


def _counts(part: ForwardIndex) -> Ints:
    """Return the number of terms of each document."""
    if part.starts is not None:
        counts: Ints = part.starts[1:] - part.starts[:-1]
        return counts
    return (part.codes < len(part.names)).astype(np.int64)
