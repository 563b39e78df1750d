"""A JSON record in the shape that `parse --json` prints, as a page. Records with missing keys read fine."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.origin import Origin
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import Paragraph, Story, StoryKind
from reader.importer.containers.records.story_record import PageText, origin_of, record_number, record_text, story_of
from reader.importer.containers.records.unread_fields import unread
from reader.importer.source.decoding import clean
from reader.text.numerals import page_number


def page_of(record: dict[str, Any], lines: PageText | None = None) -> Page:
    """Return a record's page. What it says of itself is certain; what it holds in vain becomes a Problem.

    `lines` says where the record's texts stand, and what is kept as the page's text; by default it is written out.
    """
    lines = lines or PageText()
    listed = record.get("stories")
    items = listed if isinstance(listed, list) else []
    origin = origin_of(record)
    stories = tuple(_with_origin(story_of(item, lines), origin) for item in items if isinstance(item, dict))
    beside = tuple(
        Paragraph(text=text, lines=lines.add(text))
        for text in filter(None, (record_text(f"{name}: {value}") for name, value in unread(record)))
    )
    furniture = (Story(kind=StoryKind.FOLIO, paragraphs=beside),) if beside else ()
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
        stories=(*stories, *furniture),
        problems=(*broken, *odd, *_problems(record)),
        text=lines.text(),
        copies=_copies([item for item in items if isinstance(item, dict)], furniture),
    )


def _with_origin(story: Story, origin: Origin | None) -> Story:
    """Return a story of a page that was saved from `origin`, unless the story has an address of its own."""
    return dataclasses.replace(story, origin=origin) if origin and not story.origin else story


def _copies(items: list[dict[str, Any]], furniture: tuple[Story, ...]) -> tuple[str, ...]:
    """Return the fingerprints that an export gives its stories, '' for one without; nothing if no story has one."""
    if not any("fingerprint" in item for item in items):
        return ()
    return (*(record_text(item.get("fingerprint")) or "" for item in items), *("" for _ in furniture))


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
