"""The page head (报眉): newspaper, date, page number and section, as the page itself states them.

Claims    the lines at the top of a page up to the first that is none of a page head, such lines at its foot, and what
          the source states to be of the page's edge.
Evidence  two of newspaper, date and number on a line; one, if it stands by itself or beside another such line.
Cases     page_furniture.md, other_papers.md, thresholds_boxes.md.
Leaves    lines in brackets (jump lines), headings that state one fact only but a day or a masthead at the top,
          pictures.
"""

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.house_style import Standing
from reader.domain.newspaper import Guess
from reader.domain.story import StoryKind
from reader.importer.blocks.block import Stated
from reader.importer.facts.newspaper_names import name_in
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
    under_masthead = _masthead(state) + 1
    for at in lines[:_HEAD_LINES]:
        claimed = _claim_line(state, at, known, heads=at < under_masthead) or _claim_section(state, at, known)
        if not claimed and state.blocks[at].stated is not Stated.FOLIO:
            break
    for at in lines[-_FOOT_LINES:]:
        _claim_line(state, at, known, sure=True)
    for at, block in enumerate(state.blocks):
        if block.stated is Stated.FOLIO and state.free(at) and not _claim_line(state, at, known):
            state.set_beside(at, StoryKind.FOLIO)


def _masthead(state: State) -> int:
    """Return the line of the page's top that is a newspaper's name alone, a line of date or page beside it; else -1."""
    for at in range(min(_HEAD_LINES, len(state.blocks))):
        plain = state.blocks[at].plain
        if not state.free(at) or len(plain) > _LONGEST_CHARS or (name := name_in(plain)) is None:
            continue
        if name.text == plain and (_states_issue(state, at + 1) or _states_issue(state, at - 1)):
            return at
    return -1


def _states_issue(state: State, at: int) -> bool:
    """Return True for a line that states date or page and holds nothing else of a story."""
    if not state.free(at) or state.blocks[at].image is not None or len(state.blocks[at].plain) > _LONGEST_CHARS:
        return False
    head = read_page_head(state.blocks[at].plain, first=False, joined=True)
    return head is not None and head.newspaper is None and bool(head.date or head.number)


def _head_at(state: State, at: int, known: set[str], *, sure: bool = False, heads: bool = False) -> PageHead | None:
    """Return what a line states that holds nothing else. A heading, and a line that must be sure, states two facts.

    `heads`: the line is the masthead or stands above it; there one fact is enough of a heading.
    """
    if not state.free(at):
        return None
    block = state.blocks[at]
    if block.image is not None or len(block.plain) > _LONGEST_CHARS or block.plain[0] in "([":
        return None
    head = read_page_head(block.plain, first=_opens_page(state, at), joined=bool(known) or heads)
    heads = heads or (_opens_page(state, at) and _heads_page(block.plain))
    if head and head.known < _SURE and (sure or block.level) and not heads:
        return None
    return head


def _opens_page(state: State, at: int) -> bool:
    """Return True for the first line but for what the source states to be of the page's edge."""
    return all(block.stated is Stated.FOLIO for block in state.blocks[:at])


def _heads_page(plain: str) -> bool:
    """Return True for what a person sets over a page as its heading: the day, or number and section."""
    return is_day_alone(plain) or is_page_name(plain)


def _claim_line(state: State, at: int, known: set[str], *, sure: bool = False, heads: bool = False) -> bool:
    """Take the facts of a line of the page head; a fact that is known stands."""
    head = _head_at(state, at, known, sure=sure, heads=heads)
    if head is None:
        return False
    state.set_beside(at, StoryKind.FOLIO)
    if head.odd:
        state.find(head.odd, at)
    for guess in head.guesses(EvidenceSource.PAGE_HEAD, state.blocks[at].text):
        if guess.field not in known:
            known.add(guess.field)
            state.guesses.append(guess)
    return True


def _claim_section(state: State, at: int, known: set[str]) -> bool:
    """Take the page's section from a line of its own: between two other lines of the page head, or known as one."""
    block = state.blocks[at]
    if "section" in known or not state.is_text(at):
        return False
    if block.standing is not Standing.SECTION and not _stands_as_section(state, at, known):
        return False
    state.set_beside(at, StoryKind.FOLIO)
    state.guesses.append(Guess("section", block.text, (Evidence(EvidenceSource.PAGE_HEAD, block.text),), 1.0))
    known.add("section")
    return True


def _stands_as_section(state: State, at: int, known: set[str]) -> bool:
    plain = state.blocks[at].plain
    if not known or not is_section(plain) or not _SHORTEST_SECTION_CHARS <= len(plain) <= _LONGEST_SECTION_CHARS:
        return False
    return _head_at(state, at + 1, known) is not None
