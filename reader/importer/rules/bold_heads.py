"""Headings that a page sets in bold type and marks no otherwise.

Claims    nothing: lines wholly in bold become headings, which `headline` claims.
Evidence  a page without heading marks and with a few bold lines; on a page with heading marks, bold lines that stand by
          themselves and mostly have a byline or dateline under them.
Cases     bold_heads.md, thresholds_bold_heads.md, thresholds_blocks.md.
Leaves    bold lines under or over a heading, which are its kicker or deck; crossheads, and all bold lines of a page
          that sets its marked headings in bold as well; bylines and sentences in bold.
"""

from reader.domain.story import Role
from reader.importer.blocks.block import Block, Emphasis
from reader.importer.rules.standing import byline_of
from reader.importer.rules.state import State
from reader.importer.shapes.byline_line import names_reporters, parse_byline
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import is_bracketed, may_be_head

_LONGEST_CHARS = 120
"""Code points of a line that is a heading by bold type; longer ones are paragraphs."""

_FEWEST = 2
"""Stretches between rules that are stories: one alone is a rule below a page head."""

_MOST_BETWEEN = 1
"""Lines of a plain deck between a headline in bold and the byline or dateline under it."""


def apply(state: State) -> None:
    """Give bold lines the level of a heading if the page's headlines are set so."""
    styled = (at for at, block in enumerate(state.blocks) if block.emphasis and _is_bold(block))
    bold = [at for at in styled if state.is_text(at) and _may_head(state.blocks[at])]
    if not bold:
        return
    headings = [at for at, block in state.unclaimed() if block.level]
    if not headings:
        raised = bold if 2 * sum(_is_bold(block) for block in state.blocks) <= len(state.blocks) else []
        raised = _openers(state, raised) or raised
    elif any(_is_bold(state.blocks[at]) for at in headings):
        raised = []
    else:
        alone = [at for at in bold if not _is_beside_heading(state, at)]
        raised = (
            alone
            if 2 * sum(_opens_page(state, at) or _is_anchored(state, at + 1) for at in alone) >= len(alone)
            else []
        )
    level = min((state.blocks[at].level for at in headings if not _is_deck(state, at)), default=1)
    for at in raised:
        state.blocks[at].level = level


def _openers(state: State, bold: list[int]) -> list[int]:
    """Return the bold lines that open the stretches between rules, if each does, and no other heads a story.

    A stretch is a story then, and other bold lines within it are its crossheads.
    """
    starts = [at + 1 for at, block in enumerate(state.blocks[:-1]) if block.closed]
    first = next((at for at in range(len(state.blocks)) if at not in state.beside), None)
    opening = sorted({at for at in (first, *starts) if at is not None and at not in state.beside})
    inner = [at for at in bold if at not in opening]
    if len(opening) < _FEWEST or not set(opening) <= set(bold):
        return []
    if not any(_is_anchored(state, at + 1) for at in opening):
        return []
    is_crosshead = all(at - 1 not in opening and not _is_anchored(state, at + 1) for at in inner)
    return opening if is_crosshead else []


def _is_bold(block: Block) -> bool:
    return block.emphasis is Emphasis.BOLD


def _may_head(block: Block) -> bool:
    plain = block.plain
    return len(plain) <= _LONGEST_CHARS and plain[-1] not in "。,;" and not _is_byline(plain)


def _is_byline(plain: str) -> bool:
    """Return True for reporters, and for names with what they did: 孙立群 报道; a name alone may be a headline."""
    return names_reporters(plain) or any(byline.role is not Role.AUTHOR for byline in parse_byline(plain) or ())


def _is_beside_heading(state: State, at: int) -> bool:
    """Return True if the line is the kicker over a heading, or the deck under one; a deck under it is no heading."""
    below = at + 1 < len(state.blocks) and state.blocks[at + 1].level and not _is_deck(state, at + 1)
    return bool(below or (at and state.blocks[at - 1].level))


def _is_deck(state: State, at: int) -> bool:
    plain = state.blocks[at].plain
    return plain.startswith("——") or is_bracketed(plain)


def _opens_page(state: State, at: int) -> bool:
    """Return True if nothing stands above but the page head."""
    return all(above in state.beside for above in range(at))


def _is_anchored(state: State, at: int) -> bool:
    """Return True if at `at` stands what opens a story: a deck, a dateline, or a line of names over a text."""
    for below in range(at, min(at + 1 + _MOST_BETWEEN, len(state.blocks))):
        block = state.blocks[below]
        if _is_deck(state, below):
            return True
        if not state.is_text(below):
            return False
        if opening(block.text, block.plain) is not None or byline_of(block) is not None:
            return True
        if not may_be_head(block.plain):
            return False
    return False
