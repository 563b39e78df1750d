"""Hard-wrapped text unwrapped: lines broken at one width are made whole paragraphs again."""

from collections import Counter
from dataclasses import replace

from reader.importer.blocks import Block, Join

_FEWEST = 5
_SHARE = 0.4
_NARROWEST = 20
_SLACK = 3


def unwrap(blocks: list[Block], lines: list[str]) -> list[Block]:
    """Blocks with wrapped lines joined. `lines` are the source's lines; nothing is changed where no width rules.

    A line is wrapped when it is as wide as most of the lines that have another right below them.
    """
    followed = [at for at in range(len(blocks) - 1) if _touch(blocks[at], blocks[at + 1])]
    if len(followed) < _FEWEST:
        return blocks
    widths = {at: _columns(lines[blocks[at].first - 1]) for at in followed}
    column = _ruling(list(widths.values()))
    if column is None:
        return blocks
    whole: list[Block] = []
    full = False
    for at, block in enumerate(blocks):
        if full and not block.indented:
            whole[-1] = _joined(whole[-1], block)
        else:
            whole.append(block)
        full = column - _SLACK <= widths.get(at, 0) <= column
    return whole


def _touch(above: Block, below: Block) -> bool:
    """Two lines of text with no blank line between them."""
    return not (above.level or below.level or below.gap or above.image or below.image)


def _columns(line: str) -> int:
    """Width in columns: two for a Han character, one for an ASCII one."""
    return len(line.rstrip().encode("gb18030", "replace"))


def _ruling(widths: list[int]) -> int | None:
    """The width that rules the page: most lines are as wide, or a little narrower, and hardly any is wider."""
    counts = Counter(widths)
    best, share = 0, 0
    for width in counts:
        near = sum(counts[width - slack] for slack in range(_SLACK + 1))
        if (near, width) > (share, best):
            best, share = width, near
    wider = sum(count for width, count in counts.items() if width > best)
    if best < _NARROWEST or share < max(_FEWEST, _SHARE * len(widths)) or wider > 0.1 * len(widths):
        return None
    return best


def _joined(above: Block, below: Block) -> Block:
    join = Join(len(above.text), above.last, below.first)
    return replace(above, text=above.text + below.text, last=below.last, joins=(*above.joins, join))
