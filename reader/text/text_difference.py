"""The difference of two texts, character by character, as a newspaper reader would mark it.

Texts are compared folded: simplified and traditional characters, widths and line ends make no difference. Long runs
that both have are found first (`reader.text.matching_runs`), by pieces of eight characters and then of four, so that
single characters are compared in short gaps alone: a sentence that was cut is never matched with another one, character
for character. difflib compares these gaps; they are too short for anything faster to be felt.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from reader.domain.difference import DifferenceCounts, DifferenceKind, DiffPassage, TextDifference
from reader.domain.span import Span
from reader.text.folding import Folded, Folding
from reader.text.matching_runs import Gap, Run, anchored_runs, gaps

_PIECES = (8, 4)
"""Characters of the anchors, in the whole texts and in the gaps that are left."""
_COMPARED = 1 << 18
"""Most pairs of characters of a gap that are compared one by one; a larger gap is one text cut and another added."""
_ALONE, _REWORDED, _LONGEST_CHANGE = 12, 3, 60
"""A text in place of another is a change if both have twelve characters at most, or sixty and one is no more than three
times as long as the other; else one was cut and one was added."""
_ENDS = frozenset("。!?;\"'」』)")
"""Folded characters with which a sentence, or what stands for one, ends."""


def difference(first: str, second: str, folding: Folding) -> TextDifference:
    """Return the difference of two texts, whose paragraphs are parted by line feeds."""
    one, other = folding.fold(first), folding.fold(second)
    runs, moved = anchored_runs(one.text, other.text, _PIECES[0])
    runs = _finer(runs, moved, one.text, other.text)
    pieces = _at_sentences(list(_pieces(runs, moved, one.text, other.text)), one.text, other.text)
    passages = tuple(_located(piece, kind, one, other, first, second) for kind, piece in pieces)
    return TextDifference(first, second, passages, _counts(pieces))


def _finer(runs: list[Run], moved: Sequence[Run], first: str, second: str) -> list[Run]:
    """Return the runs with shorter ones found in those gaps between them in which nothing has moved."""
    found: list[Run] = []
    for gap, after in zip(gaps(runs, Gap(0, len(first), 0, len(second))), [*runs, None], strict=True):
        if not any(_within(run, gap) for run in moved):
            inner, _ = anchored_runs(first[gap.first : gap.first_end], second[gap.second : gap.second_end], _PIECES[1])
            found += _meant([Run(gap.first + run.first, gap.second + run.second, run.size) for run in inner], gap)
        if after:
            found.append(after)
    return found


def _within(run: Run, gap: Gap) -> bool:
    return gap.first <= run.first < gap.first_end or gap.second <= run.second < gap.second_end


Piece = tuple[DifferenceKind, Gap]


def _pieces(runs: Sequence[Run], moved: Sequence[Run], first: str, second: str) -> Iterator[Piece]:
    """Yield what is the same, and what stands in the gaps, in order."""
    for gap, after in zip(gaps(runs, Gap(0, len(first), 0, len(second))), [*runs, None], strict=True):
        yield from _of_gap(gap, moved, first, second)
        if after:
            yield DifferenceKind.SAME, Gap(after.first, after.first_end, after.second, after.second_end)


def _of_gap(gap: Gap, moved: Sequence[Run], first: str, second: str) -> Iterator[Piece]:
    """Yield the pieces of a gap. Runs that moved part what was cut and what was added, which are not compared then."""
    away = [run for run in moved if gap.first <= run.first < gap.first_end]
    here = sorted((run for run in moved if gap.second <= run.second < gap.second_end), key=lambda run: run.second)
    if not away and not here:
        yield from _compared(gap, first, second)
        return
    at = gap.first
    for run in away:
        if at < run.first:
            yield DifferenceKind.CUT, Gap(at, run.first, gap.second, gap.second)
        yield DifferenceKind.MOVED_AWAY, Gap(run.first, run.first_end, run.second, run.second_end)
        at = run.first_end
    if at < gap.first_end:
        yield DifferenceKind.CUT, Gap(at, gap.first_end, gap.second, gap.second)
    at = gap.second
    for run in here:
        if at < run.second:
            yield DifferenceKind.ADDED, Gap(gap.first_end, gap.first_end, at, run.second)
        yield DifferenceKind.MOVED_HERE, Gap(run.first, run.first_end, run.second, run.second_end)
        at = run.second_end
    if at < gap.second_end:
        yield DifferenceKind.ADDED, Gap(gap.first_end, gap.first_end, at, gap.second_end)


def _compared(gap: Gap, first: str, second: str) -> Iterator[Piece]:
    """Yield the pieces of a gap in which nothing has moved, compared character by character."""
    one, other = first[gap.first : gap.first_end], second[gap.second : gap.second_end]
    runs: list[Run] = []
    if one and other and len(one) * len(other) <= _COMPARED:
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        runs = _meant([Run(gap.first + block.a, gap.second + block.b, block.size) for block in blocks[:-1]], gap)
    for part, after in zip(gaps(runs, gap), [*runs, None], strict=True):
        yield from _replaced(part)
        if after:
            yield DifferenceKind.SAME, Gap(after.first, after.first_end, after.second, after.second_end)


def _meant(runs: list[Run], gap: Gap) -> list[Run]:
    """Leave out runs that are shorter than what differs on either side: two texts share such characters by chance."""
    while True:
        sizes = [max(part.first_end - part.first, part.second_end - part.second) for part in gaps(runs, gap)]
        kept = [
            run for run, (before, after) in zip(runs, pairwise(sizes), strict=True) if run.size > min(before, after)
        ]
        if len(kept) == len(runs):
            return kept
        runs = kept


def _replaced(part: Gap) -> Iterator[Piece]:
    cut, added = part.first_end - part.first, part.second_end - part.second
    if cut and added and max(cut, added) <= max(_ALONE, min(_REWORDED * min(cut, added), _LONGEST_CHANGE)):
        yield DifferenceKind.CHANGED, part
        return
    if cut:
        yield DifferenceKind.CUT, part._replace(second_end=part.second)
    if added:
        yield DifferenceKind.ADDED, part._replace(first=part.first_end)


def _at_sentences(pieces: list[Piece], first: str, second: str) -> list[Piece]:
    """Return the pieces with what was cut or added between two runs slid to the end of a sentence, if it can be."""
    for at in range(1, len(pieces) - 1):
        (before, left), (kind, own), (after, right) = pieces[at - 1 : at + 2]
        if before is after is DifferenceKind.SAME and kind in (DifferenceKind.CUT, DifferenceKind.ADDED):
            text, start, end = (
                (first, own.first, own.first_end)
                if kind is DifferenceKind.CUT
                else (second, own.second, own.second_end)
            )
            by = _slide(text, start, end, left.first_end - left.first - 1, right.first_end - right.first - 1)
            pieces[at - 1] = before, left._replace(first_end=left.first_end + by, second_end=left.second_end + by)
            pieces[at] = kind, Gap(*(edge + by for edge in own))
            pieces[at + 1] = after, right._replace(first=right.first + by, second=right.second + by)
    return pieces


def _slide(text: str, start: int, end: int, most_left: int, most_right: int) -> int:
    """Return by how much a piece of a text is moved to begin behind the end of a sentence; 0 if it cannot be."""
    for by in _slides(text, start, end, most_left, most_right):
        if start + by == 0 or text[start + by - 1] in _ENDS:
            return by
    return 0


def _slides(text: str, start: int, end: int, most_left: int, most_right: int) -> Iterator[int]:
    """Yield by how much a piece can be moved within a text that stays the same without it, the nearest first."""
    yield 0
    by = 0
    while by < most_left and text[start - by - 1] == text[end - by - 1]:
        by += 1
        yield -by
    by = 0
    while by < most_right and end + by < len(text) and text[start + by] == text[end + by]:
        by += 1
        yield by


def _located(piece: Gap, kind: DifferenceKind, one: Folded, other: Folded, first: str, second: str) -> DiffPassage:
    """Return a piece of the folded texts as a passage of the texts."""
    return DiffPassage(
        kind,
        Span(_place(one, piece.first, first), _place(one, piece.first_end, first)),
        Span(_place(other, piece.second, second), _place(other, piece.second_end, second)),
    )


def _place(folded: Folded, at: int, text: str) -> int:
    """Return the place in a text at which a folded character begins; signs that vanish belong to what is before."""
    if at == 0:
        return 0
    return folded.starts[at] if at < len(folded.starts) else len(text)


def _counts(pieces: Sequence[Piece]) -> DifferenceCounts:
    sizes = dict.fromkeys(DifferenceKind, 0)
    changes = 0
    for kind, piece in pieces:
        changes += kind is DifferenceKind.CHANGED
        sizes[kind] += max(piece.first_end - piece.first, piece.second_end - piece.second)
    return DifferenceCounts(
        same=sizes[DifferenceKind.SAME],
        cut=sizes[DifferenceKind.CUT],
        added=sizes[DifferenceKind.ADDED],
        moved=sizes[DifferenceKind.MOVED_HERE],
        changes=changes,
    )
