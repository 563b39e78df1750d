"""Cells without names, of a workbook or of a table in HTML, as rows: each sheet under its row of names."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter

from reader.domain.article_table import Field
from reader.importer.containers.records.cell_values import day_of
from reader.importer.containers.records.column_names import fields_named
from reader.importer.containers.records.delimited import SAMPLE_RECORDS
from reader.importer.containers.records.header_row import header_at, names_of, title_row
from reader.importer.containers.records.row import Aside, Row, named_cells, source_of

SHEET = "sheet"
"""Name of the column with the name of the sheet, if the sheets have names of their own."""

_DEFAULT_NAMES = ("sheet", "工作表", "表")


def named_rows(cells: Iterator[tuple[str, Sequence[str]]], read: int) -> Iterator[Aside | Row]:
    """Yield the rows of all sheets, numbered through, and those above names; `read` counts the bytes behind each."""
    number = 0
    for sheet, group in groupby(cells, key=itemgetter(0)):
        records = (list(row) for _, row in group)
        first = list(islice(records, SAMPLE_RECORDS))
        titles = header_at(first)
        names: Sequence[str] = ()
        head: tuple[str, ...] = ()
        if titles is not None:
            names = names_of(first[titles])
            yield from (Aside(title_row(row), read, _source(row)) for row in first[:titles])
            head = _source(first[titles])
            first = first[titles + 1 :]
        said = tuple(_of_sheet(sheet, names))
        written = names
        for row in chain(first, records):
            number += 1
            yield Row(number, (*said, *named_cells(names, row)), read, tuple(written), _source(row), head)
            written = ()


def _source(row: Sequence[str]) -> tuple[str, ...]:
    """Return a row as it is shown: a tab between cells, lines within a cell as they are."""
    return source_of("\t".join(row).rstrip())


def _of_sheet(sheet: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of a sheet as a cell: it may be the day of all its rows."""
    dated = Field.DATE in fields_named(names)
    if sheet and not sheet.lower().startswith(_DEFAULT_NAMES):
        yield (SHEET if dated or day_of(sheet) is None else Field.DATE.value), sheet
