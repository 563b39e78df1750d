"""Headings that a page sets in bold type and marks no otherwise.

Claims    nothing: lines wholly in bold become headings, which `headline` claims.
Evidence  a page without heading marks and with a few bold lines; on a page with heading marks, bold lines that stand by
          themselves and mostly have a byline or dateline under them.
Cases     bold_heads.md, thresholds_blocks.md.
Leaves    bold lines under or over a heading, which are its kicker or deck; crossheads; bylines and sentences in bold.
"""

from reader.importer.blocks.block import Block, Emphasis
from reader.importer.rules.state import State
from reader.importer.shapes.byline_line import names_reporters, parse_byline
from reader.importer.shapes.dateline import opening

_LONGEST_CHARS = 120
"""Code points of a line that is a heading by bold type; longer ones are paragraphs."""


def apply(state: State) -> None:
    """Give bold lines the level of a heading if the page's headlines are set so."""
    bold = [at for at, block in enumerate(state.blocks) if state.is_text(at) and _may_head(block)]
    levels = [block.level for at, block in enumerate(state.blocks) if block.level and state.free(at)]
    if not levels:
        raised = bold if 2 * sum(_is_bold(block) for block in state.blocks) <= len(state.blocks) else []
    else:
        alone = [at for at in bold if not _is_beside_heading(state, at)]
        raised = alone if 2 * sum(_is_anchored(state, at) for at in alone) > len(alone) else []
    for at in raised:
        state.blocks[at].level = min(levels, default=1)


def _is_bold(block: Block) -> bool:
    return block.emphasis is Emphasis.BOLD


def _may_head(block: Block) -> bool:
    plain = block.plain
    return _is_bold(block) and len(plain) <= _LONGEST_CHARS and plain[-1] not in "。,;" and not names_reporters(plain)


def _is_beside_heading(state: State, at: int) -> bool:
    return any(0 <= beside < len(state.blocks) and state.blocks[beside].level for beside in (at - 1, at + 1))


def _is_anchored(state: State, at: int) -> bool:
    """Return True if under the line stands what opens a story: its dateline, or a line of names over a text."""
    if not state.is_text(at + 1):
        return False
    below = state.blocks[at + 1]
    return opening(below.text, below.plain) is not None or parse_byline(below.plain) is not None
