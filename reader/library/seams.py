"""Healed column ends of a story, each of which a person can undo.

An undone seam is a correction that puts the line end back: it is kept, listed, exported and taken back as one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.bookmark import CONTEXT_CODE_POINTS, Correction
from reader.domain.span import Span
from reader.library.blocks import blocks_of
from reader.library.overlay import placed
from reader.ports.rows import HeldStory

_BESIDE_CODE_POINTS = 6
"""Text quoted on either side of a seam: two or three Chinese words, enough to be recognised in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedLines:
    """The seam before source line `line`: the words around it and their place in the story's `quoted_text`, how they
    read with the line end put back, the text beside them, and the correction that undoes it, if there is one."""

    line: int
    span: Span
    exact: str
    divided: str
    before: str
    after: str
    undone: Correction | None = None


def seams_of(held: HeldStory) -> dict[int, JoinedLines]:
    """Return the seams of a story by the source line that was joined to the one before."""
    return {seam.line: seam for seam in _seams(held)}


def _seams(held: HeldStory) -> Iterator[JoinedLines]:
    blocks = blocks_of(held.story)
    paragraphs = [paragraph for paragraph in held.story.paragraphs if paragraph.text.strip()]
    undone = {
        (each.block, each.start, each.correction.anchor.exact, each.correction.replacement): each.correction
        for each in placed([block.text for block in blocks], held.corrections)
    }
    begins = 0
    for number, block in enumerate(blocks):
        text = block.text
        for seam in paragraphs[block.paragraph - 1].seams if block.paragraph else ():
            at = seam.offset
            start, end = max(0, at - _BESIDE_CODE_POINTS), min(len(text), at + _BESIDE_CODE_POINTS)
            exact, divided = text[start:end], text[start:at] + "\n" + text[at:end]
            yield JoinedLines(
                line=seam.after,
                span=Span(begins + start, begins + end),
                exact=exact,
                divided=divided,
                before=text[max(0, start - CONTEXT_CODE_POINTS) : start],
                after=text[end : end + CONTEXT_CODE_POINTS],
                undone=undone.get((number, start, exact, divided)),
            )
        begins += len(text) + 1
