"""Text below front matter: one article under the head that is stated, or a page of many."""

import re
from collections.abc import Sequence

from reader.domain.span import SourceLines
from reader.importer.containers.head_fields import head_lines
from reader.importer.containers.plain.front_matter import FrontMatter
from reader.importer.containers.plain.repeated_title import repeated_lines, same_title
from reader.importer.manuscript import Part, part_of, placed
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.sentence import is_finished

_HEADING = re.compile(r"(#{1,6})\s")


def part_below(lines: Sequence[str], matter: FrontMatter) -> tuple[Part, tuple[int, ...]]:
    """Return the text below the front matter to parse, and the lines (from 1) left out, which repeat the headline.

    It is one article with crossheads, unless headings of the largest type head stories of their own. A text that opens
    with a sentence is the stated headline's: headings below it are crossheads, of any type.
    """
    numbers = range(matter.lines + 1, len(lines) + 1)
    repeats = _repeats(lines, numbers, matter.given.headline or "")
    opens_with_text = not repeats and _opens_with_text(lines, numbers)
    is_article = matter.given.headline is not None and (opens_with_text or not _is_page(lines, numbers, repeats))
    if not is_article:
        repeats = ()
    head = head_lines(matter.given, SourceLines(1, matter.lines)) if is_article else []
    kept = placed(lines, (number - 1 for number in numbers if number not in repeats))
    return part_of([*head, *kept], matter.given if is_article else None), tuple(repeats)


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
    """Return True if headings as large as the repeated one, or the largest there are, head other stories."""
    largest = max((level for number in repeats if (level := _level(lines[number - 1]))), default=1)
    return any(0 < _level(lines[number - 1]) <= largest for number in numbers if number not in repeats)


def _level(line: str) -> int:
    mark = _HEADING.match(line)
    return len(mark[1]) if mark else 0
