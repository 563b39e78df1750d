"""Contents boxes (导读, 本期目录, 今日看点): lines that send the reader to other pages."""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.state import State
from reader.importer.shapes.numerals import CHINESE

_HEAD = re.compile(
    r"[■●◆▲★□【\[]?(?:今日|本期|本报|要闻|内版|今日要闻|新闻)?(?:导读|导航|目录|提要|看点|索引|要目)[】\]]?(?:[:]|$)"
)
_POINTER = re.compile(
    rf"(?:(?:第|见|详见|►|▶)\s{{0,2}}(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,4}})\s{{0,2}}版|[A-Z]\d{{2}}版?|[Pp]\d{{1,3}}|\d{{1,2}}版|[.…·—-]{{2,}}\s*[A-Z]?\d{{1,3}})[)）】]?$"
)
_LINE = 60
_MOST = 40


def apply(state: State) -> None:
    """A contents heading opens the box; it runs to the next heading that no pointer to a page follows."""
    at = 0
    while at < len(state.blocks):
        if state.free(at) and len(state.blocks[at].plain) <= 12 and _HEAD.match(state.blocks[at].plain):
            at = _claim_box(state, at)
        at += 1


def _claim_box(state: State, head: int) -> int:
    end = head + 1
    last = head
    while end < len(state.blocks) and end - head <= _MOST and state.free(end):
        block = state.blocks[end]
        if len(block.plain) > _LINE:
            break
        if _POINTER.search(block.plain):
            last = end
        elif block.level and not _leads_on(state, end):
            break
        end += 1
    if last == head:
        return head
    for at in range(head, last + 1):
        state.set_beside(at, StoryKind.CONTENTS)
    return last


def _leads_on(state: State, at: int) -> bool:
    """Within the next three lines stands another pointer, and no long text before it."""
    for other in range(at, min(at + 4, len(state.blocks))):
        plain = state.blocks[other].plain
        if len(plain) > _LINE:
            return False
        if _POINTER.search(plain):
            return True
    return False
