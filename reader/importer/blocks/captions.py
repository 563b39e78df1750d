"""Captions that a page states by centring them, or in italics under a picture, as tools do, and people.

A centred line is a caption beside a picture or table, beside another caption, or with a short line between (the
picture's title, which the tool took for text). Other centred lines, headlines and names of authors, say nothing.
"""

from itertools import pairwise

from reader.importer.blocks.block import Block, Emphasis, Stated
from reader.importer.shapes.byline_line import names_reporters

_LONGEST_TITLE_CHARS = 24
"""Code points of a picture's title between the picture and its captions."""


def settle(blocks: list[Block], centred: set[int]) -> list[Block]:
    """Return the blocks, centred lines that are captions stated as such."""
    for order, step in ((sorted(centred), -1), (sorted(centred, reverse=True), 1)):
        for at in order:
            block = blocks[at]
            if block.image is None and not block.level and block.stated is Stated.TEXT and _is_beside(blocks, at, step):
                block.stated = Stated.CAPTION
    for above, below in pairwise(blocks):
        if above.image is not None and below.emphasis is Emphasis.ITALIC and _may_be_caption(below):
            below.stated = Stated.CAPTION
    return blocks


def _may_be_caption(block: Block) -> bool:
    return not block.level and block.stated is Stated.TEXT and not names_reporters(block.plain)


def _is_beside(blocks: list[Block], at: int, step: int) -> bool:
    beside = at + step
    if _in(blocks, beside) and not _illustrates(blocks[beside]) and len(blocks[beside].text) <= _LONGEST_TITLE_CHARS:
        beside += step if step < 0 else 0
    return _in(blocks, beside) and _illustrates(blocks[beside])


def _in(blocks: list[Block], at: int) -> bool:
    return 0 <= at < len(blocks)


def _illustrates(block: Block) -> bool:
    return block.image is not None or block.stated in (Stated.TABLE, Stated.CAPTION)
