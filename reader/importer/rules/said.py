"""Stacks without heading marks that say themselves that they are headlines, whatever runs above and below.

Claims    nothing itself: `unmarked` asks it about the runs of short lines that it found.
Evidence  a line wider than its column; a dash from kicker to headline or from deck to headline; the day of a decree in
          brackets; a label in brackets over an author; a newspaper's words to its readers.
Cases     wrapped.md, thresholds_wrapped.md.
Leaves    boxes within a story (延伸阅读), and crossheads in pairs, which come in several.
"""

import re
from itertools import pairwise

from reader.importer.blocks.block import Setting
from reader.importer.rules.standing import byline_of, weight_of
from reader.importer.rules.state import State
from reader.importer.shapes.column_label import LabelWeight, trailing_label
from reader.importer.shapes.head_line import is_bracketed, is_editors_line, may_be_head
from reader.importer.shapes.sentence import is_finished

BOX_CHARS = 8
"""Code points of the head of a box within a story: 延伸阅读."""

_LOOKED_AT_LINES = 400
"""Lines above and below a stack that are looked at. Guard: a text may hold any number of dashes."""

SIDE_BOX = re.compile(r"手记|链接|阅读|背景|点评|解读|问答")
"""Labels of boxes within a story, which open none."""
_NOTICE = re.compile(
    r"(?:欢迎(?:赐稿|来稿|投稿)|征稿(?:启事|函)?|[^。]*(?:启事|公告|公示|通告)|敬告读者|致读者|更正|勘误)$"
)
"""Heads a newspaper's own words to its readers."""
_DAY = re.compile(r"[年月][\d〇一二三四五六七八九十]{1,3}日")


def says_headline(state: State, top: int, end: int) -> bool:
    """Return True if the lines from `top` to `end`, over a text, say that they are a stack."""
    stack = state.blocks[top:end]
    if not state.is_text(end) or any(_heads_box(block.plain) for block in state.blocks[max(top - 1, 0) : end]):
        return False
    lines = [block.plain for block in stack]
    if any(block.setting is Setting.WIDE for block in stack) or _NOTICE.match(lines[-1]):
        return True
    if len(lines) > 1 and _is_day(lines[-1]):
        return True
    if any(_leads_to(above, below) for above, below in pairwise(lines)):
        around = max(top - _LOOKED_AT_LINES, 0)
        lines = [block.plain for block in state.blocks[around : end + _LOOKED_AT_LINES]]
        return _is_only_pair(lines, top - around, end - around)
    labelled = trailing_label(stack[-1].text) is not None or (
        len(stack) > 1 and any(weight_of(block) is LabelWeight.SURE for block in stack)
    )
    return labelled and byline_of(state.blocks[end]) is not None


def _heads_box(plain: str) -> bool:
    return len(plain) <= BOX_CHARS and SIDE_BOX.search(plain) is not None


def _is_day(plain: str) -> bool:
    """Return True for the day of a decree under its title, (2026年4月30日第十次会议通过)."""
    return is_bracketed(plain) and _DAY.search(plain) is not None


def _leads_to(above: str, below: str) -> bool:
    """Return True if a dash points from one line to the other, and neither is an editor's line or runs on."""
    if is_editors_line(above) or is_editors_line(below) or is_finished(below):
        return False
    return above.endswith("——") != below.startswith("——")


def _is_only_pair(lines: list[str], top: int, end: int) -> bool:
    """Return True if no other two lines of the page are joined by a dash."""
    return not any(
        may_be_head(lines[at - 1]) and may_be_head(lines[at]) and _leads_to(lines[at - 1], lines[at])
        for at in range(1, len(lines))
        if not top < at < end
    )
