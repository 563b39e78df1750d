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
from reader.importer.shapes.credit import has_loose_credit, is_credit, split_credit

_STATED = (Stated.CAPTION, Stated.CREDIT)


def apply(state: State) -> None:
    """Claim the stated captions, photo by photo."""
    if any(block.stated is Stated.QUOTATION and _has_credit(block.plain) for block in state.blocks):
        for at, block in enumerate(state.blocks):
            if block.stated is Stated.QUOTATION and state.is_text(at):
                block.stated = Stated.CAPTION
    at = 0
    while at < len(state.blocks):
        end = _end_of_run(state, at)
        if end > at:
            _claim_run(state, at, end)
        at = max(end, at + 1)


def _has_credit(plain: str) -> bool:
    return is_credit(plain) or split_credit(plain) is not None or has_loose_credit(plain)


def _end_of_run(state: State, at: int) -> int:
    while state.free(at) and state.blocks[at].stated in _STATED:
        at += 1
    return at


def _claim_run(state: State, start: int, end: int) -> None:
    """Claim the captions of a run. A line of nothing but a credit ends a photo; so does a caption that has its own."""
    top = start
    for at in range(start, end):
        plain = state.blocks[at].plain
        if is_credit(plain) or state.blocks[at].stated is Stated.CREDIT:
            state.claim(at, Part.CREDIT)
            state.tied.update(range(top + 1, at + 1))
            top = at + 1
        elif split_credit(plain) is not None:
            state.claim(at, Part.PICTURE)
            top = at + 1
        else:
            state.claim(at, Part.CAPTION)
    if title_at(state, start - 1) and _is_picture(state, start - 2) and not ends_story(state, end):
        state.claim(start - 1, Part.PHOTO_TITLE)
        state.tied.add(start)
    elif ends_story(state, end) and (title_at(state, start - 1) or not _runs_above(state, start)):
        open_block(state, start)


def _is_picture(state: State, at: int) -> bool:
    return at >= 0 and state.blocks[at].image is not None


def _runs_above(state: State, at: int) -> bool:
    """Return True if a story's text or a picture of it stands above."""
    return at > 0 and at - 1 not in state.beside
