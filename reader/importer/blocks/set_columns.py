"""Tables that a page sets with white space between columns: 白菜　　1.20　　+3%.

Evidence  lines one below the other with as many cells each, parted by a tab or wide spaces; figures in most of the
          cells below the first line and behind the first column.
Leaves    names that are set wide, lines of two cells, and whatever holds no figures.
"""

import re
from collections.abc import Sequence

from reader.importer.blocks.block import Block, Stated

_GAP = re.compile(r"[ \u3000\xa0]*\t[ \u3000\xa0]*|\u3000{2,}[ ]*|[ \xa0]{3,}\u3000*")
_FIGURE = re.compile(r"[-+±]?\d")

_FEWEST_ROWS, _FEWEST_CELLS = 3, 3
"""Lines, and cells of each, that make a table: two lines, or two words on a line, may stand wide by chance."""

_OF_FIGURES = 0.5
"""Share of cells below the first line, behind the first column, that hold figures."""


def may_stand_in(text: str) -> bool:
    """Return True for a text that holds such white space at all, in any of its signs: most hold none."""
    return "\u3000\u3000" in text or "\t" in text or "   " in text or "\xa0" in text


def settle(blocks: list[Block]) -> list[Block]:
    """Return the blocks with such lines as tables."""
    if not any(_may_be_row(block) for block in blocks):
        return blocks
    settled: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _end_of_rows(blocks, at)
        rows = [_GAP.split(block.text) for block in blocks[at:end]]
        if len(rows) >= _FEWEST_ROWS and _holds_figures(rows):
            settled.append(_table(blocks[at], blocks[end - 1], rows))
        else:
            end = max(end, at + 1)
            settled += blocks[at:end]
        at = end
    return settled


def _may_be_row(block: Block) -> bool:
    return may_stand_in(block.text) and _is_plain(block)


def _is_plain(block: Block) -> bool:
    return block.image is None and not block.level and block.stated is Stated.TEXT and "。" not in block.text


def _end_of_rows(blocks: Sequence[Block], start: int) -> int:
    """Return the end of the lines from `start` on that touch, each with as many cells as the first."""
    at, width = start, 0
    while at < len(blocks) and _may_be_row(blocks[at]) and (at == start or not blocks[at].gap):
        count = len(_GAP.split(blocks[at].text))
        if count < _FEWEST_CELLS or (width and count != width):
            break
        width = count
        at += 1
    return at


def _holds_figures(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for row in rows[1:] for cell in row[1:]]
    return sum(_FIGURE.match(cell) is not None for cell in cells) >= _OF_FIGURES * len(cells)


def _table(first: Block, last: Block, rows: Sequence[Sequence[str]]) -> Block:
    text = "\n".join("\t".join(cell.strip() for cell in row) for row in rows)
    return Block(text, first.first, last.last, gap=first.gap, stated=Stated.TABLE, opens_page=first.opens_page)
