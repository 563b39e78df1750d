"""Phrases of characters: intersections of the shifted posting lists of bigrams that cover the text."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from reader.columnar.arrays import Ints
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.segment_reader import NONE, SegmentReader
from reader.columnar.term_blocks import Entry


class PositionCheck(NamedTuple):
    """A condition of a phrase: its position `at` characters on has one of these terms if `held`, else none of them."""

    at: int
    terms: tuple[str, ...]
    held: bool


Checks = tuple[PositionCheck, ...]
_ALL_NEEDED = 3
"""Bigrams in a row of which none can be left out."""
_RARE = 1024
"""Up to this many positions of the rarest bigram, the others are looked up fast, whichever they are."""


class PhraseHits:
    """The flat positions at which a text begins in one segment, rising."""

    def __init__(self, segment: SegmentReader, field: str, flat: Ints) -> None:
        self.segment, self.flat = segment, flat
        self._field = field

    @cached_property
    def regions(self) -> Ints:
        """The region of each of these positions."""
        return self.segment.parts(self._field).regions.of(self.flat)


def phrase_hits(segment: SegmentReader, field: str, text: str, checks: Checks = ()) -> PhraseHits:
    """Find a text in a field of bigrams of one segment, at the positions that pass the checks."""
    postings = segment.terms.field(field)
    if postings is None:
        return PhraseHits(segment, field, NONE)
    if len(text) > 1:
        flat = phrase_positions(postings, text)
    elif checks[:1] and checks[0].held:
        # A place with one of these terms has the character: their short lists are all that must be read.
        flat = segment.positions(field, checks[0].terms)
    else:
        flat = segment.longer_terms(field, [text.encode()])
    return PhraseHits(segment, field, checked(postings, flat, checks))


def checked(postings: PostingsReader, flat: Ints, checks: Checks) -> Ints:
    """Return those of the rising flat positions that pass the checks."""
    for check in checks:
        if not len(flat):
            break
        entries = [entry for term in check.terms if (entry := postings.find(term.encode("utf-8", "surrogatepass")))]
        if entries or check.held:
            has = np.zeros(len(flat), np.bool_)
            for entry in entries:
                has[postings.among(entry, flat + check.at)[0]] = True
            flat = flat[(has == check.held).nonzero()[0]]
    return flat


def phrase_positions(postings: PostingsReader, text: str) -> Ints:
    """Return the flat positions at which a text begins, rising.

    Bigrams are chosen that cover every character: every second one and the last, or the cheapest cover if all these are
    frequent. The rarest list is read, the others are probed.
    """
    grams = len(text) - 1
    entries = _entries(postings, text, [*range(0, grams - 1, 2), grams - 1])
    if grams > _ALL_NEEDED and entries and min(entry.count for entry in entries.values()) > _RARE:
        entries = _entries(postings, text, range(grams))
    if not entries:
        return np.zeros(0, np.int64)
    chosen = list(entries) if len(entries) < grams else cheapest_cover([entries[at].count for at in range(grams)])
    chosen.sort(key=lambda at: entries[at].count)
    starts = postings.numbers(entries[chosen[0]])
    if chosen[0]:
        starts = starts - chosen[0]
    for at in chosen[1:]:
        if not len(starts):
            break
        starts = starts[postings.among(entries[at], starts + at)[0]]
    return starts


def _entries(postings: PostingsReader, text: str, offsets: Iterable[int]) -> dict[int, Entry]:
    """Return the entries of the bigrams at these offsets of a text; an empty dict if the field lacks one of them."""
    entries: dict[int, Entry] = {}
    for at in offsets:
        entry = postings.find(text[at : at + 2].encode("utf-8", "surrogatepass"))
        if entry is None:
            return {}
        entries[at] = entry
    return entries


def cheapest_cover(costs: list[int]) -> list[int]:
    """Choose bigrams of the least total cost: the first, the last, and never two neighbours left out.

    Dynamic programming over the last bigram chosen.
    """
    best: list[tuple[int, list[int]]] = []
    for at, cost in enumerate(costs):
        before = min(best[-2:]) if at else (0, [])
        best.append((before[0] + cost, [*before[1], at]))
    return best[-1][1]
