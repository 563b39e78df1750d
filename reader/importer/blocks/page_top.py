"""The page head at the top of a page's blocks: its lines, one below the other, and what each states.

A page head stands on one line or on many (masthead, name in Latin letters, registration, day, weekday, page, section),
as text or as headings, with a logo's picture between. A line counts by those beside it: a name alone is a masthead over
a line of day or page; a title over a line that names paper, day or page, and over a headline, is the page's or the
collection's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.domain.evidence import EvidenceSource
from reader.domain.house_style import Standing
from reader.domain.newspaper import Guess
from reader.importer.blocks.block import Block, Stated
from reader.importer.shapes.head_line import may_be_head
from reader.importer.shapes.newspaper_names import name_beside_issue
from reader.importer.shapes.page_head import (
    ENOUGH,
    PageHead,
    is_day_alone,
    is_page_alone,
    is_page_name,
    is_section,
    page_in_brackets,
    read_page_head,
)
from reader.importer.shapes.page_head_words import names_section
from reader.importer.shapes.printed_day import may_hold_day

_ON_LINE = re.compile(r"^(?:原创|转载)\s|日\s{0,3}\d{1,2}:\d\d")
"""Words of an account beside its article: who wrote it, and the moment of its going on line."""

_OPENING = re.compile(r"[(\[【〔]")

_MOST_LINES = 12
"""Lines of a page head that has each of its parts on a line of its own."""

_SHORTEST_SECTION_CHARS, _LONGEST_SECTION_CHARS = 2, 6
"""Code points of a section's name on a line of its own: 要闻, 经济·科技."""

_LONGEST_TITLE_CHARS = 20
"""Code points of a title over a page head: 海州市图书馆剪报."""

_MOST_BETWEEN = 2
"""Lines between a headline and its day: a deck and a byline."""


TopLine = tuple[int, PageHead]
"""A line of a page head: its block, and what it states, nothing for a title or a picture."""


def page_top(blocks: Sequence[Block]) -> list[TopLine]:
    """Return the lines of the page head at the top, in order; none if the page has none there."""
    start = _first(blocks)
    run = _run(blocks, start)
    if run or start == len(blocks):
        return run
    below = _run(blocks, start + 1)
    if below and _is_title(blocks, start, below):
        return [(start, _title(blocks[start].plain, below)), *below]
    return _below_others(blocks, start)


def head_guesses(blocks: Sequence[Block]) -> Iterator[Guess]:
    """Yield what a page's head states: the lines at its top, and those that the source sets at the page's edge."""
    edge = ((at, head) for at, block in enumerate(blocks) if block.stated is Stated.FOLIO and (head := head_of(block)))
    for at, head in (*page_top(blocks), *edge):
        yield from head.guesses(EvidenceSource.PAGE_HEAD, blocks[at].text)


def issue_guesses(found: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return newspaper and day among what a page's head states: those of the pages below it in one file, too."""
    return tuple(guess for guess in found if guess.field in ("newspaper", "date"))


def carried_over(stated: Sequence[Guess], issue: Sequence[Guess]) -> tuple[Guess, ...]:
    """Return what holds of a page by the first page of its file: newspaper and day, if it states no other of either."""
    said = {guess.field: guess.value for guess in stated}
    if any(said.get(guess.field, guess.value) != guess.value for guess in issue):
        return ()
    return tuple(guess for guess in issue if guess.field not in said)


def _below_others(blocks: Sequence[Block], start: int) -> list[TopLine]:
    """Return the line of day and page below a page's first lines, which may be a headline with its deck and byline."""
    for at in range(start + 1, min(start + _MOST_BETWEEN + 2, len(blocks))):
        head = head_of(blocks[at]) if may_hold_day(blocks[at].plain) else None
        if head and head.date and head.is_sure:
            return [(at, head)]
        if head and head.date and blocks[start].level and not blocks[at].level and is_day_alone(blocks[at].plain):
            return [(at, head)]
        if blocks[at].image is not None or len(blocks[at].plain) > _LONGEST_TITLE_CHARS:
            break
    return []


def head_of(block: Block) -> PageHead | None:
    """Return what a block states beside another line of a page head; None if it holds anything else.

    What stands in brackets is a jump line's or a source's.
    """
    if block.image is not None or not block.plain or _ON_LINE.search(block.plain):
        return None
    named = page_in_brackets(block.plain) if block.plain[0] in "[【" else None
    if named or block.plain[0] not in "([":
        return named or read_page_head(block.plain)
    # Each fact in brackets of its own: （2024年3月6日）〔第5版〕【海州日报】.
    whole = read_page_head(block.plain) if len(_OPENING.findall(block.plain)) > 1 else None
    return whole if whole and whole.newspaper and whole.date and whole.number else None


def _head_below(blocks: Sequence[Block], at: int) -> PageHead | None:
    return head_of(blocks[at + 1]) if at + 1 < len(blocks) else None


def _first(blocks: Sequence[Block]) -> int:
    """Return the first block but for what the source states to be of the page's edge."""
    return next((at for at, block in enumerate(blocks) if block.stated is not Stated.FOLIO), len(blocks))


def _run(blocks: Sequence[Block], start: int) -> list[TopLine]:
    """Return the lines of a page head from `start` on."""
    run: list[TopLine] = []
    for at in range(start, min(start + _MOST_LINES, len(blocks))):
        if blocks[at].stated is Stated.FOLIO:
            continue
        head = _head_at(blocks, at, run)
        if head is None:
            break
        run.append((at, head))
    while run and _is_aside(blocks[run[-1][0]], run[-1][1]):
        run.pop()
    return run if _is_page_head(blocks, run) else []


def _is_aside(block: Block, head: PageHead) -> bool:
    """Return True for a picture, or a line of editors: below the page head they are a story's, and the imprint's."""
    return block.image is not None or head.is_imprint


def _head_at(blocks: Sequence[Block], at: int, run: Sequence[TopLine]) -> PageHead | None:
    """Return what a line states below the others of a page head; None if it is none of it."""
    block = blocks[at]
    if block.image is not None:
        return None if block.text else PageHead()
    head = head_of(block)
    if head is None and (name := _short_masthead(blocks, at, run)):
        return PageHead(newspaper=name, known=1)
    if head is None or (head.known == 1 and head.section == block.plain):
        return PageHead(section=block.text, known=1) if _is_section(blocks, at, run) else None
    if block.level and not head.is_sure and not _may_be_heading(blocks, at, head, run):
        return None
    return head


def _short_masthead(blocks: Sequence[Block], at: int, run: Sequence[TopLine]) -> str | None:
    """Return a newspaper's name that is an ordinary word, too (申报), beside its day or page; None for others."""
    name = name_beside_issue(blocks[at].plain)
    if name != blocks[at].plain:
        return None
    beside = (*(head for _, head in run[-1:]), _head_below(blocks, at))
    return name if any(head and head.has_place for head in beside) else None


def _may_be_heading(blocks: Sequence[Block], at: int, head: PageHead, run: Sequence[TopLine]) -> bool:
    """Return True for a heading of one fact that is no headline: a day, a page with its section, a masthead."""
    if not head.known:
        below = _head_below(blocks, at)
        return any(above.known for _, above in run) or (below is not None and below.is_sure)
    if head.newspaper:
        return head.section is None and _is_masthead(blocks, at, run)
    return head.section is None or is_page_name(blocks[at].plain) or all(map(names_section, head.section.split()))


def _is_masthead(blocks: Sequence[Block], at: int, run: Sequence[TopLine]) -> bool:
    """Return True for a newspaper's name with day, page or registration beside it, or as a heading over a headline."""
    if any(head.has_place for _, head in run):
        return True
    for below in blocks[at + 1 : at + _MOST_LINES]:
        head = head_of(below)
        if head and (head.has_place or (head.has_signs and not head.is_imprint)):
            return True
        if head is None and (below.image is None or below.text):
            return below.level == blocks[at].level
    return False


def _is_section(blocks: Sequence[Block], at: int, run: Sequence[TopLine]) -> bool:
    """Return True for the page's section on a line of its own: known as one, in the midst of a page head, or below."""
    block = blocks[at]
    if any(head.section for _, head in run) or block.image is not None:
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if block.level:
        return bool(run and below and below.level) and names_section(block.plain)
    if block.standing is Standing.SECTION:
        return True
    if not any(head.known for _, head in run) or below is None:
        return False
    if names_section(block.plain) and any(head.has_place for _, head in run):
        return True
    if not is_section(block.plain) or not _SHORTEST_SECTION_CHARS <= len(block.plain) <= _LONGEST_SECTION_CHARS:
        return False
    head = head_of(below)
    return head is not None and head.known > 0 and (not below.level or head.is_sure)


def _is_page_head(blocks: Sequence[Block], run: Sequence[TopLine]) -> bool:
    """Return True for lines that state two facts, or for one that states one and stands by itself."""
    stating = [line for line in run if line[1].known]
    if len(stating) != 1:
        return len(stating) > 1
    [(at, head)] = stating
    block = blocks[at]
    if head.is_sure or block.standing is Standing.SECTION:
        return True
    if block.level:
        is_page = is_page_name(block.plain) or is_page_alone(block.plain)
        return is_page or is_day_alone(block.plain) or head.newspaper is not None
    return head.stands_alone


def _facts(lines: Sequence[TopLine]) -> Iterator[str]:
    """Yield the names of the facts that lines state."""
    for _, head in lines:
        stated = (
            ("paper", head.newspaper),
            ("day", head.date or head.odd),
            ("page", head.number),
            ("section", head.section),
        )
        yield from (name for name, value in stated if value)


def _is_title(blocks: Sequence[Block], at: int, below: Sequence[TopLine]) -> bool:
    """Return True for a title over a page head with a headline under it: of the page, of who collected it."""
    block, end = blocks[at], below[-1][0] + 1
    if block.image is not None or len(block.plain) > _LONGEST_TITLE_CHARS or not may_be_head(block.plain):
        return False
    stated = set(_facts(below))
    if len(stated) < ENOUGH or stated.isdisjoint(("paper", "day")) or end >= len(blocks):
        return False
    if blocks[end].plain.startswith("——"):
        return False
    if block.level or blocks[end].level:
        return blocks[end].level > 0
    return may_be_head(blocks[end].plain)


def _title(plain: str, below: Sequence[TopLine]) -> PageHead:
    is_section_of_page = names_section(plain) and not any(head.section for _, head in below)
    return PageHead(section=plain if is_section_of_page else None)
