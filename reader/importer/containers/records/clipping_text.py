"""Clippings of several newspapers one below the other, as Wisers (慧科) writes them: each with lines of facts in cells.

Forms of a head: newspaper, `A14 | 港聞 | 2009-05-04 | By 陳大文`, headline; or headline, `明報 | 2009-05-04 | 報章 |
A14 | 港聞`. The text stands below. `文章編號: 200905040040027` ends each clipping, opens it, or stands in its head.

Claims    a text with numbers of clippings (文章編號), each beside a line of cells parted by | that holds page or day.
Evidence  rules part the clippings if each has one head, else the numbers do, or the heads in which these stand; cells
          are known by their form, the newspaper and the headline by their place.
Cases     records_clipping_text.md
Leaves    tables of Markdown, and articles in which a line has a | somewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.importer.containers.records.fact_cells import (
    NEWSPAPER,
    are_facts,
    cells_of,
    facts_in,
    has_section_with_page,
    is_day,
)
from reader.importer.containers.records.row import Row, source_of

_HEADLINE, _TEXT = "标题", "正文"
"""Names of the columns of what stands around the cells."""

_NUMBER = re.compile(r"^\s*(文章編號|文章编号)\s*[:：]\s*(\d{8,24})\s*$")
_RULE = re.compile(r"^\s*[_=\-*—─━]{5,}\s*$")
_ORDINAL = re.compile(r"(\d{1,5})\s?[.、．]\s*(?=\S)")
_LENGTH = re.compile(r"^\s*(字數|字数)\s*[:：]\s*(\d{1,6}\s?(?:words|字)?)\s*$", re.IGNORECASE)
_COUNT = re.compile(r"^\s*\d{1,5}\s?[.、]?\s*$")
_NOTICE = re.compile(
    r"版[權权].{0,12}(?:所有|擁有|拥有)|^\s*(?:©|Copyright\b)|^\s*本[內内]容[經经]?由.{1,24}提供", re.IGNORECASE
)


@dataclass(slots=True)
class _Clipping:
    """The cells of a clipping by name, names that the file writes beside values, and its lines."""

    cells: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    source: Sequence[str] = ()

    def add(self, name: str, text: str) -> None:
        """Take a cell down; below another of its name, if there is one."""
        self.cells[name] = f"{self.cells[name]}\n{text}" if name in self.cells else text


def is_clippings(text: str) -> bool:
    """Return True if a text holds numbered clippings with lines of cells."""
    lines = text.split("\n")
    return any(map(_NUMBER.match, lines)) and any(map(are_facts, lines))


def rows(text: str) -> Iterator[Row]:
    """Yield the clippings of a text, in order."""
    lines = text.split("\n")
    section_with_page = any(map(has_section_with_page, lines))
    found = [_clipping(each, section_with_page=section_with_page) for each in _parted(lines)]
    clippings: list[_Clipping] = []
    for clipping in found:
        if clipping.cells:
            clippings.append(clipping)
        elif clippings:
            clippings[-1].source = [*clippings[-1].source, *clipping.source]
    _take_ordinals(clippings)
    for number, clipping in enumerate(clippings, 1):
        cells, source = tuple(clipping.cells.items()), source_of("\n".join(clipping.source))
        yield Row(number, cells, names=tuple(clipping.names), source=source)


def _take_ordinals(clippings: Sequence[_Clipping]) -> None:
    """Part the headlines from their numbers in the list, if all of them are numbered in turn."""
    found = [_ORDINAL.match(clipping.cells.get(_HEADLINE, "")) for clipping in clippings]
    if all(match and int(match[1]) == number for number, match in enumerate(found, 1)):
        for clipping, match in zip(clippings, found, strict=True):
            if match:
                clipping.cells[_HEADLINE] = match.string[match.end() :]
                clipping.names.append(match[0].strip())


def _parted(lines: Sequence[str]) -> Iterable[Sequence[str]]:
    """Part the lines at rules if one head stands between each two, else before heads that hold the numbers, else at
    these.
    """
    ruled = _cut(lines, [at for at, line in enumerate(lines) if _RULE.match(line)])
    if len(ruled) > 1 and all(len(_heads(part)) == 1 for part in ruled if _is_said(part)):
        return ruled
    if any(_NUMBER.match(line) and _goes_on(lines, number) for number, line in enumerate(lines)):
        return _cut(lines, [_top_of(lines, head) for head in _heads(lines)[1:]])
    return _at_numbers(lines)


def _cut(lines: Sequence[str], places: Sequence[int]) -> list[Sequence[str]]:
    """Return the lines between places, each of which opens a part."""
    return [lines[start:end] for start, end in pairwise((0, *places, len(lines))) if start < end]


def _heads(lines: Sequence[str]) -> list[int]:
    """Return the places at which the facts of clippings begin."""
    return [number for number, line in enumerate(lines) if are_facts(line) and not _goes_on(lines, number)]


def _is_said(part: Sequence[str]) -> bool:
    """Return True for a part with more than rules, notices and counts."""
    return any(line.strip() and not (_is_closing(line) or _COUNT.match(line)) for line in part)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Return True for a line right below one of facts: it is of the same head."""
    above = lines[number - 1] if number else ""
    return are_facts(above) or bool(_LENGTH.match(above))


def _top_of(lines: Sequence[str], head: int) -> int:
    """Return the first of the lines right above a head's facts: headline and number in the list."""
    top = head
    while top > 0 and lines[top - 1].strip() and not _is_closing(lines[top - 1]):
        top -= 1
    return top


def _at_numbers(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part the lines at the numbers of the clippings, which end them, or open them if the first line is one."""
    said = (line for line in lines if line.strip() and not _RULE.match(line))
    opens = bool(_NUMBER.match(next(said, "")))
    clipping: list[str] = []
    ended = False
    for line in lines:
        starts = _NUMBER.match(line) if opens else ended and line.strip() and not _is_closing(line)
        if starts and any(each.strip() for each in clipping):
            yield clipping
            clipping = []
        ended = not opens and (bool(_NUMBER.match(line)) or (ended and not starts))
        clipping.append(line)
    yield clipping


def _is_closing(line: str) -> bool:
    """Return True for a line below a clipping's number that still belongs to it: a notice, or a rule."""
    return bool(_NOTICE.search(line) or _RULE.match(line))


def _clipping(lines: Sequence[str], *, section_with_page: bool) -> _Clipping:
    found = _Clipping(source=lines)
    said: list[str] = []
    for line in lines:
        if (match := _NUMBER.match(line)) or (match := _LENGTH.match(line)):
            found.add(match[1], match[2])
            found.names.append(match[1])
        elif _NOTICE.search(line):
            found.add("版权", line.strip())
        elif not _RULE.match(line):
            said.append(line)
    at = next((number for number, line in enumerate(said) if are_facts(line)), None)
    above = [line.strip() for line in said[:at] if line.strip()] if at is not None else []
    found.names += filter(_COUNT.match, above)
    above = [line for line in above if not _COUNT.match(line)]
    below = said[at:] if at is not None else said
    while below and (are_facts(below[0]) or is_day(below[0])):
        for name, text, word in facts_in(cells_of(below.pop(0)), section_with_page=section_with_page):
            found.add(name, text)
            found.names += filter(None, [word])
    _take_head(above, found)
    _take_text(below, found)
    return found


def _take_head(above: Sequence[str], found: _Clipping) -> None:
    """Take down the lines above the cells: the last is the newspaper unless the cells name it, the others headline."""
    lines = list(above)
    if lines and NEWSPAPER not in found.cells:
        found.add(NEWSPAPER, lines.pop())
    if lines:
        found.add(_HEADLINE, " ".join(lines))


def _take_text(below: Sequence[str], found: _Clipping) -> None:
    """Take down headline, if it stands below the cells, and text."""
    lines = list(below)
    while lines and not lines[0].strip():
        lines.pop(0)
    if lines and _HEADLINE not in found.cells:
        found.add(_HEADLINE, lines.pop(0).strip())
    text = "\n".join(lines).strip("\n").rstrip()
    if text.strip():
        found.add(_TEXT, text)
