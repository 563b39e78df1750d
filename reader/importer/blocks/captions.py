"""Captions that a page states by centring them, in italics under a picture, or as olmOCR does, in the picture's mark.

A centred line is a caption beside a picture or table, beside another caption, or with a short line between (the
picture's title, which the tool took for text). Other centred lines, headlines and names of authors, say nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.importer.blocks.block import Block, Emphasis, Stated
from reader.importer.shapes.byline_line import names_reporters
from reader.importer.shapes.caption import is_caption
from reader.importer.shapes.credit import has_credit

_OLMOCR = re.compile(r"(?:^|/)page(?:_\d+){4,5}\.png$")
"""A picture by its box, page_120_340_400_300.png: olmOCR has its caption in the brackets and not below."""

_LONGEST_TITLE_CHARS = 24
"""Code points of a picture's title between the picture and its captions."""


def settle(blocks: list[Block], centred: set[int]) -> list[Block]:
    """Return the blocks, centred lines that are captions stated as such."""
    for order, step in ((sorted(centred), -1), (sorted(centred, reverse=True), 1)):
        for at in order:
            block = blocks[at]
            if block.image is None and not block.level and block.stated is Stated.TEXT and _is_beside(blocks, at, step):
                block.stated = Stated.CAPTION
    pictures = [at for at, block in enumerate(blocks) if block.image is not None]
    for below in (blocks[at + 1] for at in pictures if at + 1 < len(blocks)):
        if below.emphasis is Emphasis.ITALIC and _may_be_caption(below):
            below.stated = Stated.CAPTION
    return list(_with_captions(blocks)) if any(_is_captioned(blocks[at]) for at in pictures) else blocks


def _is_captioned(block: Block) -> bool:
    return bool(block.image and block.text and _OLMOCR.search(block.image))


def _with_captions(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, each caption within a picture's mark as a block below it, unless another stands there."""
    for block, below in zip_longest(blocks, blocks[1:]):
        yield block
        if _is_captioned(block) and not (below and (is_caption(below.plain) or has_credit(below.plain))):
            yield Block(block.text, block.first, block.last, stated=Stated.CAPTION, region=block.region)
            block.text = block.plain = ""


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
