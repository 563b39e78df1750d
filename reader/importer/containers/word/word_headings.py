"""Headings of a Word document: by its styles, else by the size of type, else by bold type between the margins.

Most people who copy newspapers into Word set headlines by hand: larger, bold, centred. A heading is short and no
sentence; type that is larger than that of most characters heads, the largest first.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importer.containers.word.word_styles import Look
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.sentence import is_finished

_LONGEST_CHARS = 80
"""Code points of a heading; a headline with its kicker and deck in one paragraph has some 60."""

_LARGER = 1.1
"""Times that a heading's type is larger than the text's: sizes in Word's Chinese list differ by an eighth or more."""


@dataclass(frozen=True, slots=True)
class Set:
    """A paragraph as it is set: its text and look."""

    text: str
    look: Look


def levels(paragraphs: Sequence[Set]) -> list[int]:
    """Return the level of each paragraph, 1 for the largest headings, 0 for text."""
    stated = [one.look.level or 0 if one.text else 0 for one in paragraphs]
    if any(stated):
        return stated
    size = text_size(paragraphs)
    sizes = [one.look.size or 0 if _may_head(one) else 0 for one in paragraphs]
    larger = sorted({found for found in sizes if size and found >= size * _LARGER}, reverse=True)
    if larger:
        ranks = {found: rank for rank, found in enumerate(larger, 1)}
        return [ranks.get(found, 0) for found in sizes]
    return _by_place(paragraphs)


def text_size(paragraphs: Sequence[Set]) -> int:
    """Return the size in which most characters are set."""
    counts: Counter[int] = Counter()
    for one in paragraphs:
        counts[one.look.size or 0] += len(one.text)
    return counts.most_common(1)[0][0] if counts else 0


def _by_place(paragraphs: Sequence[Set]) -> list[int]:
    """Return headings that are centred and bold, or centred alone; verse is centred too, and is no heading."""
    centred = [bool(one.look.centred) and _may_head(one) for one in paragraphs]
    bold = [here and bool(one.look.bold) for here, one in zip(centred, paragraphs, strict=True)]
    heads = bold if any(bold) else centred
    written = sum(bool(one.text) for one in paragraphs)
    return [int(head) for head in heads] if 2 * sum(heads) <= written else [0] * len(paragraphs)


def _may_head(one: Set) -> bool:
    return bool(one.text) and len(one.text) <= _LONGEST_CHARS and not is_finished(half_width(one.text))
