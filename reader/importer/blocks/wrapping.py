"""Hard-wrapped text unwrapped: lines broken at one width are made whole paragraphs again."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from reader.importer.blocks.block import Block, Join
from reader.importer.shapes.sentence import is_finished

_FEWEST = 3
"""Lines of the ruling width that show a text to be wrapped."""

_SHARE = 0.4
"""Share of the lines with another right below them that have the ruling width; the rest are paragraphs' last lines."""

_WIDER = 0.1
"""Share of lines that may be wider than the ruling width: programs keep a word or an address whole."""

_NARROWEST = 24
"""Columns, or half as many characters, of the narrowest text that a program wraps; narrower lines are verse."""

_SLACK = 3
"""Columns by which a wrapped line may be narrower: no line begins with a stop, and a Han character takes two."""


def unwrap(blocks: list[Block], lines: list[str]) -> list[Block]:
    """Return blocks with wrapped lines joined. `lines` are the source's lines; nothing changes if no width rules.

    A line is wrapped when it is as wide as most of the lines that have another right below them. Programs count
    characters or columns: both are tried, and the one that fits better is believed.
    """
    followed = [at for at in range(len(blocks) - 1) if _touch(blocks[at], blocks[at + 1])]
    if len(followed) < _FEWEST:
        return blocks
    texts = [lines[blocks[at].first - 1].rstrip() for at in followed]
    by_signs = _ruling([len(text) for text in texts], 0, _NARROWEST // 2)
    by_columns = _ruling([_columns(text) for text in texts], _SLACK, _NARROWEST)
    share, width, slack, widths = max(by_signs, by_columns, key=lambda ruling: ruling[0])
    if share < max(_FEWEST, _SHARE * len(followed)):
        return blocks
    ends = sum(is_finished(blocks[at].plain) for at, found in zip(followed, widths, strict=True) if found == width)
    if 2 * ends > widths.count(width):
        return blocks
    full = {at for at, found in zip(followed, widths, strict=True) if width - slack <= found <= width}
    groups: list[list[Block]] = []
    for at, block in enumerate(blocks):
        if at - 1 in full and not block.indented:
            groups[-1].append(block)
        else:
            groups.append([block])
    return [_joined(group) for group in groups]


def _touch(above: Block, below: Block) -> bool:
    """Return True for two lines of text with no blank line between them."""
    return not (above.level or below.level or below.gap or above.image or below.image)


def _columns(line: str) -> int:
    """Return the width in columns: two for a Han character, one for an ASCII one."""
    return len(line.encode("gb18030", "replace"))


def _ruling(widths: list[int], slack: int, narrowest: int) -> tuple[int, int, int, list[int]]:
    """Return the count of lines that have the ruling width or a little less, that width, `slack` and `widths`.

    The count is 0 if many lines are wider: no program broke them there.
    """
    counts = Counter(widths)
    best, share = 0, 0
    for width in counts:
        near = sum(counts[width - less] for less in range(slack + 1))
        if (near, width) > (share, best):
            best, share = width, near
    wider = sum(count for width, count in counts.items() if width > best)
    if best < narrowest or wider > _WIDER * len(widths):
        share = 0
    return share, best, slack, widths


def _joined(group: list[Block]) -> Block:
    if len(group) == 1:
        return group[0]
    joins = []
    offset = 0
    for above, below in pairwise(group):
        offset += len(above.text)
        joins.append(Join(offset, above.last, below.first))
    text = "".join(block.text for block in group)
    return replace(group[0], text=text, last=group[-1].last, joins=tuple(joins))
