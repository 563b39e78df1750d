"""One article a file, as crawlers of e-papers write it: 20260805-04-03.txt is the third article of page 4.

The first three lines are kicker, headline and deck, blank for none, whatever they look like; below stands a paragraph
on each line. Crawlers that write no kicker and deck begin with the headline. Some write the line of newspaper, day and
page below the head: 《 人民日报 》（ 2024年03月06日 第 01 版）.
"""

import re
from collections.abc import Sequence

from reader.domain.span import SourceLines
from reader.importer.containers.head_fields import head_lines
from reader.importer.manuscript import GivenHead, Part, part_of, placed
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head
from reader.importer.shapes.sentence import is_finished

_NAME = re.compile(r"(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d[-_](?:[A-Z]?\d{1,2})[-_]\d{1,3}$")
_HEAD_LINES = 3
"""Lines of a head with fixed places: kicker, headline, deck."""

_LONGEST_CHARS = 80
"""Characters of a line of a head; a longer one is a paragraph."""

_INDENT = re.compile(r"[ \t]?\u3000|[ \t]{2}")
_MARKED = re.compile(r"\s*#{1,6}\s")
_NO_STOPS = "?!:…”"
"""Signs that end a sentence and a line of a head too: 省教育厅：, 建书屋、办夜校……"""


def crawled_article(lines: Sequence[str], stem: str) -> Part | None:
    """Return the article of a file with such a name; None for another name, and for text with heading marks."""
    if not _NAME.search(stem) or any(map(_MARKED.match, lines)):
        return None
    end = next((at for at, line in enumerate(lines) if _is_text(line) or _is_page_line(line)), len(lines))
    if end > _HEAD_LINES and lines[1].strip() and not lines[0].strip():
        end = _HEAD_LINES  # a blank for the kicker: the places are fixed, and a speech begins with its salutations
    given = _head([" ".join(line.split()) for line in lines[:end]])
    if given is None:
        end, given = 0, GivenHead()
    head = head_lines(given, SourceLines(1, end or 1)) if given.headline else []
    return part_of([*head, *placed(lines, range(end, len(lines)))], given, is_cut=False)


def _is_text(line: str) -> bool:
    """Return True for a paragraph: a line that is indented, long or ends a sentence."""
    said = half_width(line.strip())
    if not said:
        return False
    return (
        _INDENT.match(line) is not None
        or len(said) > _LONGEST_CHARS
        or (is_finished(said) and said[-1] not in f"){_NO_STOPS}")
    )


def _is_page_line(line: str) -> bool:
    """Return True for newspaper, day and page on a line of their own."""
    if not any(map(str.isdigit, line)):
        return False
    head = read_page_head(half_width(line.strip()))
    return head is not None and head.is_sure and head.date is not None and head.newspaper is not None


def _head(lines: Sequence[str]) -> GivenHead | None:
    """Return the head in the lines above the text, by their places; None if they are too many, or all blank.

    A reporter's name in the place of the deck is the byline.
    """
    said = [line for line in lines if line]
    if len(said) > _HEAD_LINES:
        return None
    match lines if len(lines) == _HEAD_LINES and all(lines[1:-1]) else said:
        case [kicker, headline, deck]:
            pass
        case [headline, deck]:
            kicker = ""
        case [headline]:
            kicker = deck = ""
        case _:
            return None
    byline = deck if deck and parse_byline(half_width(deck)) else None
    return GivenHead(kicker=kicker, headline=headline, deck="" if byline else deck, byline=byline)
