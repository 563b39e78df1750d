"""Columns known by what their cells hold, where the names say nothing.

Claims    columns of newspaper, day and page together, of web addresses, of days, of page numbers, of newspapers, of
          running text, of headlines and of names.
Evidence  the cells of the first rows: nearly all of them have the form, and text is the longest column of all.
Cases     records_tables.md, thresholds_records.md
Leaves    bare numbers (ids and counts look like page numbers), and every column without a clear form.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from reader.domain.article_table import Field
from reader.importer.containers.records.cell_values import PAPER, day_of, issue_of, page_of, written_day_of
from reader.importer.containers.saved_from import web_address
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width

_NEARLY_ALL = 0.85
"""Share of cells that have a column's form: tables hold stray and broken cells."""

_TEXT_CHARS, _LONGEST_HEADLINE_CHARS, _LONGEST_NAMES_CHARS, _LONGEST_DAY_CHARS = 20, 60, 30, 40
"""Characters: the least mean length of running text; the most of a headline, of a list of names, and of a day."""

_LONGEST_ISSUE_CHARS = 100
"""Characters of a cell with newspaper, day and page; a longer one is a text that quotes them."""

_SENTENCE = re.compile(r"[。！？]")
_PRINTED = re.compile(r"\s*(?:第|0\d|[A-Z]\d|\S{1,4}版)")
_DIGIT = re.compile(r"\d")
_LIKE_A_DAY = re.compile(r"\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}")


def fits(field: str, cells: Sequence[str]) -> bool:
    """Return False if the name of a column promises days or page numbers, and most of its cells are none."""
    reads = _READS.get(field)
    return reads is None or not cells or _share(cells, reads) * 2 >= 1


def fields_by_content(columns: Mapping[str, Sequence[str]], free: set[Field]) -> dict[str, Field]:
    """Return fields of `free` for columns by their cells; each field for one column at most."""
    found: dict[str, Field] = {}
    for field, fits in _FORMS.items():
        if field not in free:
            continue
        for name, cells in columns.items():
            if name not in found and cells and fits(cells):
                found[name] = field
                break
    most = max(map(len, columns.values()), default=0)
    rest = {name: cells for name, cells in columns.items() if name not in found and len(cells) * 2 > most}
    if Field.TEXT in free and (text := _longest(rest)):
        found[text] = Field.TEXT
        del rest[text]
    if Field.TITLE in free and (title := _headlines(rest)):
        found[title] = Field.TITLE
        del rest[title]
    if Field.AUTHOR in free:
        found |= dict.fromkeys([name for name, cells in rest.items() if _are_names(cells)][:1], Field.AUTHOR)
    return found


def _share(cells: Sequence[str], holds: Callable[[str], object]) -> float:
    return sum(1 for cell in cells if holds(cell)) / len(cells)


def _are_addresses(cells: Sequence[str]) -> bool:
    return _share(cells, web_address) >= _NEARLY_ALL


def _are_days(cells: Sequence[str]) -> bool:
    return _share(cells, lambda cell: len(cell) <= _LONGEST_DAY_CHARS and written_day_of(cell)) >= _NEARLY_ALL


def _are_pages(cells: Sequence[str]) -> bool:
    """Return True for page numbers as papers print them: 第4版, A05, 04."""
    return _share(cells, page_of) >= _NEARLY_ALL and _share(cells, _PRINTED.match) >= _NEARLY_ALL


def _are_issues(cells: Sequence[str]) -> bool:
    return _share(cells, lambda cell: len(cell) <= _LONGEST_ISSUE_CHARS and issue_of(cell)) >= _NEARLY_ALL


def _are_papers(cells: Sequence[str]) -> bool:
    return _share(cells, lambda cell: PAPER.match(cell.strip("《》 "))) >= _NEARLY_ALL


_FORMS: dict[Field, Callable[[Sequence[str]], bool]] = {
    Field.ISSUE: _are_issues,
    Field.URL: _are_addresses,
    Field.DATE: _are_days,
    Field.NEWSPAPER: _are_papers,
    Field.PAGE: _are_pages,
}

_READS: dict[str, Callable[[str], object]] = {
    Field.DATE: lambda cell: day_of(cell) or _LIKE_A_DAY.match(cell),
    Field.PAGE: page_of,
}
"""A day that no calendar has (0000-00-00) speaks for a column of days."""


def _longest(columns: Mapping[str, Sequence[str]]) -> str | None:
    means = {name: sum(map(len, cells)) / len(cells) for name, cells in columns.items() if cells}
    means = {name: mean for name, mean in means.items() if _share(columns[name], _SENTENCE.search) * 2 > 1}
    name = max(means, key=lambda name: means[name], default=None)
    return name if name is not None and means[name] >= _TEXT_CHARS else None


def _headlines(columns: Mapping[str, Sequence[str]]) -> str | None:
    for name, cells in columns.items():
        short = _share(cells, lambda cell: 1 < len(cell) <= _LONGEST_HEADLINE_CHARS) if cells else 0
        if short >= _NEARLY_ALL and len(set(cells)) > len(cells) / 2 and not _are_names(cells) and _in_words(cells):
            return name
    return None


def _in_words(cells: Sequence[str]) -> bool:
    return _share(cells, lambda cell: sum(sign.isalpha() for sign in cell) > len(cell) / 2) >= _NEARLY_ALL


def _are_names(cells: Sequence[str]) -> bool:
    return bool(cells) and _share(cells, _is_byline) >= _NEARLY_ALL


def _is_byline(cell: str) -> bool:
    return (
        len(cell) <= _LONGEST_NAMES_CHARS and not _DIGIT.search(cell) and bool(parse_byline(half_width(cell.strip())))
    )
