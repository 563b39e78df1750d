"""Labels and bylines of blocks: by the paper's house style if the line stands on many of its pages, else by wording."""

from reader.domain.house_style import Standing, closed_up
from reader.domain.story import Byline, Role
from reader.importer.blocks.block import Block
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.column_label import LabelWeight, label_weight
from reader.importer.shapes.signed_place import signed_names


def weight_of(block: Block) -> LabelWeight:
    """Weigh how much a block looks like a column label."""
    return LabelWeight.SURE if block.standing is Standing.LABEL else label_weight(block.plain)


def byline_under_headline(block: Block) -> tuple[Byline, ...] | None:
    """Return the names of a block that stands right under a headline, where a sign before a name makes it a byline."""
    names = byline_of(block)
    return signed_names(block.plain) if names is None else names


def byline_of(block: Block) -> tuple[Byline, ...] | None:
    """Return the names of a byline with their roles; None if the block is something else."""
    names = parse_byline(block.plain) if block.standing is not Standing.LABEL else None
    if names is None and block.standing is Standing.NAME:
        return (Byline(Role.AUTHOR, closed_up(block.text)),)
    return names
