"""Names of newspapers, days, pages and stories, in the language of the window."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QLocale

from reader.domain.bookmark import Anchor
from reader.domain.story import StoryKind
from reader.ports.rows import HeldStory, StoryRow
from reader.render.story_html import Printed, StoryWords
from reader.ui.language.words import mark, tr, tr_n

CHARACTERS_A_MINUTE = 400
_WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)

KINDS = {
    "story": mark("Story"),
    "photo": mark("Picture story"),
    "folio": mark("Folio line"),
    "imprint": mark("Imprint"),
    "advert": mark("Advertisement"),
    "contents": mark("Table of contents"),
    "editorial": mark("Editorial"),
    "comment": mark("Comment"),
    "news": mark("News report"),
    "feature": mark("Feature"),
    "interview": mark("Interview"),
    "brief": mark("News in brief"),
    "notice": mark("Notice"),
    "correction": mark("Correction notice"),
    "letter": mark("Readers' letter"),
    "poem": mark("Poem"),
    "serial": mark("Serial"),
}
"""Kinds of item, and genres of story, as people call them."""


def labelled(name: str, value: object) -> str:
    """Put a value after its name, with the colon of the language."""
    return tr("{name}: {value}").format(name=name, value=value)


def newspaper_name(name: str | None) -> str:
    return name or tr("Newspaper not known")


def day(iso: str | None, *, weekday: bool = False) -> str:
    """Return a day as people write it; partial or odd dates as they are."""
    if not iso:
        return tr("Date not known")
    try:
        when = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    text = tr("{month_name} {day}, {year}").format(
        year=when.year, month=when.month, day=when.day, month_name=QLocale("en").monthName(when.month)
    )
    return tr("{weekday}, {day}").format(weekday=tr(_WEEKDAYS[when.weekday()]), day=text) if weekday else text


def month_name(start: str) -> str:
    """Return a year ('2023') or a month ('2023-02') as people write it."""
    year, _, month = start.partition("-")
    if not year:
        return tr("Date not known")
    if not month.isdecimal():
        return tr("{year}").format(year=year)
    name = QLocale("en").monthName(int(month))
    return tr("{month_name} {year}").format(year=year, month=int(month), month_name=name)


def page_name(number: str | None, section: str | None = None) -> str:
    text = tr("Page {n}").format(n=number) if number else tr("Page not known")
    return f"{text} · {section}" if section else text


def where(printed: Printed) -> str:
    """Return newspaper, day and page of a story, as far as they are known."""
    parts = (
        printed.newspaper,
        day(printed.date, weekday=True) if printed.date else None,
        page_name(printed.page, printed.section) if printed.page else printed.section,
    )
    return " · ".join(part for part in parts if part)


def where_anchored(anchor: Anchor) -> str:
    """Return newspaper, day and page of a bookmark, as far as its anchor knows them."""
    parts = (
        anchor.newspaper,
        day(anchor.date) if anchor.date else None,
        page_name(anchor.page) if anchor.page else None,
    )
    return " · ".join(part for part in parts if part)


def row_summary(row: StoryRow) -> str:
    """Return a row of the list as a screen reader says it."""
    parts = [row.kicker or "", row.title or tr("No headline"), where(row)]
    if row.kind is StoryKind.PHOTO:
        parts.append(tr("Picture story"))
    elif row.photo_count:
        parts.append(tr_n("{n} photo", "{n} photos", row.photo_count))
    if row.bookmarked:
        parts.append(tr("bookmarked"))
    if not row.read:
        parts.append(tr("unread"))
    return ", ".join(part for part in parts if part)


def story_facts(parts: Sequence[HeldStory]) -> str:
    """Return the length of a story, with newspaper, day and page."""
    paragraphs = [paragraph.text for part in parts for paragraph in part.story.paragraphs]
    captions = [photo.caption for part in parts for photo in part.story.photos]
    characters = sum(map(len, paragraphs + captions))
    minutes = max(1, round(characters / CHARACTERS_A_MINUTE))
    length = tr_n("{n} character", "{n} characters", characters)
    time = tr_n("about {n} minute", "about {n} minutes", minutes)
    return " · ".join(part for part in (where(parts[0].row), length, time) if part)


def story_words() -> StoryWords:
    """Return the words that a story's page needs beside its own text."""
    return StoryWords(
        printed_in=where,
        photo=tr("Picture story"),
        continued=tr("Continued"),
        missing_start=tr("It begins on page {page}, which is not held."),
        missing_rest=tr("It goes on on page {page}, which is not held."),
    )
