"""Numbers that a language model writes before the headlines of a page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importer.blocks.block import Block, Emphasis
from reader.importer.blocks.removed import Mark, Removed
from reader.text.numerals import number


def is_head(block: Block) -> bool:
    """Return True for a heading, and for a line in bold, which models write for one."""
    return block.level > 0 or block.emphasis is Emphasis.BOLD


def counts_up(numbers: Sequence[str]) -> bool:
    """Return True for numbers, in figures or in Han, that count up from one."""
    return [number(each) for each in numbers] == list(range(1, len(numbers) + 1))


def take_numbers(pattern: re.Pattern[str], blocks: list[Block], removed: list[Removed], first: int = 0) -> list[int]:
    """Take the numbers from the headlines, from `first` on, if they count up from one; return these headlines' places.

    `pattern` matches a number with its signs at a line's start, the number itself in a group `number`.
    """
    found = [
        (at, mark)
        for at in range(first, len(blocks))
        if is_head(blocks[at]) and (mark := pattern.match(blocks[at].plain))
    ]
    if not counts_up([mark["number"] for _, mark in found]):
        return []
    for at, mark in found:
        block = blocks[at]
        removed.append(Removed(Mark.TOOL, block.first, block.text[: mark.end()]))
        blocks[at] = replace(block, text=block.text[mark.end() :])
    return [at for at, _ in found]
