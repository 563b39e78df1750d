"""The data of a clipping book for the Typst template resources/pdf/book.typ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.domain.export_marks import UNTITLED
from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle, Story, StoryKind
from reader.domain.table_cells import figure_columns, rows_of
from reader.render.citation.gbt7714 import gbt7714
from reader.render.clipping import Clipping, ClippingBook
from reader.render.headlines import in_lines
from reader.render.pdf.framed_pictures import LaidOut
from reader.render.pdf.headline_lines import CROSSHEAD, DECK, KICKER, TITLE, Words, even_lines, headline_size
from reader.render.pdf.inline import Lines, cut_short, inline, plain
from reader.render.pdf.pdf_look import POINTS_PER_MM, PdfLook
from reader.render.script_detection import is_traditional
from reader.render.sections import Entry, contents, imprint, papers
from reader.render.story_html import SHORT_SIGNATURE_LENGTH

Data = dict[str, Any]
LayOut = Callable[[str], LaidOut | None]
"""From a picture's name in the media folder to the file for the template; None if there is no picture."""

_TOP_PT, _BOTTOM_PT = 25.0 * POINTS_PER_MM, 28.0 * POINTS_PER_MM
_PIECE_LENGTH = 10_000
"""A longer paragraph is set in pieces of this length: the time for a paragraph grows with the square of its lines."""
_ENDLESS_LENGTH = 200
"""A longer headline is not kept together with the text below it: the two might not fit on a page."""
_ALTERNATIVE_LENGTH = 200
_WIDE_COLUMNS = 6
"""A table of more columns is set smaller."""

_PICTURE = "图片"


def room(look: PdfLook) -> tuple[float, float]:
    """Return width and height of the text on a page, in points."""
    return look.measure * look.size, look.page[1] - _TOP_PT - _BOTTOM_PT


def template_data(book: ClippingBook, look: PdfLook, lay_out: LayOut, words: Words | None = None) -> Data:
    """Return the data of a book. A single story has no title page and no contents.

    `words` cuts a headline into the words between which it may be broken; without it, it is broken anywhere.
    """
    clippings, alone = book.clippings, book.is_one_story
    levels = dict(_levels(contents(clippings)))
    setter = _Setter(look, lay_out, words, alone)
    language = {"lang": "zh", "region": "tw" if is_traditional(_texts(clippings)) else "cn"}
    title = plain(book.title) or UNTITLED
    return {
        "title": title,
        "foot": cut_short(title, look.measure),
        "authors": list(map(plain, clippings[0].authors)) if alone else [],
        "keywords": list(filter(None, map(plain, _keywords(clippings, alone)))),
        "language": language,
        "look": _look(look),
        "words": {"contents": look.contents, "references": look.references, "note": look.note},
        "book": None if alone else _front(book, look, words),
        "stories": [setter.story(number, each, levels[number]) for number, each in enumerate(clippings, 1)],
        "references": [inline(line, look.style) for line in gbt7714(clippings, book.edition).splitlines()],
    }


class _Setter:
    """Makes the data of stories in one look; `alone`: there is a single story, without a book around it."""

    def __init__(self, look: PdfLook, lay_out: LayOut, words: Words | None, alone: bool) -> None:
        self._look = look
        self._lay_out = lay_out
        self._words = words
        self._alone = alone

    def story(self, number: int, clipping: Clipping, level: "_Level") -> Data:
        """Return the data of one story, with the headings of the book that stand right above it."""
        story, printed_in = clipping.story, plain(self._look.words.printed_in(clipping))
        is_photo = story.kind is StoryKind.PHOTO
        label = self._look.words.photo if is_photo else ""
        headline = story.headline.main or (story.title if is_photo else "")
        size = headline_size(headline)
        title = plain(clipping.title) or UNTITLED
        return {
            "number": number,
            "title": title,
            "entry": self._text(title),
            "level": level.story,
            "sections": [{"level": at, "title": plain(name)} for at, name in level.above],
            "foot": cut_short(printed_in, self._look.measure),
            "hant": is_traditional(_texts([clipping])),
            "where": self._text(" · ".join(part for part in (printed_in, label) if part)),
            "label": self._text(story.column_label),
            "kicker": self._headline(story.headline.kicker, KICKER),
            "headline": self._headline(headline, size),
            "headline_size": size,
            "endless": len(headline) > _ENDLESS_LENGTH,
            "deck": self._headline(story.headline.deck, DECK),
            "byline": self._text(story.byline_text),
            "parts": list(self._parts(clipping)),
        }

    def _parts(self, clipping: Clipping) -> Iterator[Data]:
        story = clipping.story
        if story.continued_from:
            yield {"kind": "jump", "lines": self._text(story.continued_from.text)}
        paragraphs = [part for each in story.paragraphs if plain(each.text) for part in self._paragraph(each, story)]
        photos = [self._photo(each, story) for each in story.photos]
        yield from [*photos, *paragraphs] if story.kind is StoryKind.PHOTO else [*paragraphs, *photos]
        if story.continued_on:
            yield {"kind": "jump", "lines": self._text(story.continued_on.text)}
        if plain(clipping.note):
            yield {"kind": "note", "lines": self._text(clipping.note.strip())}

    def _paragraph(self, paragraph: Paragraph, story: Story) -> Iterator[Data]:
        text, style = paragraph.text, paragraph.style
        match style:
            case ParagraphStyle.CROSSHEAD:
                title = {"title": plain(text), "bookmarked": self._alone}
                yield {"kind": "crosshead", "lines": self._text(text), **title}
            case ParagraphStyle.VERSE:
                yield {"kind": "verse", "lines": self._text(text)}
            case ParagraphStyle.TABLE:
                yield self._table(text)
            case ParagraphStyle.SIGNATURE if len(text) <= SHORT_SIGNATURE_LENGTH:
                yield {"kind": "signature", "lines": self._text(text)}
            case _:
                lead = story.dateline.text if story.dateline and style is ParagraphStyle.TEXT else ""
                cut = len(lead) if lead and text.startswith(lead) else 0
                first = self._text(text[cut:_PIECE_LENGTH]) or []
                yield {"kind": "text", "lead": self._text(text[:cut]), "lines": first}
                for start in range(_PIECE_LENGTH, len(text), _PIECE_LENGTH):
                    yield {"kind": "more", "lines": self._text(text[start : start + _PIECE_LENGTH]) or []}

    def _table(self, text: str) -> Data:
        rows = rows_of(text)
        right = figure_columns(rows)
        return {
            "kind": "table",
            "figures": [at in right for at in range(len(rows[0]))],
            "wide": len(rows[0]) > _WIDE_COLUMNS,
            "cells": [self._text(cell.text) or [] for row in rows for cell in row],
        }

    def _photo(self, photo: Photo, story: Story) -> Data:
        laid = self._lay_out(photo.image) if photo.image else None
        # The title of a picture story is its headline.
        title = None if story.kind is StoryKind.PHOTO and not story.headline.main else photo.title
        return {
            "kind": "photo",
            "file": laid and laid.file,
            "width": laid and laid.width,
            "height": laid and laid.height,
            "alt": plain(photo.title or photo.caption)[:_ALTERNATIVE_LENGTH] or _PICTURE,
            "title": self._text(title),
            "caption": self._text(photo.caption),
            "credit": self._text(photo.credit),
        }

    def _text(self, text: str | None) -> Lines | None:
        return inline(text, self._look.style) if text and plain(text) else None

    def _headline(self, text: str | None, size: float) -> Lines | None:
        """Return the lines of a headline that is `size` times as large as the text."""
        if not text or not plain(text):
            return None
        parted = in_lines(text) if self._look.style.split_headlines else text
        return _broken(parted, size, self._look, self._words)


def _broken(text: str, size: float, look: PdfLook, words: Words | None) -> Lines:
    lines = [line for part in text.split("\n") for line in even_lines(part, look.measure / size, words)]
    return inline("\n".join(lines), look.style)


def _front(book: ClippingBook, look: PdfLook, words: Words | None) -> Data:
    lines = [line for line in book.introduction.splitlines() if plain(line)]
    return {
        "title": _broken(plain(book.title) or UNTITLED, TITLE, look, words),
        "imprint": inline(imprint(book), look.style),
        "introduction": [inline(line, look.style) for line in lines],
    }


def _look(look: PdfLook) -> Data:
    style, (width, height) = look.style, look.page
    return {
        "size": look.size,
        "measure": look.measure,
        "width": width,
        "height": height,
        "side": (width - room(look)[0]) / 2,
        "top": _TOP_PT,
        "bottom": _BOTTOM_PT,
        "kicker": KICKER,
        "deck": DECK,
        "crosshead": CROSSHEAD,
        "title": TITLE,
        "leading": style.line_height - 1,
        "spacing": style.line_height - 1 if style.indent else style.line_height - 0.4,
        "indent": 2 if style.indent else 0,
        "text": style.text,
        "muted": style.muted,
        "accent": style.accent,
        "panel": style.panel,
    }


@dataclass(frozen=True, slots=True)
class _Level:
    """The level of a story's heading, and the headings of issue and page right above it, outermost first."""

    story: int
    above: tuple[tuple[int, str], ...] = ()


def _levels(entries: Sequence[Entry], level: int = 1) -> Iterator[tuple[int, _Level]]:
    """Yield the level of each story by its number."""
    for entry in entries:
        if not entry.below:
            yield entry.first, _Level(level)
        for number, below in _levels(entry.below, level + 1):
            opens = ((level, entry.title),) if number == entry.first else ()
            yield number, replace(below, above=opens + below.above)


def _keywords(clippings: Sequence[Clipping], alone: bool) -> Sequence[str]:
    if not alone:
        return papers(clippings)
    (clipping,) = clippings
    named = (clipping.newspaper, clipping.section, clipping.story.column_label, clipping.story.series)
    return tuple(dict.fromkeys(word for word in named if word))


def _texts(clippings: Sequence[Clipping]) -> Iterator[str]:
    for clipping in clippings:
        yield clipping.story.headline.main or ""
        yield from (paragraph.text for paragraph in clipping.story.paragraphs)
        yield from (photo.caption for photo in clipping.story.photos)
