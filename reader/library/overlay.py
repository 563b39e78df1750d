"""Corrections laid over a story: the printed words stay what they are, the person's reading is made of them.

Each is looked for in the story as printed, and lies over one place of it. All are applied at once, so that none moves
the context of another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reader.domain.bookmark import Anchor, Correction

_TELLING_CODE_POINTS = 6
"""Context within a block that must be as it was, if the anchor has that much."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction at its place: offset `start` in the block with this number."""

    correction: Correction
    block: int
    start: int


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


def overlaid(blocks: Sequence[str], corrections: Iterable[Correction]) -> list[list[str]]:
    """Return each block of a story as the person reads it: itself, or several if a seam in it was undone.

    Of two corrections of the same characters the older one holds.
    """
    edits: dict[int, list[_Edit]] = {}
    for each in placed(blocks, corrections):
        edit, taken = _edit(each), edits.setdefault(each.block, [])
        if not any(edit.start < other.end and other.start < edit.end for other in taken):
            taken.append(edit)
    return [_read(text, edits.get(number, ())) for number, text in enumerate(blocks)]


def placed(blocks: Sequence[str], corrections: Iterable[Correction]) -> list[Placed]:
    """Return the corrections whose words a story holds, in their order, each at the place whose context fits best.

    `blocks`: all text of the story in reading order. Of context within the block at least half has to be the same.
    """
    found = []
    for correction in corrections:
        fits = list(_fits(blocks, correction.anchor))
        if fits:
            _, block, start = min(fits)
            found.append(Placed(correction, block, start))
    return found


def _fits(blocks: Sequence[str], anchor: Anchor) -> Iterator[tuple[int, int, int]]:
    """Yield each possible place of a quotation: characters of context that are the same, negative; block; offset."""
    numbers = [number for number, text in enumerate(blocks) if anchor.exact and anchor.exact in text]
    if not numbers:
        return
    before, after = anchor.prefix.rpartition("\n")[2], anchor.suffix.partition("\n")[0]
    context = len(before) + len(after)
    least = min(context, max(_TELLING_CODE_POINTS, context // 2))
    for number in numbers:
        text = blocks[number]
        for start in _offsets(text, anchor.exact):
            end = start + len(anchor.exact)
            if _alike_before(text[:start], before) + _alike(text[end:], after) >= least:
                ahead = "\n".join([*filter(str.strip, blocks[:number]), text[:start]])
                behind = "\n".join([text[end:], *filter(str.strip, blocks[number + 1 :])])
                yield -_alike_before(ahead, anchor.prefix) - _alike(behind, anchor.suffix), number, start


def _offsets(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _edit(each: Placed) -> _Edit:
    """Return the least that changes: what the quotation and its replacement have in common at either end stays."""
    before, after = each.correction.anchor.exact, each.correction.replacement
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    divides = undoes_seam(each.correction)
    text = "" if divides else after[head : len(after) - tail]
    return _Edit(each.start + head, each.start + len(before) - tail, text, divides)


def _read(text: str, edits: Iterable[_Edit]) -> list[str]:
    pieces, at = [""], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces[-1] += text[at : edit.start] + edit.text
        at = edit.end
        if edit.divides:
            pieces.append("")
    pieces[-1] += text[at:]
    return [piece for piece in pieces if piece.strip()] or [text]


def _alike(one: str, other: str) -> int:
    """Return the number of characters that the two begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _alike_before(one: str, other: str) -> int:
    """Return the number of characters that the two end with in common."""
    return _alike(one[::-1], other[::-1])
