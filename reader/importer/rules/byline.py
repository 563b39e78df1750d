"""Byline lines under a headline stack, before the text.

Claims    the first line under a stack, and the second if it names reporters as well; an office over its article.
Evidence  roles (记者, 通讯员), surnames, names set wide; `shapes.byline_line` reads them. Text must follow.
Cases     bylines.md, thresholds_boxes.md.
Leaves    names at a text's end (文末署名), names within a text, a third line of names.
"""

from reader.importer.blocks.block import Stated
from reader.importer.rules.standing import byline_under_headline
from reader.importer.rules.state import HEAD_PARTS, Part, State
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import may_be_head, signs_articles

_MOST_LINES = 2
"""Byline lines of a story: reporters, and correspondents or the photographer under them."""


def apply(state: State) -> None:
    """Claim the byline lines of each stack."""
    for at in range(1, len(state.blocks) - 1):
        if (
            state.parts[at - 1] is None
            or not state.is_text(at)
            or (state.blocks[at].stated is Stated.ITEM and "记者" not in state.blocks[at].plain)
            or state.blocks[at + 1].level
            or not _is_under_stack(state, at)
        ):
            continue
        block = state.blocks[at]
        is_second = state.parts[state.above(at)] is Part.BYLINE
        names = byline_under_headline(block) is not None and ("记者" in block.plain or not is_second)
        if names or (not is_second and signs_articles(block.plain) and _opens_article(state, at + 1)):
            state.claim(at, Part.BYLINE)


def _opens_article(state: State, at: int) -> bool:
    """Return True for running text that no dateline opens: over news an office is a deck, which says whose it is."""
    block = state.blocks[at]
    return state.is_text(at) and not may_be_head(block.plain) and opening(block.text, block.plain) is None


def _is_under_stack(state: State, at: int) -> bool:
    """Return True if the lines above, up to the headline, all belong to a stack, with room for one more byline."""
    lines = 0
    while (at := state.above(at)) >= 0:
        part = state.parts[at]
        if part in HEAD_PARTS:
            return lines < _MOST_LINES
        if part not in (Part.JUMP, Part.BYLINE):
            return False
        lines += part is Part.BYLINE
    return False
