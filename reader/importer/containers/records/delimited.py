"""CSV, TSV and their like: a row of names or none, any delimiter, any encoding that newspapers come in."""

import codecs
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reader.errors import FileReason, FileRefused
from reader.importer.containers.records.column_names import field_named, fields_named
from reader.importer.containers.records.header_row import header_at, is_name, names_of, title_row
from reader.importer.containers.records.quoted_rows import records
from reader.importer.containers.records.row import Aside, Row, named_cells, source_of
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

_SAMPLE_BYTES = 256 * 1024
_DELIMITERS = (",\t;|\x01", "，；｜")
"""Signs between cells; full-width ones, which texts are full of, are tried if no other makes a table."""

_STATED_DELIMITER = re.compile(r'\ufeff?"?sep=([^\r\n"])"?[ \t]*[,;]*\r?(?:\n|$)', re.IGNORECASE)
"""First line by which a table says to Excel which sign stands between its cells."""

_LONGEST_CELL_CHARS = 20 * 1024 * 1024
SAMPLE_RECORDS = 50
_FEWEST_ALIKE = 3
"""Lines, and cells of each, that make a table of a text whose first line names no known column."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a table of text: its encoding, its delimiter, the names of its columns.

    `titles` counts the rows with text above that of the names; None if no row names the columns.
    """

    encoding: str
    delimiter: str
    names: tuple[str, ...]
    titles: int | None


def form_of(file: BinaryIO, path: Path) -> Form:
    """Return the form of a file by its start. Raises FileRefused 'not_text', 'empty' or 'no_table'."""
    start = file.read(_SAMPLE_BYTES)
    whole = len(start) < _SAMPLE_BYTES
    file.seek(0)
    decoded = decode(Document(path, start if whole else start[: _line_end(start)]))
    text = decoded.text
    form = _form(text, decoded.encoding)
    if form is None:
        raise FileRefused(path, FileReason.NO_TABLE)
    return form


def is_table(text: str) -> bool:
    """Return True if a text whose name does not say so is a table.

    A line at its top names columns of articles, or it parts several lines into the same number of cells, as no prose
    does.
    """
    first = text.lstrip("\ufeff\n").split("\n", _FEWEST_ALIKE)[:_FEWEST_ALIKE]
    if not any(sign in line for line in first for sign in "".join(_DELIMITERS)):
        return False
    form = _form(text[:_SAMPLE_BYTES], "utf-8")
    if form is None:
        return False
    if form.delimiter in _DELIMITERS[0] and _all_alike(text, form):
        return True
    known = fields_named(form.names)
    return (
        form.titles is not None
        and len(known) > 1
        and len(known) * 2 > len(form.names) - 2
        and all(map(is_name, form.names))
    )


def _all_alike(text: str, form: Form) -> bool:
    """Return True if several rows, and all of them, have a cell for each column; many rows, if there are but two."""
    records = _records(text, form.delimiter)
    fewest = _FEWEST_ALIKE if len(form.names) >= _FEWEST_ALIKE else SAMPLE_RECORDS
    return len(records) >= fewest and {len(record) for record in records[:-1]} == {len(form.names)}


def rows(file: BinaryIO, path: Path, form: Form) -> Iterator[Aside | Row]:
    """Yield the rows of a table, and those above its names. Raises FileRefused 'too_large' for a cell without end."""
    csv.field_size_limit(min(sys.maxsize, _LONGEST_CELL_CHARS))
    text = io.TextIOWrapper(io.BufferedReader(_Kept(file)), encoding=form.encoding, errors="replace", newline="")
    try:
        number = 0
        named: tuple[str, ...] = ()
        head = 0 if form.titles is None else form.titles + 1
        for record in records(_lines(text), form.delimiter, len(form.names), head):
            cells, source = record.cells, source_of("".join(record.lines))
            if not any(cell.strip() for cell in cells):
                continue
            number += 1
            if form.titles is not None and number <= form.titles:
                yield Aside(title_row(cells), file.tell(), source)
            elif number - 1 == form.titles:
                named = source
            else:
                yield Row(number, tuple(named_cells(form.names, cells)), file.tell(), source=source, head=named)
    except csv.Error as problem:
        raise FileRefused(path, FileReason.TOO_LARGE, f"the limit is {csv.field_size_limit()} bytes") from problem
    finally:
        text.detach()


class _Kept(io.RawIOBase):
    """A file that stays open when the text over it is closed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a table: without zero bytes, and without the one in which Excel states the delimiter."""
    for number, line in enumerate(lines):
        if number or not _STATED_DELIMITER.match(line):
            yield line.replace("\x00", "")


def _line_end(start: bytes) -> int:
    end = start.rfind(b"\n")
    if end < 0:
        return len(start)
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in start
    return end - end % 2 if wide else end


def _form(text: str, encoding: str) -> Form | None:
    stated = _STATED_DELIMITER.match(text)
    signs = (stated[1],) if stated else _DELIMITERS
    best = next(filter(None, (_best(text, each) for each in signs)), None)
    if best is None:
        return None
    delimiter, rows = best
    titles = header_at(rows)
    numbered = map(str, range(1, max(map(len, rows)) + 1))
    return Form(encoding, delimiter, tuple(numbered) if titles is None else names_of(rows[titles]), titles)


def _best(text: str, delimiters: str) -> tuple[str, list[list[str]]] | None:
    """Return the delimiter that makes the rows most alike, with the first rows; None if none makes two columns."""
    parted = [(delimiter, _records(text, delimiter)) for delimiter in delimiters]
    scored = [(score, delimiter, records) for delimiter, records in parted if (score := _regularity(records))]
    return max(scored, key=lambda each: each[0])[1:] if scored else None


def _records(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(min(sys.maxsize, _LONGEST_CELL_CHARS))
    found: list[list[str]] = []
    try:
        for record in records(_lines(io.StringIO(text, newline="")), delimiter):
            if any(cell.strip() for cell in record.cells):
                found.append(record.cells)
            if len(found) == SAMPLE_RECORDS:
                break
    except csv.Error:
        return []
    return found


def _regularity(records: Sequence[Sequence[str]]) -> tuple[float, int] | None:
    """Return how alike the rows are in the number of their cells, and that number; None for rows of one cell."""
    if not records:
        return None
    (width, times) = Counter(map(len, records)).most_common(1)[0]
    if width <= 1:
        return None
    named = sum(1 for name in records[header_at(records) or 0] if field_named(name.strip()))
    return times / len(records) + named, width
