"""JSON Lines: one page a line, in the shape that `parse --json` prints. Records with missing keys read fine."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.errors import FileRefused
from reader.importer.decoding import clean
from reader.importer.formats.story_record import PageText, record_number, record_text, story_of
from reader.importer.numerals import page_number

LONGEST_LINE = 20 * 1024 * 1024
"""Bytes of one record; a page has about 30 KB."""


def pages(file: BinaryIO, path: Path) -> Iterator[Page]:
    """Pages of a file, one at a time, so that a file of any length needs the memory of one page.

    Raises FileRefused 'not_json' where no line holds a page, 'too_large' for a line over LONGEST_LINE; a single broken
    line becomes a Problem of the page that follows or of an empty page at the end. A file that is one JSON value over
    many lines, a page or a list of pages, is read as well.
    """
    broken: list[Problem] = []
    found = False
    for number, line in enumerate(_lines_of(file, path), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            broken.append(Problem("broken_record", SourceLines(number, number), f"{path.name}:{number}"))
            continue
        found = True
        yield page_of(record, tuple(broken))
        broken = []
    if not found:
        yield from _whole(file, path)
    elif broken:
        yield Page(problems=tuple(broken))


def page_of(record: dict[str, Any], problems: tuple[Problem, ...] = ()) -> Page:
    """The page that a record describes. What it says of itself is certain; a date that is none becomes a Problem."""
    lines = PageText()
    items = record.get("stories")
    stories = tuple(
        story_of(item, lines) for item in (items if isinstance(items, list) else ()) if isinstance(item, dict)
    )
    day = _text(record, "date")
    sound = day if day is None or _is_date(day) else None
    odd = (Problem("odd_date", None, day),) if day and not sound else ()
    facts = PageFacts(
        newspaper=_text(record, "newspaper"),
        date=sound,
        number=_number(record),
        section=_text(record, "section"),
        edition=_text(record, "edition"),
    )
    return Page(
        facts=facts,
        guesses=tuple(_guesses(facts)),
        stories=stories,
        problems=(*problems, *odd, *_problems(record)),
        text=lines.text(),
    )


def _whole(file: BinaryIO, path: Path) -> Iterator[Page]:
    file.seek(0)
    value = _value(file.read(LONGEST_LINE))
    records = [record for record in (value if isinstance(value, list) else [value]) if _is_page(record)]
    if not records:
        raise FileRefused(path, "not_json")
    yield from map(page_of, records)


def _lines_of(file: BinaryIO, path: Path) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise FileRefused(path, "too_large", f"a line has more than {LONGEST_LINE} bytes")
        yield line


def _record(line: bytes) -> dict[str, Any] | None:
    """The object of a line, if it looks like a page; None for anything else."""
    value = _value(line)
    return value if _is_page(value) else None


def _value(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None


def _is_page(value: object) -> bool:
    return isinstance(value, dict) and ("stories" in value or "newspaper" in value)


def _text(record: dict[str, Any], key: str) -> str | None:
    return record_text(record.get(key))


def _number(record: dict[str, Any]) -> str | None:
    number = record_number(record.get("page"))
    return page_number(number) or number if number else None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _guesses(facts: PageFacts) -> Iterator[Guess]:
    named = {"newspaper": facts.newspaper, "date": facts.date, "page": facts.number, "section": facts.section}
    for field, value in named.items():
        if value:
            yield Guess(field, value, f"record: {value}", 1.0)


def _problems(record: dict[str, Any]) -> Iterator[Problem]:
    listed = record.get("problems")
    for item in listed if isinstance(listed, list) else ():
        code = item.get("code") if isinstance(item, dict) else None
        if isinstance(code, str) and code:
            yield Problem(clean(code), _lines(item.get("lines")), record_text(item.get("detail")) or "")


def _lines(value: object) -> SourceLines | None:
    match value:
        case [int(first), int(last)]:
            return SourceLines(first, last)
        case _:
            return None
