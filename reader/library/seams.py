"""Healed column ends of a story, each of which a person can undo.

An undone seam is a correction that puts the line end back: it is kept, listed, exported and taken back as one.
"""

from dataclasses import dataclass

from reader.domain.bookmark import CONTEXT_CODE_POINTS, Correction
from reader.domain.story import Story
from reader.ports.rows import HeldStory

_BESIDE_CODE_POINTS = 6
"""Text quoted on either side of a seam: two or three Chinese words, enough to be recognised in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedLines:
    """The seam before source line `line`: the words around it, how they read with the line end put back, the context
    that distinguishes it from equal words, and the correction that undoes it, if there is one."""

    line: int
    exact: str
    divided: str
    before: str
    after: str
    undone: Correction | None = None


def seams_of(held: HeldStory) -> dict[int, JoinedLines]:
    """Return the seams of a story by the source line that was joined to the one before."""
    return {seam.line: seam for seam in _seams(held.story, held.corrections)}


def _seams(story: Story, corrections: tuple[Correction, ...]) -> list[JoinedLines]:
    found = []
    for paragraph in story.paragraphs:
        for seam in paragraph.seams:
            text, at = paragraph.text, seam.offset
            start, end = max(0, at - _BESIDE_CODE_POINTS), min(len(text), at + _BESIDE_CODE_POINTS)
            exact, divided = text[start:end], text[start:at] + "\n" + text[at:end]
            undone = [each for each in corrections if (each.anchor.exact, each.replacement) == (exact, divided)]
            found.append(
                JoinedLines(
                    line=seam.after,
                    exact=exact,
                    divided=divided,
                    before=text[max(0, start - CONTEXT_CODE_POINTS) : start],
                    after=text[end : end + CONTEXT_CODE_POINTS],
                    undone=undone[0] if undone else None,
                )
            )
    return found
