"""Cells of one line that place an article in a newspaper: `明報 | 2009-05-04 | 報章 | A14 港聞 | By 陳大文`.

Claims    newspaper, day, page, section and author among cells parted by |.
Evidence  days, pages and authors by their form; a name before the day is the newspaper's, one behind the page the
          section's, one behind the section the author's, if it reads as one.
Cases     records_clipping_text.md
Leaves    rows of Markdown's tables, which begin with |.
"""

import re
from collections.abc import Iterator, Sequence

from reader.importer.containers.records.cell_values import day_of
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.newspaper_names import name_in
from reader.text.numerals import page_number

_CELL_SIGN = re.compile("[|｜]")
_KIND = re.compile(r"(?:報章|报章|報刊|报刊|報紙|报纸|雜誌|杂志|網站|网站|通訊社|通讯社)$")
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?$")
_PAGE = re.compile(r"(?:第\s?)?([A-Za-z]{0,2}\d{1,3})\s?版?(?:[\s:：]\s?(\D\S{0,19}))?$")
_AUTHOR = re.compile(r"(By|記者|记者|作者|撰文)(?:\s+|\s*[:：]\s*)(\S.*)$", re.IGNORECASE)

NEWSPAPER, DATE, PAGE, SECTION, AUTHOR, KIND = "报纸", "日期", "版次", "版名", "作者", "类别"
"""Names of the columns that the cells become."""


def cells_of(line: str) -> list[str]:
    """Return the cells of a line that hold something."""
    return [cell.strip() for cell in _CELL_SIGN.split(line) if cell.strip()]


def is_day(text: str) -> bool:
    """Return True for a day and nothing else."""
    return _DAY.match(text.strip()) is not None


def are_facts(line: str) -> bool:
    """Return True for a line of cells of which one is a page or a day; a row of Markdown's tables begins with |."""
    cells = cells_of(line)
    return len(cells) > 1 and not line.lstrip().startswith("|") and any(map(_is_place, cells))


def has_section_with_page(line: str) -> bool:
    """Return True for a line of cells that names the section beside the page, in the page's cell."""
    return are_facts(line) and any(match[2] for cell in cells_of(line) if (match := _PAGE.match(cell)))


def facts_in(cells: Sequence[str], *, section_with_page: bool = False) -> Iterator[tuple[str, str, str]]:
    """Yield name, value and the word by which the line names it, '' for none, of each cell.

    With `section_with_page` the file names sections in the cells of pages alone.
    """
    known: set[str] = set()
    for number, cell in enumerate(cells):
        following = cells[number + 1] if number + 1 < len(cells) else ""
        found = list(_fact(cell))
        if not found:
            may_be_author = SECTION in known or (section_with_page and PAGE in known)
            if number == 0 and (_DAY.match(following) or name_in(cell, alone=True)):
                name = NEWSPAPER
            elif may_be_author and _is_author(cell):
                name = AUTHOR
            else:
                name = KIND if SECTION in known else SECTION
            found = [(name, cell, "")]
        yield from found
        known |= {name for name, _, _ in found}


def _is_place(cell: str) -> bool:
    return bool(_DAY.match(cell) or _PAGE.match(cell))


def _fact(cell: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a cell says by its form."""
    if _DAY.match(cell) and day_of(cell):
        yield DATE, cell, ""
    elif (match := _PAGE.match(cell)) and page_number(match[1]):
        yield PAGE, cell if not match[2] else cell.removesuffix(match[2]).rstrip(" :："), ""
        if match[2]:
            yield SECTION, match[2], ""
    elif match := _AUTHOR.match(cell):
        yield AUTHOR, match[2], match[1]
    elif _KIND.match(cell):
        yield KIND, cell, ""


def _is_author(cell: str) -> bool:
    return bool(parse_byline(half_width(cell)))
