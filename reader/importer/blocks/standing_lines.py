"""Lines whose part is known from elsewhere: from other pages of the newspaper, or from other stories of the page.

A column label that stands in brackets behind one headline may stand on a line of its own by another.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.domain.house_style import HouseStyle, Standing, closed_up
from reader.importer.blocks.block import Block
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.column_label import LabelWeight, bare_label, label_weight, may_be_label, trailing_label

_LEAST_TIMES = 2
"""Stories of a page that a line heads, or ends in brackets; a line by one headline may be its kicker or deck."""


def mark_standing(blocks: Sequence[Block], style: HouseStyle) -> None:
    """Note on each block the part that its line has in the paper's house style, and on labels that the page repeats."""
    if style.lines:
        for block in blocks:
            block.standing = style.part_of(bare_label(block.text))
    _mark_repeated(blocks)


def standing_lines(text: str, style: HouseStyle) -> Iterator[tuple[Standing, str]]:
    """Yield the standing lines in a text, without spaces, each with its part."""
    for line in text.split("\n"):
        bare = bare_label(line.strip("#* \t\u3000"))
        if part := style.part_of(bare):
            yield part, closed_up(bare)


def _mark_repeated(blocks: Sequence[Block]) -> None:
    """Note on blocks without a known part that they are labels, if the page repeats them as labels."""
    headings = [at for at, block in enumerate(blocks) if block.level]
    in_brackets = {_bare(found[1]) for at in headings if (found := trailing_label(blocks[at].text))}
    lines = [(block, _bare(block.text)) for block in _by_headings(blocks, headings)]
    times = Counter(line for _, line in lines)
    for block, line in lines:
        if block.standing is not None or not (line in in_brackets or times[line] >= _LEAST_TIMES):
            continue
        if _may_label(block) and (line in in_brackets or label_weight(block.plain) > LabelWeight.NONE):
            block.standing = Standing.LABEL


def _by_headings(blocks: Sequence[Block], headings: Sequence[int]) -> Iterator[Block]:
    """Yield headings that stand by another heading, and lines of text that do, in order."""
    near = {at + step for at in headings for step in (-1, 1)}
    return (blocks[at] for at in sorted(near) if 0 <= at < len(blocks) and blocks[at].text)


def _bare(text: str) -> str:
    return closed_up(bare_label(text))


def _may_label(block: Block) -> bool:
    """Return True if nothing speaks against a label: no bracket around it, no name, no two phrases."""
    if block.plain[0] in "([" or " " in block.plain or not may_be_label(block.plain):
        return False
    return parse_byline(block.plain) is None
