"""The page head (报眉): newspaper, date, page number and section, as the page itself states them.

Claims    the lines at the top of a page up to the first that is none of a page head, such lines at its foot, and what
          the source states to be of the page's edge.
Evidence  two of newspaper, date and number on a line; one, if it stands by itself or beside another such line.
Cases     page_furniture.md, other_papers.md, thresholds_boxes.md.
Leaves    lines in brackets (jump lines), headings that state one fact only but a day at the top, pictures.
"""

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.house_style import Standing
from reader.domain.newspaper import Guess
from reader.domain.story import StoryKind
from reader.importer.blocks.block import Block, Stated
from reader.importer.rules.state import State
from reader.importer.shapes.page_head import PageHead, is_day_alone, is_page_name, is_section, read_page_head

_LONGEST_CHARS = 120
"""Code points. Guard: a page head with slogan, address and editors has some 100."""

_SURE = 2
"""Facts on a heading or on a line at the foot, which may be a story's."""

_HEAD_LINES, _FOOT_LINES = 5, 2
"""Lines of a page head: nameplate, date, number, section, editors; and of what papers print at a page's foot."""

_SHORTEST_SECTION_CHARS, _LONGEST_SECTION_CHARS = 2, 6
"""Code points of a section's name on a line of its own: 要闻, 经济·科技."""


def apply(state: State) -> None:
    """Claim the page head; record the facts that it states, and what cannot be right in it."""
    known: set[str] = set()
    lines = range(len(state.blocks))
    for at in lines[:_HEAD_LINES]:
        if not (_claim_line(state, at, known) or _claim_section(state, at, known)):
            break
    for at in lines[-_FOOT_LINES:]:
        _claim_line(state, at, known, sure=True)
    for at, block in enumerate(state.blocks):
        if block.stated is Stated.FOLIO and state.free(at) and not _claim_line(state, at, known):
            state.set_beside(at, StoryKind.FOLIO)


def _head_at(state: State, at: int, known: set[str], sure: bool = False) -> PageHead | None:
    """Return what a line states that holds nothing else. A heading, and a line that must be sure, states two facts."""
    if not state.free(at):
        return None
    block = state.blocks[at]
    if block.image is not None or len(block.plain) > _LONGEST_CHARS or block.plain[0] in "([":
        return None
    head = read_page_head(block.plain, first=at == 0, joined=bool(known))
    if head and head.known < _SURE and (sure or block.level) and not (at == 0 and _heads_page(block.plain)):
        return None
    return head


def _heads_page(plain: str) -> bool:
    """Return True for what a person sets over a page as its heading: the day, or number and section."""
    return is_day_alone(plain) or is_page_name(plain)


def _claim_line(state: State, at: int, known: set[str], sure: bool = False) -> bool:
    """Take the facts of a line of the page head; a fact that is known stands."""
    head = _head_at(state, at, known, sure)
    if head is None:
        return False
    state.set_beside(at, StoryKind.FOLIO)
    if head.odd:
        state.find(head.odd, at)
    for name, value in head.facts():
        if value and name not in known:
            known.add(name)
            state.guesses.append(_stated(name, value, state.blocks[at]))
    return True


def _claim_section(state: State, at: int, known: set[str]) -> bool:
    """Take the page's section from a line of its own: between two other lines of the page head, or known as one."""
    block = state.blocks[at]
    if "section" in known or not state.is_text(at):
        return False
    if block.standing is not Standing.SECTION and not _stands_as_section(state, at, known):
        return False
    state.set_beside(at, StoryKind.FOLIO)
    state.guesses.append(_stated("section", block.text, block))
    known.add("section")
    return True


def _stands_as_section(state: State, at: int, known: set[str]) -> bool:
    plain = state.blocks[at].plain
    if not known or not is_section(plain) or not _SHORTEST_SECTION_CHARS <= len(plain) <= _LONGEST_SECTION_CHARS:
        return False
    return _head_at(state, at + 1, known) is not None


def _stated(field: str, value: str, block: Block) -> Guess:
    return Guess(field, value, (Evidence(EvidenceSource.PAGE_HEAD, block.text),), 1.0)
