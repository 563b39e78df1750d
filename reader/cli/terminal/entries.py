"""Entries of stories, and the lines of entries on the terminal."""

from collections.abc import Iterator, Sequence

import click

from reader.cli.terminal.composing import Composer
from reader.cli.terminal.issue_names import page_of_story
from reader.cli.terminal.numbered_list import Entry
from reader.cli.words import tr, tr_n
from reader.domain.span import Span
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.text.display_width import width_of
from reader.text.escaping import on_one_line

_HEADLINE_LENGTH = 200
"""A longer headline, which is a whole story by mistake, is cut in lists."""
BOOKMARKED, UNREAD, READ = "★", "•", " "


def story_entry(row: StoryRow, *, with_page: bool, group: str = "", spans: Sequence[Span] = ()) -> Entry:
    """Return the entry of a story; `with_page` in lists of stories from several pages."""
    photos = tr_n("{n} photo", "{n} photos", row.photo_count) if row.photo_count else ""
    facts = (
        page_of_story(row) if with_page else "",
        on_one_line(row.column_label or ""),
        tr("Picture story") if row.kind is StoryKind.PHOTO else photos,
    )
    return Entry(
        text=_short(row.title.replace("\n", " ")) or tr("No headline"),
        sign=BOOKMARKED if row.bookmarked else READ if row.read else UNREAD,
        spans=tuple(span for span in spans if span.end <= _HEADLINE_LENGTH),
        facts=" · ".join(filter(None, facts)),
        group=group,
        story=row.id,
        fresh=not row.read,
    )


def _short(text: str) -> str:
    """Return a headline, cut if it is far too long."""
    return text if len(text) <= _HEADLINE_LENGTH else f"{text[:_HEADLINE_LENGTH]}…"


def entry_lines(entry: Entry, number: int, digits: int, composer: Composer) -> Iterator[str]:
    """Yield the lines of an entry behind its number; long texts hang below their first line."""
    look = composer.look
    hanging = f"{number:>{digits}}  {entry.sign}{' ' if entry.sign else ''}"
    margin = " " * width_of(hanging)
    *upper, last = composer.lines(entry.text, margin=margin, hanging=hanging, spans=entry.spans) or [hanging]
    yield from upper
    if entry.facts and width_of(click.unstyle(last)) + 2 + width_of(entry.facts) <= composer.width:
        yield f"{last}  {look.dim(entry.facts)}"
    else:
        yield last
        yield from composer.lines(entry.facts, margin=margin, style=look.dim, spans=())
    yield from composer.lines(entry.passage, margin=margin, spans=entry.passage_spans)
