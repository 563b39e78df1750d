"""Words that stand in parts of documents."""

from typing import NamedTuple

from reader.columnar.arrays import Ints


class Occurrences(NamedTuple):
    """In part `parts[i]` of the document at `places[i]` of those that are wanted word number `word` stands `counts[i]`
    times. Where all are in one part `parts` is its number."""

    word: int
    parts: Ints | int
    places: Ints
    counts: Ints
