"""JSON Lines: one page a line, in the shape that `parse --json` prints. Records with missing keys read fine, and so do
those of one article each, as programs that fetch web pages write them."""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.origin import Origin
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import Story
from reader.errors import FileReason, FileRefused
from reader.importer.containers.records.article_record import is_article, page_with
from reader.importer.containers.records.story_record import PageText, origin_of, record_number, record_text, story_of
from reader.importer.source.decoding import clean
from reader.importer.source.walk import OnRefused
from reader.text.numerals import page_number

LONGEST_LINE_BYTES = 20 * 1024 * 1024
"""Bytes of one record; a page has about 30 KB."""


_ON_LINE = 0.5
"""Fields for the day on which something went on line, or for who put it there."""


def pages(file: BinaryIO, path: Path, on_refused: OnRefused) -> Iterator[Page]:
    """Yield the pages of a file one at a time, so that a file of any length needs the memory of one page.

    Raises FileRefused 'not_json' if no line holds a page, 'too_large' for a line over LONGEST_LINE_BYTES. A line
    without a page among others goes to `on_refused` as `name:line`, before the page that follows it. A file that is one
    JSON value over many lines, a page or a list of pages, is read as well; its items count like lines.
    """
    broken: list[int] = []
    found = False
    for number, line in enumerate(_lines_of(file, path), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            broken.append(number)
            continue
        found = True
        _refuse(broken, path, on_refused)
        broken = []
        yield page_of(record)
    if not found:
        yield from _whole(file, path, on_refused)
    else:
        _refuse(broken, path, on_refused)


def page_of(record: dict[str, Any], lines: PageText | None = None) -> Page:
    """Return a record's page. What it says of itself is certain; what it holds in vain becomes a Problem.

    What a record of one article says of paper and day is not: it may be who put it on line, and when. `lines` says
    where the record's texts stand, and what is kept as the page's text; by default it is written out.
    """
    if is_article(record):
        page = page_of(page_with(record))
        return dataclasses.replace(page, guesses=tuple(map(_unsure, page.guesses)))
    lines = lines or PageText()
    listed = record.get("stories")
    items = listed if isinstance(listed, list) else []
    origin = origin_of(record)
    stories = tuple(_with_origin(story_of(item, lines), origin) for item in items if isinstance(item, dict))
    broken = tuple(
        Problem("broken_record", None, f"stories[{place}]")
        for place, item in enumerate(items)
        if not isinstance(item, dict)
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
        problems=(*broken, *odd, *_problems(record)),
        text=lines.text(),
        copies=_copies([item for item in items if isinstance(item, dict)]),
    )


def _unsure(guess: Guess) -> Guess:
    return dataclasses.replace(guess, confidence=_ON_LINE) if guess.field in ("newspaper", "date") else guess


def _with_origin(story: Story, origin: Origin | None) -> Story:
    """Return a story of a page that was saved from `origin`, unless the story has an address of its own."""
    return dataclasses.replace(story, origin=origin) if origin and not story.origin else story


def _copies(items: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the fingerprints that an export gives its stories; nothing if no story has one."""
    if not any("fingerprint" in item for item in items):
        return ()
    return tuple(record_text(item.get("fingerprint")) or "" for item in items)


def _refuse(broken: Iterable[int], path: Path, on_refused: OnRefused) -> None:
    for number in broken:
        on_refused(FileRefused(path.with_name(f"{path.name}:{number}"), FileReason.NOT_JSON))


def _whole(file: BinaryIO, path: Path, on_refused: OnRefused) -> Iterator[Page]:
    file.seek(0)
    value = _value(file.read(LONGEST_LINE_BYTES))
    items = value if isinstance(value, list) else [value]
    records = [item for item in items if _is_page(item)]
    if not records:
        raise FileRefused(path, FileReason.NOT_JSON)
    _refuse((number for number, item in enumerate(items, 1) if not _is_page(item)), path, on_refused)
    yield from map(page_of, records)


def _lines_of(file: BinaryIO, path: Path) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE_BYTES + 1):
        if len(line) > LONGEST_LINE_BYTES:
            raise FileRefused(path, FileReason.TOO_LARGE, f"a line has more than {LONGEST_LINE_BYTES} bytes")
        yield line


def _record(line: bytes) -> dict[str, Any] | None:
    """Return the object of a line, if it looks like a page; None for anything else."""
    value = _value(line)
    return value if _is_page(value) else None


def _value(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None


def _is_page(value: object) -> bool:
    if not isinstance(value, dict) or not ("stories" in value or "newspaper" in value or is_article(value)):
        return False
    return isinstance(value.get("stories") or [], list)


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
            yield Guess(field, value, (Evidence(EvidenceSource.RECORD, value),), 1.0)


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
