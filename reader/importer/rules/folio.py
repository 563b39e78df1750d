"""The page head (报眉): newspaper, date, page number and section, as the page itself states them."""

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.story import StoryKind
from reader.importer.blocks.block import Block
from reader.importer.rules.state import State
from reader.importer.shapes.page_head import is_section, read_page_head

_LONGEST = 120
_SURE = 2
_HEAD_LINES = 5
_LONGEST_SECTION = 6
_FOOT_LINES = 2


def apply(state: State) -> None:
    """The lines at the top of a page up to the first that is none, and the last two at its foot."""
    told: set[str] = set()
    count = len(state.blocks)
    for at in range(min(_HEAD_LINES, count)):
        if not _claim_line(state, at, told, least=1) and not _claim_section(state, at, told):
            break
    for at in range(max(count - _FOOT_LINES, 0), count):
        _claim_line(state, at, told, least=_SURE)


def _claim_line(state: State, at: int, told: set[str], *, least: int) -> bool:
    """Take the facts of a line that holds nothing else, `least` of them; a fact told before stands."""
    block = state.blocks[at]
    if not state.free(at) or block.image is not None or len(block.plain) > _LONGEST or block.plain[0] in "([":
        return False
    head = read_page_head(block.plain, first=at == 0, joined=bool(told))
    if head is None or head.known < (_SURE if block.level else least):
        return False
    state.set_beside(at, StoryKind.FOLIO)
    if head.odd:
        state.find(head.odd, at)
    for name, value in head.facts():
        if value and name not in told:
            told.add(name)
            state.guesses.append(_stated(name, value, block))
    return True


def _claim_section(state: State, at: int, told: set[str]) -> bool:
    """The page's section on a line of its own, between two other lines of the page head."""
    block = state.blocks[at]
    if not told or "section" in told or not state.is_text(at) or not 2 <= len(block.plain) <= _LONGEST_SECTION:
        return False
    if not is_section(block.plain) or not state.free(at + 1) or state.blocks[at + 1].level:
        return False
    if not _claim_line(state, at + 1, told, least=1):
        return False
    state.set_beside(at, StoryKind.FOLIO)
    state.guesses.append(_stated("section", block.text, block))
    told.add("section")
    return True


def _stated(field: str, value: str, block: Block) -> Guess:
    return Guess(field, value, (Evidence(EvidenceSource.PAGE_HEAD, block.text),), 1.0)
