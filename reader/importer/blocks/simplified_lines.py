"""Blocks of a page in traditional characters, which rules look at in simplified ones; what they print stays."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reader.importer.blocks.block import Block
from reader.importer.shapes.plain_script import is_traditional
from reader.text.traditional import simplified


def simplify(blocks: Sequence[Block]) -> bool:
    """Simplify what rules look at, if the page is in traditional characters; return True if it is."""
    if not is_traditional("".join([block.plain for block in blocks])):
        return False
    for block in blocks:
        block.plain = simplified(block.plain)
    return True


@contextmanager
def simplified_lines(blocks: Sequence[Block]) -> Iterator[None]:
    """Simplify what rules look at as long as the context lasts."""
    before = [block.plain for block in blocks]
    simplify(blocks)
    try:
        yield
    finally:
        for block, plain in zip(blocks, before, strict=True):
            block.plain = plain
