"""Captions that the source states: figcaption, a tool's image_caption, words centred under a picture, quotations.

Claims    runs of stated captions with their credits; a title between them and their picture, or above those that end
          a story, which stand by themselves.
Evidence  the source's own mark; for quotations a credit: if one ends in a credit, all are captions.
Cases     stated_captions.md.
Leaves    quotations of a page none of which has a credit.
"""

from reader.importer.blocks.block import Stated
from reader.importer.rules.photo_block import ends_story, open_block, title_at
from reader.importer.rules.state import Part, State
from reader.importer.shapes.credit import has_credit, is_credit, split_credit
from reader.importer.shapes.sentence import is_verse_line

_STATED = (Stated.CAPTION, Stated.CREDIT)


def apply(state: State) -> None:
    """Claim the stated captions, photo by photo."""
    nothing = Stated.TEXT
    if all(block.stated is nothing for block in state.blocks):
        return
    if any(block.stated is Stated.QUOTATION and has_credit(block.plain) for block in state.blocks):
        for at, block in enumerate(state.blocks):
            if block.stated is Stated.QUOTATION and state.is_text(at):
                block.stated = Stated.CAPTION
    at = 0
    while at < len(state.blocks):
        end = _end_of_run(state, at)
        if end > at:
            _claim_run(state, at, end)
        at = max(end, at + 1)


def _end_of_run(state: State, at: int) -> int:
    while state.free(at) and state.blocks[at].stated in _STATED:
        at += 1
    return at


def _claim_run(state: State, start: int, end: int) -> None:
    """Claim the captions of a run.

    A line of nothing but a credit ends a photo; so does a caption that has its own. Under one picture, or from a verse
    on, all lines up to there are one photo's.
    """
    has_title = title_at(state, start - 1)
    together = _is_picture(state, start - 1 - has_title) and not _is_picture(state, start - 2 - has_title)
    tied = start
    for at in range(start, end):
        plain = state.blocks[at].plain
        by_itself = is_credit(plain) or state.blocks[at].stated is Stated.CREDIT
        ends_photo = by_itself or split_credit(plain) is not None
        state.claim(at, Part.CREDIT if by_itself else Part.PICTURE if ends_photo else Part.CAPTION)
        together = together or _opens_verse(plain)
        if by_itself or together:
            state.tied.update(range(tied + 1, at + 1))
            tied = at
        if ends_photo:
            tied, together = at + 1, False
    if ends_story(state, end) and (has_title or not _runs_above(state, start)):
        open_block(state, start)
    elif has_title and _is_picture(state, start - 2):
        state.claim(start - 1, Part.PHOTO_TITLE)
        state.tied.add(start)


def _opens_verse(plain: str) -> bool:
    """Return True for the line between a cartoon's text and its verse: 这正是:."""
    return is_verse_line(plain) and plain.endswith(":")


def _is_picture(state: State, at: int) -> bool:
    return at >= 0 and state.blocks[at].image is not None


def _runs_above(state: State, at: int) -> bool:
    """Return True if a story's text or a picture of it stands above."""
    return at > 0 and at - 1 not in state.beside
