"""The page head (报眉): newspaper, date, page number and section, as the page itself states them.

Claims    the page head at the top (`blocks/page_top.py`), such lines at the foot, and what the source states to be of
          the page's edge.
Evidence  two of newspaper, date and number on a line; one, if it stands by itself or beside another such line.
Cases     page_furniture.md, other_papers.md, thresholds_page_head.md, thresholds_boxes.md.
Leaves    lines in brackets (jump lines), headings that state one fact only but a day or a masthead at the top,
          pictures below it.
"""

from collections.abc import Iterator

from reader.domain.evidence import EvidenceSource
from reader.domain.story import StoryKind
from reader.importer.blocks.block import Stated
from reader.importer.blocks.page_top import head_of, page_top
from reader.importer.rules.state import State
from reader.importer.shapes.page_head import PageHead

_FOOT_LINES = 2
"""Lines that papers print at a page's foot."""


def apply(state: State) -> None:
    """Claim the page head; record the facts that it states, and what cannot be right in it."""
    heads = dict(_lines(state))
    for at in sorted(heads):
        state.set_beside(at, StoryKind.FOLIO)
        if odd := heads[at].odd:
            state.find(odd, at)
    known: set[str] = set()
    # A line of day and page names its own paper; a name alone may be a title's.
    for at in sorted(heads, key=lambda at: (-heads[at].known if heads[at].newspaper else 0, at)):
        for guess in heads[at].guesses(EvidenceSource.PAGE_HEAD, state.blocks[at].text):
            if guess.field not in known:
                known.add(guess.field)
                state.guesses.append(guess)


def _lines(state: State) -> Iterator[tuple[int, PageHead]]:
    """Yield the lines of the page head, at the top, at the foot and at the page's edge, with what they state."""
    top = page_top(state.blocks)
    yield from top
    taken = {at for at, _ in top}
    foot, edge = len(state.blocks) - _FOOT_LINES, Stated.FOLIO
    for at, block in enumerate(state.blocks):
        is_edge = block.stated is edge
        if not (is_edge or at >= foot) or at in taken:
            continue
        head = head_of(block)
        if head and (head.is_sure or (is_edge and head.known)):
            yield at, head
        elif is_edge:
            yield at, PageHead()
