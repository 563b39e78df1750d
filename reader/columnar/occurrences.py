"""Occurrences of terms in parts of documents."""

from typing import NamedTuple

from reader.columnar.arrays import Ints


class Occurrences(NamedTuple):
    """Occurrences of one term in some wanted documents.

    The document `wanted[indices[i]]` holds term number `term` `counts[i]` times in part `parts[i]`; `parts` is one
    number if all occurrences are in one part. All arrays are int64 of the same length.
    """

    term: int
    parts: Ints | int
    indices: Ints
    counts: Ints
