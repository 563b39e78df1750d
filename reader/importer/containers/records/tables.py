"""Tables of articles of every kind of file, read to pages: rows, their columns, articles, pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from reader.domain.article_table import COLUMNS_GUESSED, TablePreview
from reader.domain.newspaper import Page
from reader.domain.problem import Problem
from reader.errors import FileReason, FileRefused
from reader.importer.containers.records import clipping_text, delimited, field_text, html_table, json_lines, workbook
from reader.importer.containers.records.cell_values import is_unsaid
from reader.importer.containers.records.known_columns import Columns, guessed
from reader.importer.containers.records.page_groups import pages
from reader.importer.containers.records.row import SAMPLE_ROWS, Aside, Row, columns_of
from reader.importer.containers.records.row_article import RowArticle, article_of, line_alone
from reader.importer.containers.records.sheet_rows import named_rows
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import Manuscript
from reader.importer.source.decoding import decode
from reader.importer.source.kinds import Kind
from reader.importer.source.safe_files import Document
from reader.importer.source.walk import OnRefused

_SHOWN_ROWS = 8
"""Rows of a preview."""


_Item = Page | Aside | Row


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one file, among them pages in this program's own shape; its columns' names if the file lists them."""

    items: Iterator[_Item]
    names: Sequence[str] = ()


def manuscripts(
    kind: Kind, file: BinaryIO, path: Path, said: Mapping[str, str], on_refused: OnRefused
) -> Iterator[tuple[Manuscript | Page, int]]:
    """Yield the pages of a table with the bytes read so far. `said` are a person's words on columns.

    Raises FileRefused 'no_columns' if no column holds headline or text, 'no_table', and as the format's reader.
    """
    table = _opened(kind, file, path, said, on_refused)
    for item in table.items:
        if isinstance(item, Page):
            yield item, file.tell()
        else:
            yield from _pages(item, table, path, said)


def preview(kind: Kind, file: BinaryIO, path: Path, said: Mapping[str, str]) -> TablePreview:
    """Return the first rows of a table and its columns; nothing of pages in our own shape. FileRefused as above."""
    table = _opened(kind, file, path, said, _pass_over)
    sample = [item for item in islice(table.items, SAMPLE_ROWS) if isinstance(item, Row) and item.cells]
    columns = guessed(sample, said, table.names)
    shown = columns.articles_among(sample)
    held = {*table.names, *columns_of(shown)}
    listed = tuple(column for column in columns.columns if column.name in held)
    cells = tuple(tuple(dict(row.cells).get(one.name, "") for one in listed) for row in shown[:_SHOWN_ROWS])
    return TablePreview(listed, cells, columns.are_articles)


def _of_workbook(file: BinaryIO, path: Path) -> Iterator[Aside | Row]:
    """Yield the rows of a workbook; of a table in HTML or with tabs that is only called one."""
    data = file.read(workbook.LIMIT_BYTES + 1)
    if len(data) > workbook.LIMIT_BYTES:
        raise FileRefused(path, FileReason.TOO_LARGE, f"the limit is {workbook.LIMIT_BYTES} bytes")
    if data.startswith(workbook.PACKED):
        return named_rows(workbook.cells(path, data), len(data))
    return named_rows(html_table.cells(decode(Document(path, data)).text), len(data))


def _opened(kind: Kind, file: BinaryIO, path: Path, said: Mapping[str, str], on_refused: OnRefused) -> _Table:
    if kind is Kind.JSON_LINES:
        return _Table(json_lines.items(file, path, said, on_refused))
    if kind is Kind.FIELDS:
        text = decode(Document(path, file.read())).text
        return _Table((clipping_text if clipping_text.is_clippings(text) else field_text).rows(text))
    if kind is Kind.WORKBOOK:
        return _Table(_of_workbook(file, path))
    form = delimited.form_of(file, path)
    return _Table(delimited.rows(file, path, form), form.names)


def _pages(
    first: Aside | Row, table: _Table, path: Path, said: Mapping[str, str]
) -> Iterator[tuple[Manuscript | Page, int]]:
    """Yield the pages of the rows from `first` on."""
    sample: list[_Item] = [first, *islice(table.items, SAMPLE_ROWS - 1)]
    columns = guessed([item for item in sample if isinstance(item, Row)], said, table.names)
    if not columns.are_articles:
        raise FileRefused(path, FileReason.NO_COLUMNS, ", ".join(columns.by_name))
    yield from pages(_articles(chain(sample, table.items), columns), _doubt(columns), table.names)


def _articles(items: Iterable[_Item], columns: Columns) -> Iterator[tuple[RowArticle | Page, int]]:
    """Yield the articles of rows. What stands in rows that say nothing is left out with the next one, or the last."""
    last: tuple[RowArticle | Page, int] | None = None
    unsaid: list[LeftOut] = []
    read = 0
    for item in items:
        read = read if isinstance(item, Page) else item.read
        if isinstance(item, Row) and all(is_unsaid(text) for _, text in item.cells):
            unsaid += [*_names(item), *(LeftOut(Furniture.FACT, text) for _, text in item.cells)]
            continue
        if last:
            yield last
        if isinstance(item, Page):
            last = item, read
            continue
        article = line_alone(item) if isinstance(item, Aside) else article_of(item, columns)
        last = _leaving_out(article, [*_names(item), *unsaid]), read
        unsaid = []
    if last:
        yield last if isinstance(last[0], Page) else (_leaving_out(last[0], unsaid), read)


def _leaving_out(article: RowArticle, more: Iterable[LeftOut]) -> RowArticle:
    return replace(article, left_out=(*article.left_out, *more))


def _names(item: Aside | Row) -> Iterator[LeftOut]:
    names = item.names if isinstance(item, Row) else ()
    return (LeftOut(Furniture.FIELD_NAME, name) for name in names)


def _pass_over(_refusal: FileRefused) -> None:
    """Pass over a broken line: a preview shows the others."""


def _doubt(columns: Columns) -> Problem | None:
    """Return the problem of a table whose columns of headline and text are known by their cells alone."""
    if not TablePreview(columns.columns, (), readable=True).is_doubtful:
        return None
    named = (f"{column.name}={column.field}" for column in columns.columns if column.field)
    return Problem(COLUMNS_GUESSED, None, ", ".join(named))
