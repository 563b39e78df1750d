"""One story of a JSON record, and the text of the page that the record stands for."""

import dataclasses
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar

from reader.domain.article_table import Field
from reader.domain.origin import Origin
from reader.domain.photo import Photo
from reader.domain.span import SourceLines
from reader.domain.story import (
    Byline,
    Dateline,
    Headline,
    JumpLine,
    Paragraph,
    ParagraphStyle,
    Role,
    Story,
    StoryKind,
)
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import field_of
from reader.importer.containers.records.adverts import is_advert
from reader.importer.containers.records.unread_fields import paragraph_of
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.half_width import WIDE
from reader.importer.source.decoding import clean

Record = dict[str, Any]
Name = TypeVar("Name", bound=StrEnum)


class PageText:
    """The page's text, written out line by line while its stories are read, so that rules can name its lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def add(self, text: str | None, mark: str = "") -> tuple[SourceLines, ...]:
        """Write `text` below what stands there and say on which lines it stands; nothing for no text."""
        if not text:
            return ()
        first = len(self._lines) + 1
        self._lines += (mark + text).split("\n")
        here = SourceLines(first, len(self._lines))
        self._lines.append("")
        return (here,)

    def text(self) -> str:
        """Return the page so far."""
        return "\n".join(self._lines)


def record_text(value: object) -> str | None:
    """Return a value's text, cleaned and stripped of the white space around it; None for anything but a string."""
    return (clean(value).strip() or None) if isinstance(value, str) else None


def record_number(value: object) -> str | None:
    """Return a page number, which others may write as a JSON number."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else record_text(value)


def story_of(record: Record, page: PageText) -> Story:
    """Return a record's story; unknown kinds and roles are read as story and author, missing keys as None."""
    headline = Headline(
        main=record_text(record.get("headline")),
        kicker=record_text(record.get("kicker")),
        deck=record_text(record.get("deck")),
    )
    byline_text = record_text(record.get("byline_text"))
    label = record_text(record.get("column_label"))
    page.add(label)
    page.add(headline.kicker, "## ")
    page.add(headline.main, "# ")
    page.add(headline.deck, "## ")
    page.add(byline_text)
    came, goes = _jumps(record)
    return Story(
        kind=_kind(record.get("kind")),
        headline=headline,
        column_label=label,
        bylines=tuple(_bylines(record)),
        byline_text=byline_text,
        dateline=_dateline(record_text(record.get("dateline"))),
        continued_from=_jump(came, page),
        paragraphs=tuple(_paragraphs(record, page)),
        photos=tuple(_photos(record, page)),
        continued_on=_jump(goes, page),
        series=record_text(record.get("series")),
        genre=record_text(record.get("genre")),
        aliases=tuple(_aliases(record)),
        origin=origin_of(record),
    )


def origin_of(record: Record) -> Origin | None:
    """Return the address that a record was saved from, by our names for it and those of other programs."""
    texts = ((name, value) for name, value in record.items() if isinstance(value, str))
    addresses = (value for name, value in texts if field_of(name, value) is Field.URL)
    url = next((value for value in addresses if saved_from.web_address(value)), None)
    if url is None:
        return None
    times = {name: value for name, value in record.items() if field_of(name) is Field.SAVED and value}
    found = saved_from.origin(url, times.get("accessed") or next(iter(times.values()), None))
    estimated = record.get("accessed_estimated") is True
    return dataclasses.replace(found, estimated=estimated) if found and found.accessed else found


def _dateline(text: str | None) -> Dateline | None:
    found = opening(text, text.translate(WIDE)) if text else None
    return found.dateline if found and found.dateline.text == text else Dateline(text=text) if text else None


def _kind(value: object) -> StoryKind:
    """Return the kind of an item; a language model has its own words for an advertisement."""
    if isinstance(value, str) and is_advert(value):
        return StoryKind.ADVERT
    return _member(StoryKind, value) or StoryKind.STORY


def _member(names: type[Name], value: object) -> Name | None:
    return names(value) if isinstance(value, str) and value in names._value2member_map_ else None


def _listed(record: Record, key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _bylines(record: Record) -> Iterator[Byline]:
    for item in _listed(record, "bylines"):
        # Other programs write names alone.
        given = item if isinstance(item, dict) else {"name": item}
        if name := record_text(given.get("name")):
            yield Byline(_member(Role, given.get("role")) or Role.AUTHOR, name)


def _paragraphs(record: Record, page: PageText) -> Iterator[Paragraph]:
    styles = record.get("styles")
    given = record.get("paragraphs")
    # Other programs write the text in one piece.
    for place, value in enumerate(given.split("\n") if isinstance(given, str) else _listed(record, "paragraphs")):
        style = styles.get(str(place)) if isinstance(styles, dict) else None
        set_as = _member(ParagraphStyle, style) or ParagraphStyle.TEXT
        # A tab at the edge of a table is an empty cell.
        is_table = set_as is ParagraphStyle.TABLE
        written = paragraph_of(value)
        text = clean(written) if is_table else record_text(written)
        if text and text.strip():
            yield Paragraph(text=text, style=set_as, lines=page.add(text))


def _photos(record: Record, page: PageText) -> Iterator[Photo]:
    for item in _listed(record, "photos"):
        if isinstance(item, str):
            item = {"image": item}
        if not isinstance(item, dict):
            continue
        title, caption, credit = (record_text(item.get(key)) for key in ("title", "caption", "credit"))
        lines = (*page.add(title), *page.add(caption), *page.add(credit))
        image = record_text(item.get("image"))
        yield Photo(title=title, caption=caption or "", credit=credit, image=image, lines=lines)


def _jumps(record: Record) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return (page, line as printed) where the story comes from and where it goes on.

    `jump_lines` holds the printed lines of both, in this order; a record without them gets the usual words.
    """
    printed = [text for text in map(record_text, _listed(record, "jump_lines")) if text]
    came, goes = record_number(record.get("continued_from")), record_number(record.get("continued_on"))
    before = (came, printed.pop(0) if printed else f"（上接第{came}版）") if came else None
    after = (goes, printed.pop(0) if printed else f"（下转第{goes}版）") if goes else None
    return before, after


def _jump(jump: tuple[str, str] | None, page: PageText) -> JumpLine | None:
    if jump is None:
        return None
    number, text = jump
    return JumpLine(page=number, text=text, lines=next(iter(page.add(text)), None))


def _aliases(record: Record) -> Iterator[tuple[str, str]]:
    for pair in _listed(record, "aliases"):
        match pair:
            case [str(short), str(full)]:
                yield clean(short), clean(full)
