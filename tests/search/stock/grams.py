"""Bigrams of folded blocks with their positions: the reference for every implementation."""

from collections.abc import Iterable

from reader.search.layout import BLOCK_GAP, BOUNDS, BREAKS, END, ENDERS, SENTENCE_ENDS
from reader.text.sought import WRITTEN, Marked
from reader.text.wildcard import is_word_character

Grams = dict[str, list[int]]
"""Positions of each bigram, of the terms BOUNDS, BREAKS and SENTENCE_ENDS, and of marks, rising."""


def grams(blocks: Iterable[Marked]) -> Grams:
    """Return the terms of a zone's folded blocks (see layout); empty blocks are left out.

    A bigram's position is that of its first character, in code points.
    """
    found: Grams = {}
    start = 0
    for marked in blocks:
        block = marked.text
        if not block:
            continue
        for at, (folded, written) in enumerate(zip(block, marked.written, strict=True), start):
            if written != folded:
                found.setdefault(WRITTEN + written, []).append(at)
        for at, mark in marked.marks:
            found.setdefault(mark, []).append(start + at)
        end = start + len(block)
        found.setdefault(BOUNDS, []).extend((start, end))
        for at, (first, second) in enumerate(zip(block, block[1:] + END, strict=True), start):
            found.setdefault(first + second, []).append(at)
            if not is_word_character(first):
                found.setdefault(BREAKS, []).append(at)
                if first in ENDERS:
                    found.setdefault(SENTENCE_ENDS, []).append(at + 1)
        start = end + BLOCK_GAP
    return found


def characters(blocks: Iterable[str]) -> set[str]:
    """Return the distinct characters of folded blocks."""
    return set().union(*blocks)
