"""Headlines of short news items that nothing but the item above shows to be headlines.

Claims    nothing itself: `unmarked` asks it about the short lines over a text that no other sign makes a headline.
Evidence  the item above opens with a dateline (本报讯) and is as short as news is: it has no crossheads, least of all a
          single one. Several such lines are headlines if the text under each opens as news does (近日, 记者昨日获悉).
Cases     wrapped.md, thresholds_news_items.md.
Leaves    lines in an item without a dateline, and in a long one: crossheads likelier than headlines; questions, which
          lead on to the next paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from reader.importer.rules.said import SIDE_BOX
from reader.importer.rules.state import State
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import is_editors_line

_LONGEST_CHARS = 24
"""Code points of a headline over a short item. A longer line may be the upper half of a sentence that a column cuts."""

_LONGEST_ITEM_CHARS = 600
"""Code points from an item's dateline to the line in question. A report of more may have crossheads."""

_LOOKED_AT_LINES = 40
"""Lines above a headline that are looked at. Guard: a page without datelines would be searched from each line."""

_OPENS_NEWS = re.compile(
    r"(?:近日|日前|近期|昨[日天晚夜]|今[日天晨晚]|前[日天]|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|记者.{0,6}(?:从.{2,24}?(?:获悉|了解到|得知)|获悉))"
)

_QUESTIONS = ("?", "？", "？”")

Stack = tuple[int, int]
"""First line of a stack, and the line under it."""


def heads(state: State, stacks: Sequence[Stack]) -> Iterator[Stack]:
    """Yield those of the stacks, in their order, that head the item of news after another one."""
    by_item: dict[int, list[Stack]] = {}
    for stack in stacks:
        item = _dateline_above(state, stack[0])
        if item is not None:
            by_item.setdefault(item, []).append(stack)
    for within in by_item.values():
        if len(within) == 1 or all(_OPENS_NEWS.match(state.blocks[end].plain) for _, end in within):
            yield from (stack for stack in within if _may_head_news(state, stack))


def _dateline_above(state: State, top: int) -> int | None:
    """Return the line with the dateline of the item above; None if it has none, or goes on too long for news."""
    chars = 0
    for at in range(top - 1, max(top - 1 - _LOOKED_AT_LINES, -1), -1):
        block = state.blocks[at]
        chars += len(block.text)
        if chars > _LONGEST_ITEM_CHARS or not state.is_text(at):
            return None
        if opening(block.text, block.plain):
            return at
        if at in state.opens:
            return None
    return None


def _may_head_news(state: State, stack: Stack) -> bool:
    lines = [block.plain for block in state.blocks[slice(*stack)]]
    return all(len(line) <= _LONGEST_CHARS for line in lines) and not any(
        SIDE_BOX.search(line) or is_editors_line(line) or line.endswith(_QUESTIONS) for line in lines
    )
