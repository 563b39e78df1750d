"""Clippings of several newspapers one below the other, as Wisers (慧科) writes them: each with lines of facts in cells.

Forms of a head: newspaper, `A14 | 港聞 | 2009-05-04 | By 陳大文`, headline; or headline, `明報 | 2009-05-04 | 報章 |
A14 | 港聞`. The text stands below. `文章編號: 200905040040027` ends each clipping, or opens it.

Claims    a text with numbers of clippings (文章編號), each beside a line of cells parted by | that holds page or day.
Evidence  the number parts the clippings; cells are known by their form, the newspaper and the headline by their place.
Cases     records_clipping_text.md
Leaves    tables of Markdown, and articles in which a line has a | somewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.importer.containers.records.cell_values import day_of
from reader.importer.containers.records.row import Row
from reader.importer.facts.newspaper_names import name_in
from reader.text.numerals import page_number

_NUMBER = re.compile(r"^\s*(文章編號|文章编号)\s*[:：]\s*(\d{8,24})\s*$")
_CELL_SIGN = re.compile(r"\s*[|｜]\s*")
_RULE = re.compile(r"^\s*[_=\-*—─━]{5,}\s*$")
_COUNT = re.compile(r"^\s*\d{1,5}\s?[.、]?\s*$")
_NOTICE = re.compile(r"版[權权].{0,12}(?:所有|擁有|拥有)|^\s*(?:©|Copyright\b)", re.IGNORECASE)
_KIND = re.compile(r"(?:報章|报章|報刊|报刊|報紙|报纸|雜誌|杂志|網站|网站|通訊社|通讯社)$")
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?$")
_PAGE = re.compile(r"(?:第\s?)?([A-Za-z]{0,2}\d{1,3})\s?版?$")
_AUTHOR = re.compile(r"(By|記者|记者|作者|撰文)(?:\s+|\s*[:：]\s*)(\S.*)$", re.IGNORECASE)


@dataclass(slots=True)
class _Clipping:
    """The cells of a clipping by name, the lines of its text, and names that the file writes beside values."""

    cells: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """Take a cell down; below another of its name, if there is one."""
        self.cells[name] = f"{self.cells[name]}\n{text}" if name in self.cells else text


def is_clippings(text: str) -> bool:
    """Return True if a text holds numbered clippings with lines of cells."""
    lines = text.split("\n")
    return any(map(_NUMBER.match, lines)) and any(map(_is_facts, lines))


def rows(text: str) -> Iterator[Row]:
    """Yield the clippings of a text, in order."""
    for number, lines in enumerate(_parted(text.split("\n")), 1):
        clipping = _clipping(lines)
        if clipping.cells:
            yield Row(number, tuple(clipping.cells.items()), names=tuple(clipping.names))


def _parted(lines: Sequence[str]) -> Iterator[list[str]]:
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


def _is_facts(line: str) -> bool:
    """Return True for a line of cells of which one is a page or a day; a row of Markdown's tables begins with |."""
    cells = _cells(line)
    return len(cells) > 1 and not line.lstrip().startswith("|") and any(_DAY.match(c) or _PAGE.match(c) for c in cells)


def _cells(line: str) -> list[str]:
    return [cell for cell in _CELL_SIGN.split(line.strip()) if cell]


def _clipping(lines: Sequence[str]) -> _Clipping:
    found = _Clipping()
    said: list[str] = []
    for line in lines:
        if match := _NUMBER.match(line):
            found.add(match[1], match[2])
            found.names.append(match[1])
        elif _NOTICE.search(line):
            found.add("版权", line.strip())
        elif not _RULE.match(line):
            said.append(line)
    at = next((number for number, line in enumerate(said) if _is_facts(line)), None)
    above = [line.strip() for line in said[:at] if line.strip() and not _COUNT.match(line)] if at is not None else []
    below = said[at:] if at is not None else said
    while below and (_is_facts(below[0]) or _DAY.match(below[0].strip())):
        _take_facts(_cells(below.pop(0)), found)
    _take_head(above, found)
    _take_text(below, found)
    return found


def _take_facts(cells: Sequence[str], found: _Clipping) -> None:
    """Take down a line of cells: a name before the day is the newspaper's, one after the page the section's."""
    for number, cell in enumerate(cells):
        following = cells[number + 1] if number + 1 < len(cells) else ""
        if _DAY.match(cell) and day_of(cell):
            found.add("日期", cell)
        elif (match := _PAGE.match(cell)) and page_number(match[1]):
            found.add("版次", cell)
        elif match := _AUTHOR.match(cell):
            found.add("作者", match[2])
            found.names.append(match[1])
        elif _KIND.match(cell):
            found.add("类别", cell)
        elif "报纸" not in found.cells and number == 0 and (_DAY.match(following) or name_in(cell, alone=True)):
            found.add("报纸", cell)
        else:
            found.add("版名" if "版名" not in found.cells else "类别", cell)


def _take_head(above: Sequence[str], found: _Clipping) -> None:
    """Take down the lines above the cells: the last is the newspaper unless the cells name it, the others headline."""
    lines = list(above)
    if lines and "报纸" not in found.cells:
        found.add("报纸", lines.pop())
    if lines:
        found.add("标题", " ".join(lines))


def _take_text(below: Sequence[str], found: _Clipping) -> None:
    """Take down headline, if it stands below the cells, and text."""
    lines = list(below)
    while lines and not lines[0].strip():
        lines.pop(0)
    if lines and "标题" not in found.cells:
        found.add("标题", lines.pop(0).strip())
    text = "\n".join(lines).strip("\n").rstrip()
    if text.strip():
        found.add("正文", text)
