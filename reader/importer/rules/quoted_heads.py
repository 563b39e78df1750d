"""Headings within quotations, which open no story: an editor's note, a box of links among a story's text.

Claims    nothing: such headings become text, a crosshead; `headline` asks before it looks for stacks.
Evidence  the source's marks: a quotation, below a heading that stands outside any.
Cases     headline_stacks.md.
Leaves    pages that are quotations as a whole, and a quotation over the first headline, which is an item of its own.
"""

from reader.importer.blocks.block import Stated
from reader.importer.rules.state import State


def lower(state: State) -> None:
    """Take the level of each quoted heading below a heading that is none."""
    is_under_heading = False
    for _, block in state.unclaimed():
        if not block.level:
            continue
        if block.stated is not Stated.QUOTATION:
            is_under_heading = True
        elif is_under_heading:
            block.level, block.stated, block.closed = 0, Stated.TEXT, True
