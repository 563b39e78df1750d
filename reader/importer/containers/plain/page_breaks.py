"""Several pages one below the other in one text: parted at a tool's page breaks, at their heads or their feet."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reader.importer.blocks.block import Emphasis, Stated
from reader.importer.blocks.dialects.tool_marks import BREAKS
from reader.importer.blocks.reading import split_blocks
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import LONGEST_CHARS, PageHead, is_page_name, page_in_brackets, read_page_head
from reader.importer.shapes.page_head_words import names_section

_HEADING = re.compile(r"#{1,6}\s")
_NUMBER_FIRST = re.compile(r"[\s#]*[A-Z]?\d{1,3}(?:\s|$)")
_DAY = re.compile(r"\d\d{3}(?:\s?[年./-]|(?<=(?:19|20)\d\d)\d{4})")
_YEAR_IN_HAN = re.compile(r"[〇○◯零一二三四五六七八九]{4}年")
_PAPER = re.compile(r"[日晚晨早商时都]\s?报")
_MARK = re.compile("[#*<_]")
_NEAR_TOP = 3
"""Lines with text that may stand above the first head: a note of who saved the pages. Heads further down are quoted."""

_FEWEST_LINES = 2
"""Lines with text below a head that make a page, a headline and its text; with fewer it is a page's foot."""


@dataclass(slots=True)
class _Place:
    """A page head: its first line, the line after its last, and what it states."""

    first: int
    end: int
    number: str | None
    date: str | None
    newspaper: str | None
    is_heading: bool = False

    @property
    def is_whole(self) -> bool:
        """It names the page, and the day or the paper, or is a heading of nothing but the page and its section."""
        return self.number is not None and (self.is_heading or (self.date or self.newspaper) is not None)

    def adds(self, head: PageHead) -> bool:
        """Return True if the line states nothing that this head states already."""
        facts = ((self.number, head.number), (self.date, head.date), (self.newspaper, head.newspaper))
        return not any(known and more for known, more in facts)


def pages_in(text: str) -> list[str]:
    """Part a text into its pages, in order; the whole text if it holds but one. No line is lost."""
    return [page for part in _between_breaks(text) for page in _by_heads(part)]


def _between_breaks(text: str) -> list[str]:
    """Part a text at the page breaks of a tool ({2}-----), if each part opens as a page does.

    A print of one article breaks within its text; a page of a newspaper opens with its head or a headline.
    """
    breaks = (
        [match.start() for match in BREAKS.finditer(text)]
        if any(sign in text for sign in ("{", "<", "[", "-- "))
        else []
    )
    if not breaks:
        return [text]
    parts = [text[start:end] for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True)]
    above, first, *others = parts
    if not BREAKS.sub("", above).strip() or _is_head_alone(above):
        parts = [above + first, *others]
    if len(parts) > 1 and not BREAKS.sub("", parts[-1]).strip():
        *before, last, end = parts
        parts = [*before, last + end]
    if len(parts) == 1 or not all(map(_opens_page, parts)):
        return [text]
    return [*(part.removesuffix("\n") for part in parts[:-1]), parts[-1]]


def _is_head_alone(part: str) -> bool:
    """Return True for lines of a page head and nothing else, above the break that opens its page."""
    heads = [read_page_head(block.plain) for block in split_blocks(BREAKS.sub("", part))]
    return all(head is not None and (head.known or head.has_signs) for head in heads)


def _opens_page(part: str) -> bool:
    """Return True if a heading, a page head or what a tool takes for one stands at the top."""
    blocks = [block for block in split_blocks(BREAKS.sub("", part)) if block.image is None]
    first = blocks[0] if blocks else None
    if first is None:
        return False
    head = read_page_head(first.plain)
    return (
        first.level > 0
        or first.emphasis is Emphasis.BOLD
        or first.stated is Stated.FOLIO
        or (head is not None and head.stands_alone)
    )


def _by_heads(text: str) -> list[str]:
    """Part a text at its page heads."""
    lines = text.split("\n")
    said = [at for at, line in enumerate(lines) if line.strip()]
    places = _changes([place for place in _places(lines, said) if place.is_whole])
    if not places or len(said) < _FEWEST_LINES:
        return [text]
    if places[-1].end > said[-1] and places[0].first > said[0]:
        breaks = [place.end for place in places[:-1]]
    elif places[0].first <= said[: _NEAR_TOP + 1][-1]:
        # A page has something below its head; what stands at the very end is a list of pages, or a page's foot.
        heads = [place for place in places[1:] if place.end <= said[-_FEWEST_LINES]]
        above_first = {line for line in lines[: places[0].first] if "。" not in line}
        breaks = [_top(lines, said, place.first, above_first) for place in heads]
    else:
        return [text]
    return ["\n".join(lines[start:end]) for start, end in zip([0, *breaks], [*breaks, len(lines)], strict=True)]


def _places(lines: Sequence[str], said: Sequence[int]) -> Iterator[_Place]:
    """Yield runs of lines that state facts of a page, each fact once."""
    running: _Place | None = None
    for at in said:
        head = _stated(lines[at], joined=running is not None)
        if running and head is None and _is_beside(lines[at]):
            continue
        if running and (head is None or not running.adds(head)):
            yield running
            running = None
        if head is None:
            continue
        if running is None:
            running = _Place(at, at + 1, head.number, head.date, head.newspaper, _is_page_heading(lines[at]))
        else:
            running.end = at + 1
            running.number = running.number or head.number
            running.date = running.date or head.date
            running.newspaper = running.newspaper or head.newspaper
    if running:
        yield running


def _top(lines: Sequence[str], said: Sequence[int], first: int, above_first: Collection[str]) -> int:
    """Return the first line of the page that has its head at `first`: its title, its section, its logo.

    `above_first` are the lines above the head of the first page, but for text: they head the other pages, too.
    """
    for at in reversed(said[: bisect_left(said, first)]):
        if _HEADING.match(lines[at]):
            return at
        if lines[at] not in above_first and not _is_beside(lines[at]):
            break
        first = at
    return first


def _is_beside(line: str) -> bool:
    """Return True for a line that stands in a page head and states no day, page or paper: weekday, section, imprint."""
    plain = half_width(line.strip("#*_ \t\u3000"))
    if names_section(plain):
        return True
    head = read_page_head(plain)
    return head is not None and not head.known


def _stated(line: str, *, joined: bool) -> PageHead | None:
    if len(line) > LONGEST_CHARS or not _may_state(line):
        return None
    marked = _MARK.search(line)
    plain = " ".join(block.plain for block in split_blocks(line)) if marked else half_width(line.strip())
    if named := page_in_brackets(plain):
        return named
    head = read_page_head(plain) if plain and plain[0] not in "([" else None
    if head is None or not (joined or head.stands_alone):
        return None
    return head if head.number or head.date or head.newspaper else None


def _may_state(line: str) -> bool:
    """Return True for a line with words or figures of a page head; most lines show at once that they have none."""
    return bool(
        "版" in line
        or ("报" in line and _PAPER.search(line))
        or ("年" in line and _YEAR_IN_HAN.search(line))
        or _NUMBER_FIRST.match(line)
        or (_may_hold_day(line) and _DAY.search(line))
    )


def _may_hold_day(line: str) -> bool:
    """Return False for a line without any sign that stands in or behind a year in figures."""
    return "年" in line or "-" in line or "." in line or "/" in line or "19" in line or "20" in line


def _is_page_heading(line: str) -> bool:
    """Return True for a page's name as a heading, or in brackets: ## 第2版 要闻, [第二版]."""
    plain = half_width(line.strip())
    return (line.startswith("#") and is_page_name(plain.strip("# "))) or page_in_brackets(plain) is not None


def _changes(places: Sequence[_Place]) -> list[_Place]:
    """Leave out heads that repeat the page above them, as the head of a page and the line at its foot do."""
    kept: list[_Place] = []
    for place in places:
        if kept and place.number == kept[-1].number and (place.date or kept[-1].date) == (kept[-1].date or place.date):
            continue
        kept.append(place)
    return kept
