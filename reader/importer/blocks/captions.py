"""Captions that a page states by centring them: tools set a picture's words between the margins, and so do people.

A centred line is a caption beside a picture or table, beside another caption, or with a short line between (the
picture's title, which the tool took for text). Other centred lines, headlines and names of authors, say nothing.
"""

from reader.importer.blocks.block import Block, Stated

_LONGEST_TITLE_CHARS = 24
"""Code points of a picture's title between the picture and its captions."""


def settle(blocks: list[Block], centred: set[int]) -> list[Block]:
    """Return the blocks, centred lines that are captions stated as such."""
    for order, step in ((sorted(centred), -1), (sorted(centred, reverse=True), 1)):
        for at in order:
            block = blocks[at]
            if block.image is None and not block.level and block.stated is Stated.TEXT and _is_beside(blocks, at, step):
                block.stated = Stated.CAPTION
    return blocks


def _is_beside(blocks: list[Block], at: int, step: int) -> bool:
    beside = at + step
    if _in(blocks, beside) and not _illustrates(blocks[beside]) and len(blocks[beside].text) <= _LONGEST_TITLE_CHARS:
        beside += step if step < 0 else 0
    return _in(blocks, beside) and _illustrates(blocks[beside])


def _in(blocks: list[Block], at: int) -> bool:
    return 0 <= at < len(blocks)


def _illustrates(block: Block) -> bool:
    return block.image is not None or block.stated in (Stated.TABLE, Stated.CAPTION)
