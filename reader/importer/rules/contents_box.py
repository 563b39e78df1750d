"""Contents boxes (导读, 本期目录, 今日看点).

Claims    quotations and lists between a page head and the first heading, as archives kept by hand have them; a
          contents heading with the lines under it that send the reader to other pages, and the lines between them.
Evidence  the heading's word; pointers at line ends: 第3版, A05, P12, ……8.
Cases     page_furniture.md, tool_pages.md, thresholds_boxes.md.
Leaves    a heading 导读 over a text of its own; the story under the last pointer.
"""

import re

from reader.domain.story import StoryKind
from reader.importer.blocks.block import Stated
from reader.importer.rules.state import State
from reader.importer.shapes.head_line import is_editors_line, may_be_head
from reader.text.numerals import CHINESE

_HEAD = re.compile(
    r"[■●◆▲★□【\[]?(?:今日|本期|本报|要闻|内版|今日要闻|新闻)?(?:导读|导航|目录|提要|看点|索引|要目)[】\]]?(?:[:]|$)"
)
_POINTER = re.compile(
    rf"""
    (?: (?:第|见|详见|►|▶)\s{{0,2}}(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,4}})
        (?:\s{{0,2}}[至到、—~-]\s{{0,2}}第?(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,4}}))?\s{{0,2}}版   # 第3版, 第十至十二版
      | [A-Z]\d{{2}}版?|[Pp]\d{{1,3}}|\d{{1,2}}版                                       # A05, P12, 8版
      | [.…·—-]{{2,}}\s*[A-Z]?\d{{1,3}}                                                 # ……8
    )[)）】]?$
    """,
    re.VERBOSE,
)

_LONGEST_HEAD_CHARS = 12
"""Code points of a contents heading with a colon; what is longer is a sentence (导读:…)."""

_LONGEST_LINE_CHARS = 60
"""Code points of a line of contents: a headline and a pointer. Longer lines are a story's text."""

_MOST_LINES = 40
"""Lines under a contents heading. Guard: a page of nothing but contents lists no more stories."""

_LOOK_AHEAD = 4
"""Lines, from a heading within the box on, among which its pointer stands: section, headline, summary, pointer."""


def apply(state: State) -> None:
    """Claim the digest under the page head, and each contents box up to its last pointer."""
    _claim_digest(state)
    for at, block in state.unclaimed():
        if len(block.plain) <= _LONGEST_HEAD_CHARS and _HEAD.match(block.plain):
            _claim_box(state, at)


def _claim_digest(state: State) -> None:
    """Claim quotations and lists between the page head and the first heading: a person's own digest of the page."""
    first = next((at for at in range(len(state.blocks)) if at not in state.beside), 0)
    end = first
    while state.is_text(end) and state.blocks[end].stated in (Stated.QUOTATION, Stated.ITEM):
        end += 1
    if _is_kicker(state, first, end) or (end > first and is_editors_line(state.blocks[first].plain)):
        return
    if 0 < first < end < len(state.blocks) and state.blocks[end].level:
        for at in range(first, end):
            state.set_beside(at, StoryKind.CONTENTS)


def _is_kicker(state: State, first: int, end: int) -> bool:
    """Return True for one short quotation over a heading, in which a language model sets a kicker."""
    block = state.blocks[first] if end == first + 1 else None
    return block is not None and block.stated is Stated.QUOTATION and may_be_head(block.plain)


def _claim_box(state: State, head: int) -> None:
    """Claim the box under `head`, if a line in it has a pointer."""
    last = head
    for at in range(head + 1, min(head + 1 + _MOST_LINES, len(state.blocks))):
        block = state.blocks[at]
        if not state.free(at) or len(block.plain) > _LONGEST_LINE_CHARS or (block.level and not _leads_on(state, at)):
            break
        if _POINTER.search(block.plain):
            last = at
    if last > head:
        for at in range(head, last + 1):
            state.set_beside(at, StoryKind.CONTENTS)


def _leads_on(state: State, at: int) -> bool:
    """Return True if the heading at `at` or one of the next lines has a pointer."""
    return any(_POINTER.search(block.plain) for block in state.blocks[at : at + _LOOK_AHEAD])
