"""The fields of a table's columns: as a person said, by their names, or by their cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.domain.article_table import NOT_READ, Certainty, Column, Field
from reader.importer.containers.records.cell_values import day_of, is_unsaid
from reader.importer.containers.records.column_contents import fields_by_content, fits
from reader.importer.containers.records.column_names import column_named, is_measure, unnumbered
from reader.importer.containers.records.row import Row, columns_of

_JOINED = (Field.TEXT, Field.AUTHOR, Field.DECK)
"""Fields that a person may give to several columns, and tables part among numbered ones: what these hold stands one
below the other."""

_DAY_OF_MONTH = re.compile(r"\s*\d{1,2}(?:\.0)?\s*$")
_DAY_PARTS = ((Field.YEAR, "年"), (Field.MONTH, "月"), (Field.DAY, "日"))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by name, in the file's order.

    `said` holds what a person said of columns by name. A name that comes up only later in the file is asked then.
    """

    by_name: Mapping[str, Column]
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(self.by_name.values())

    def of(self, name: str) -> Column:
        """Return the column of this name."""
        return self.by_name.get(name) or _by_name(name, self.said)

    def is_said(self, which: Field) -> bool:
        """Return True if a person gave this field to a column."""
        return which in self.said.values()

    @property
    def are_articles(self) -> bool:
        """Headline or text is known, and one more fact beside it: a person's word needs no such proof."""
        known = {column.field for column in self.columns} - {NOT_READ, Field.SAVED}
        head = {Field.TITLE, Field.TEXT} & known
        said = any(self.said.get(column.name) in (Field.TITLE, Field.TEXT) for column in self.columns)
        return bool(head) and (said or len(known) > 1)

    def articles_among(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows that hold a known column, all of them if none does: others are notes on the table."""
        return [row for row in rows if any(self.of(name).field for name, _ in row.cells)] or rows

    def is_unsaid(self, name: str, text: str) -> bool:
        """Return True for a cell that says nothing of the fact that its column states; texts may say anything."""
        return self.of(name).field not in (NOT_READ, Field.TITLE, Field.TEXT) and is_unsaid(text)

    def values(self, row: Row) -> tuple[dict[Field, str], list[tuple[str, str]]]:
        """Return what a row holds for each field, and the cells that no field takes, with their columns' names."""
        taken: dict[Field, list[tuple[Certainty, str, str]]] = {}
        beside: list[tuple[str, str]] = []
        for name, text in row.cells:
            column = self.of(name)
            if self.is_unsaid(name, text):
                continue
            if column.field == NOT_READ:
                beside.append((name, text))
            else:
                taken.setdefault(Field(column.field), []).append((column.certainty, name, text))
        values: dict[Field, str] = {}
        for which, cells in taken.items():
            names = {name for _, name, _ in cells}
            joined = which in _JOINED and (names <= self.said.keys() or len(set(map(unnumbered, names))) == 1)
            # Of list_title_raw and title_raw the shorter name says more of the article.
            best = max(cells, key=lambda cell: (cell[0], -len(cell[1])))
            values[which] = "\n".join(text for _, _, text in cells) if joined else best[2]
            beside += [(name, text) for cell in cells if not joined and cell is not best for _, name, text in [cell]]
        return values, beside


def guessed(rows: Sequence[Row], said: Mapping[str, str], names: Sequence[str] = ()) -> Columns:
    """Return the columns of a table by its first rows; `names` are all of its columns, if the file lists them."""
    names = tuple(dict.fromkeys((*names, *columns_of(rows))))
    found = {name: _by_name(name, said) for name in names}
    cells: dict[str, list[str]] = {name: [] for name in names}
    for name, text in (cell for row in Columns(found).articles_among(rows) for cell in row.cells):
        if not is_unsaid(text):
            cells[name].append(text)
    _parted_day(found, cells)
    found |= {name: Column(name) for name in names if name not in said and not fits(found[name].field, cells[name])}
    taken = {column.field for column in found.values()}
    open_cells = {name: cells[name] for name in names if found[name].field == NOT_READ and name not in said}
    open_cells = {name: texts for name, texts in open_cells.items() if not is_measure(name)}
    for name, which in fields_by_content(open_cells, {each for each in Field if each not in taken}).items():
        found[name] = Column(name, which, Certainty.CELLS)
    return Columns(found, said)


def _by_name(name: str, said: Mapping[str, str]) -> Column:
    if name in said:
        return Column(name, said[name], Certainty.SAID)
    named = column_named(name)
    return Column(name, *named) if named else Column(name)


def _parted_day(found: dict[str, Column], cells: Mapping[str, Sequence[str]]) -> None:
    """Read a column `day` of small numbers beside a year as the day of a month."""
    fields = {column.field for column in found.values()}
    if Field.YEAR not in fields or Field.MONTH not in fields:
        return
    for name, column in found.items():
        if column.field == Field.DATE and cells[name] and all(map(_DAY_OF_MONTH.match, cells[name])):
            found[name] = Column(name, Field.DAY, column.certainty)


def whole_day(values: Mapping[Field, str]) -> str | None:
    """Return the day of a row: of its own column, or put together of year, month and day; None if it has none."""
    if Field.DATE in values:
        return day_of(values[Field.DATE])
    if day := day_of(values.get(Field.YEAR, "")):
        return day
    parts = list(_parts(values))
    return day_of("-".join(parts)) if len(parts) == len(_DAY_PARTS) else None


def _parts(values: Mapping[Field, str]) -> Iterator[str]:
    for which, sign in _DAY_PARTS:
        if which in values:
            yield values[which].strip().removesuffix(".0").removesuffix(sign)
