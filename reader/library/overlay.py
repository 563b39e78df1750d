"""Corrections laid over a text: the printed words stay what they are, the person's reading is made of them.

All are found in the text as printed and applied at once, so that none moves the context of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from reader.domain.bookmark import CONTEXT_CODE_POINTS, Anchor, Correction

_TELLING_CODE_POINTS = 6
"""Context that must be as it was, if the anchor has that much."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """The words from `start` to `end` become `text`; if it `divides`, a new paragraph begins instead."""

    start: int
    end: int
    text: str
    divides: bool = False


def undoes_seam(correction: Correction) -> bool:
    """Return True if a correction only puts back a line end that healing took out."""
    read = correction.replacement
    return "\n" in read and read.replace("\n", "") == correction.anchor.exact


def readings(text: str, corrections: Iterable[Correction]) -> list[str]:
    """Return one block of text as the person reads it: itself, or several if a seam in it was undone.

    Of two corrections of the same characters the older one holds.
    """
    pieces, at = [""], 0
    for edit in _edits(text, corrections):
        pieces[-1] += text[at : edit.start] + edit.text
        at = edit.end
        if edit.divides:
            pieces.append("")
    pieces[-1] += text[at:]
    return [piece for piece in pieces if piece.strip()] or [text]


def _edits(text: str, corrections: Iterable[Correction]) -> list[_Edit]:
    taken: list[_Edit] = []
    for correction in corrections:
        at = _offset(text, correction.anchor)
        edit = None if at is None else _edit(at, correction)
        if edit and not any(edit.start < other.end and other.start < edit.end for other in taken):
            taken.append(edit)
    return sorted(taken, key=lambda edit: (edit.start, edit.end))


def _edit(at: int, correction: Correction) -> _Edit:
    """Return the least that changes: what the quotation and its replacement have in common at either end stays."""
    before, after = correction.anchor.exact, correction.replacement
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    divides = undoes_seam(correction)
    text = "" if divides else after[head : len(after) - tail]
    return _Edit(at + head, at + len(before) - tail, text, divides)


def _offset(text: str, anchor: Anchor) -> int | None:
    """Return the offset of the quotation: its context is most like the anchor's, and at least half of it the same.

    The context distinguishes equal passages. It may reach over the ends of this block.
    """
    before, after = anchor.prefix.rpartition("\n")[2], anchor.suffix.partition("\n")[0]
    exact, found = anchor.exact, []
    at = text.find(exact) if exact else -1
    while at >= 0:
        end = at + len(exact)
        ahead = _alike(text[max(0, at - CONTEXT_CODE_POINTS) : at][::-1], before[::-1])
        behind = _alike(text[end : end + CONTEXT_CODE_POINTS], after)
        found.append((ahead + behind, -at))
        at = text.find(exact, at + 1)
    context = len(before) + len(after)
    same, minus_offset = max(found, default=(-1, 0))
    return -minus_offset if same >= min(context, max(_TELLING_CODE_POINTS, context // 2)) else None


def _alike(one: str, other: str) -> int:
    """Return the number of characters that the two begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
