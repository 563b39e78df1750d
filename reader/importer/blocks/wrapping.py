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

_NARROWEST = 12
"""Characters or columns of the narrowest text that a program wraps; narrower lines are verse."""

_SLACK, _SLACK_COLUMNS = 1, 3
"""How much narrower a wrapped line may be, in characters and in columns: no line begins with a stop."""


def unwrap(blocks: list[Block], lines: list[str]) -> list[Block]:
    """Blocks with wrapped lines joined. `lines` are the source's lines; nothing is changed where no width rules.

    A line is wrapped when it is as wide as most of the lines that have another right below them. Programs count
    characters or columns: both are tried, and the one that fits better is believed.
    """
    followed = [at for at in range(len(blocks) - 1) if _touch(blocks[at], blocks[at + 1])]
    if len(followed) < _FEWEST:
        return blocks
    texts = [lines[blocks[at].first - 1].rstrip() for at in followed]
    measures = ((len, _SLACK), (_columns, _SLACK_COLUMNS))
    found = (_ruling([measure(text) for text in texts], slack) for measure, slack in measures)
    share, width, slack, widths = max(found, key=lambda ruling: ruling[0])
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
    """Two lines of text with no blank line between them."""
    return not (above.level or below.level or below.gap or above.image or below.image)


def _columns(line: str) -> int:
    """Width in columns: two for a Han character, one for an ASCII one."""
    return len(line.encode("gb18030", "replace"))


def _ruling(widths: list[int], slack: int) -> tuple[int, int, int, list[int]]:
    """How many lines are as wide as the widest common width or a little narrower, that width, `slack` and `widths`.

    None (0) where many lines are wider: no program broke them there.
    """
    counts = Counter(widths)
    best, share = 0, 0
    for width in counts:
        near = sum(counts[width - less] for less in range(slack + 1))
        if (near, width) > (share, best):
            best, share = width, near
    wider = sum(count for width, count in counts.items() if width > best)
    if best < _NARROWEST or wider > _WIDER * len(widths):
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
