"""JSON Lines, and JSON that is one value: pages in our own shape, and records of articles in any other."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers.records.json_records import is_own_page, records, row_of, with_issue_of_first
from reader.importer.containers.records.json_tables import table_in
from reader.importer.containers.records.page_record import page_of
from reader.importer.containers.records.row import Row
from reader.importer.containers.records.sourced_json import parsed
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document
from reader.importer.source.walk import OnRefused

LONGEST_LINE_BYTES = 20 * 1024 * 1024
"""Bytes of one record; a page has about 30 KB."""

WHOLE_BYTES = 64 * 1024 * 1024
"""Bytes of a JSON value that is read as a whole; a larger one is a list, read item by item."""

Item = Page | Row
"""A page in our own shape, or a row of a table."""


def items(file: BinaryIO, path: Path, said: Mapping[str, str], on_refused: OnRefused) -> Iterator[Item]:
    """Yield the pages and rows of a file, one at a time, so that a file of any length needs the memory of one.

    A line without either among others goes to `on_refused` as `name:line`, before what follows it. Raises FileRefused
    'not_json' if the file holds nothing of both, 'too_large' for a line over LONGEST_LINE_BYTES or for one value over
    WHOLE_BYTES that is no list.
    """
    values = _values_of_lines(file, path) if _is_in_lines(file) else enumerate(_values_of_whole(file, path), 1)
    broken: list[int] = []
    found = False
    for number, value in values:
        inside = list(_known(value, number, file.tell(), said))
        if inside:
            found = True
            _refuse(broken, path, on_refused)
            broken = []
            yield from inside
        else:
            broken.append(number)
    if not found:
        raise FileRefused(path, FileReason.NOT_JSON)
    _refuse(broken, path, on_refused)


_GOES_ON = (b",", b"[", b":")
"""Ends of lines after which a JSON value goes on: the object in the next line is a part of it."""


def _is_in_lines(file: BinaryIO) -> bool:
    """Return True for a value a line, False for one value, set in lines or not; the file stands at its start again."""
    try:
        before = b""
        while (line := file.readline(LONGEST_LINE_BYTES)) and file.tell() < WHOLE_BYTES:
            plain = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not before and plain[:1] == b"[":
                return False
            if plain[:1] == b"{" and not before.endswith(_GOES_ON) and isinstance(_value(plain), dict):
                return True
            before = plain or before
        return False
    finally:
        file.seek(0)


def is_json(start: bytes) -> bool:
    """Return True if a file whose name does not say so begins as JSON does."""
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    opening = plain[:1] + plain[1:].lstrip()[:1]
    return opening in (b'{"', b"[{")


def _known(value: Any, number: int, read: int, said: Mapping[str, str]) -> Iterator[Item]:
    """Yield the own pages and the rows in an object; nothing of a value without texts, or with broken stories."""
    if (table := table_in(value)) is not None:
        names = tuple(table[0]) if table else ()
        for record in table:
            yield row_of(record, number, read, names)
            names = ()
        return
    if not isinstance(value, dict) or not (is_own_page(value) or _has_records(value.get("stories", [{}]))):
        return
    for record in records(value, said):
        if is_own_page(record):
            yield page_of(record)
        else:
            row = row_of(record, number, read)
            if any(any(sign.isalpha() for sign in text) for _, text in row.cells):
                yield row


def _has_records(stories: object) -> bool:
    return isinstance(stories, list) and any(isinstance(story, dict) for story in stories)


def _values_of_whole(file: BinaryIO, path: Path) -> Iterator[Any]:
    """Yield what one value holds: at once if it is small, else one item of its list after another."""
    start = file.read(WHOLE_BYTES)
    if len(start) == WHOLE_BYTES and file.read(1):
        file.seek(0)
        yield from _listed(file, path, start)
    else:
        yield from _items_of(start, path)


def _items_of(data: bytes, path: Path) -> list[Any]:
    """Return the items of a list, or one value; a list of rows is one value."""
    value = _value(data)
    if value is None:
        # Not in UTF-8, or no JSON at all.
        try:
            text = decode(Document(path, data)).text
        except FileRefused as refusal:
            raise FileRefused(path, FileReason.NOT_JSON, refusal.reason) from refusal
        value = _sound(text, path)
    is_table = isinstance(value, list) and all(isinstance(row, list) for row in value)
    return with_issue_of_first(value) if isinstance(value, list) and not is_table else [value]


def _sound(text: str, path: Path) -> Any:
    """Return the value of a text. Raises FileRefused 'damaged_json' for one that begins as JSON does and breaks off."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        if text.lstrip()[:1] in _OPENINGS:
            raise FileRefused(path, FileReason.DAMAGED_JSON, f"line {problem.lineno}") from problem
    except (RecursionError, ValueError):
        # Brackets nested without end, or a number of thousands of digits.
        return None
    return None


_OPENINGS = ("{", "[")


def _listed(file: BinaryIO, path: Path, start: bytes) -> Iterator[Any]:
    """Yield the items of a large list. The library that parses it piece by piece is loaded with the first such list."""
    import ijson

    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"[":
        raise FileRefused(path, FileReason.TOO_LARGE, f"one value of more than {WHOLE_BYTES} bytes")
    file.seek(len(start) - len(start.removeprefix(b"\xef\xbb\xbf")))
    try:
        for item in ijson.items(file, "item", use_float=True):
            yield parsed(json.dumps(item, ensure_ascii=False))
    except (ijson.JSONError, ValueError) as problem:
        raise FileRefused(path, FileReason.NOT_JSON, str(problem)) from problem


def _refuse(broken: Iterable[int], path: Path, on_refused: OnRefused) -> None:
    for number in broken:
        on_refused(FileRefused(path.with_name(f"{path.name}:{number}"), FileReason.NOT_JSON))


def _values_of_lines(file: BinaryIO, path: Path) -> Iterator[tuple[int, Any]]:
    """Yield the values of the lines that are not blank, None for one that is no JSON, with the lines' numbers."""
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE_BYTES + 1), b""), 1):
        if len(line) > LONGEST_LINE_BYTES:
            raise FileRefused(path, FileReason.TOO_LARGE, f"a line has more than {LONGEST_LINE_BYTES} bytes")
        if line.strip():
            yield number, _value(line)


def _value(data: bytes) -> Any:
    """Return a value, None for no JSON. Its objects know their source, unless it is a page in our own shape."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value = json.loads(data)
        return value if is_own_page(value) else parsed(data.decode(json.detect_encoding(data), "surrogatepass"))
    except (ValueError, RecursionError):
        return None
