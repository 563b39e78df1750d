"""Text below front matter: one article under the head that is stated, or a page of many."""

import re
from collections.abc import Sequence

from reader.domain.span import SourceLines
from reader.importer.containers.head_fields import head_lines
from reader.importer.containers.plain.front_matter import FrontMatter
from reader.importer.containers.plain.repeated_title import repeated_lines, same_title
from reader.importer.manuscript import Part, part_of, placed
from reader.importer.shapes.dateline import opening_of
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head
from reader.importer.shapes.sentence import is_finished

_HEADING = re.compile(r"(#{1,6})\s")
_MARKS = re.compile(r"[#*\s]+")


def part_below(lines: Sequence[str], matter: FrontMatter) -> tuple[Part, tuple[int, ...]]:
    """Return the text below the front matter to parse, and the lines (from 1) left out, which repeat the headline.

    It is one article with crossheads, also of the type of the repeated headline, unless larger headings, or headings
    over texts that open as news do, head stories of their own. A text that opens with a sentence is the stated
    headline's: headings below it are crossheads, of any type. A heading that names the stated newspaper is left out.
    """
    numbers = range(matter.lines + 1, len(lines) + 1)
    names = _names(lines, numbers, matter)
    body = [number for number in numbers if number not in names]
    repeats = _repeats(lines, body, matter.given.headline or "")
    opens_with_text = not repeats and _opens_with_text(lines, body)
    is_article = matter.given.headline is not None and (opens_with_text or not _is_page(lines, body, repeats))
    left_out = (*names, *repeats) if is_article else ()
    head = head_lines(matter.given, SourceLines(1, matter.lines)) if is_article else []
    kept = placed(lines, (number - 1 for number in numbers if number not in left_out))
    return part_of([*head, *kept], matter.given if is_article else None), left_out


def _names(lines: Sequence[str], numbers: Sequence[int], matter: FrontMatter) -> Sequence[int]:
    """Return the first line with text if it is a heading with nothing but the name of the newspaper that is stated."""
    first = next((number for number in numbers if lines[number - 1].strip()), 0)
    stated = [guess.value for guess in matter.guesses if guess.field == "newspaper"]
    is_name = first and _level(lines[first - 1]) and any(same_title(lines[first - 1], name) for name in stated)
    return [first] if is_name else []


def _repeats(lines: Sequence[str], numbers: Sequence[int], title: str) -> Sequence[int]:
    """Return the lines at the top that repeat the title; else a heading further down that does."""
    if top := repeated_lines([lines[number - 1] for number in numbers], title):
        return numbers[:top]
    return [number for number in numbers if _HEADING.match(lines[number - 1]) and same_title(lines[number - 1], title)][
        :1
    ]


def _opens_with_text(lines: Sequence[str], numbers: Sequence[int]) -> bool:
    first = next((line for number in numbers if (line := lines[number - 1].strip())), "")
    return not _HEADING.match(first) and is_finished(half_width(first))


def _is_page(lines: Sequence[str], numbers: Sequence[int], repeats: Sequence[int]) -> bool:
    """Return True if headings head other stories: larger ones than the repeated headline, or those of its own type
    over news, or of the largest there is; without a repeated headline the largest there are. A page head heads none.
    """
    own = max((level for number in repeats if (level := _level(lines[number - 1]))), default=0)
    others = [number for number in numbers if number not in repeats and _level(lines[number - 1])]
    heads = [number for number in others if not _is_page_head(lines[number - 1])]
    if not own:
        return any(_level(lines[number - 1]) == 1 for number in heads)
    return any(
        level < own or (level == own and (own == 1 or _is_over_news(lines, number)))
        for level, number in ((_level(lines[number - 1]), number) for number in heads)
    )


def _is_over_news(lines: Sequence[str], heading: int) -> bool:
    """Return True for a heading (its line from 1) over a text that opens with a dateline: no crosshead stands so."""
    below = next((line.strip() for line in lines[heading:] if line.strip()), "")
    return opening_of(below) is not None


def _is_page_head(line: str) -> bool:
    head = read_page_head(half_width(_MARKS.sub(" ", line).strip()))
    return head is not None and head.stands_alone


def _level(line: str) -> int:
    mark = _HEADING.match(line)
    return len(mark[1]) if mark else 0
