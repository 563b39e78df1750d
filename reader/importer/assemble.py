"""A manuscript to a page: each part through the page parser, lines put back where they stand, facts settled."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import AppliedRule, Headline, JumpLine, Paragraph, ParagraphStyle, Seam, Story, StoryKind
from reader.importer.importer import parse_text
from reader.importer.issue_facts import settled
from reader.importer.manuscript import Manuscript, Part, Told

T = TypeVar("T")
Move = Callable[[SourceLines], SourceLines]


def page_from(manuscript: Manuscript, path: Path) -> Page:
    """The page that a manuscript holds, its facts settled from text, container and path."""
    pages = [_parsed(part, path) for part in manuscript.parts]
    whole = Page(
        facts=next((page.facts for page in pages if page.facts.date or page.facts.number), pages[0].facts),
        guesses=(*(guess for page in pages for guess in page.guesses), *manuscript.guesses),
        stories=(*manuscript.furniture, *(story for page in pages for story in page.stories)),
        problems=(*(problem for page in pages for problem in page.problems), *manuscript.problems),
        text=manuscript.text,
    )
    return settled(whole, path)


def _parsed(part: Part, path: Path) -> Page:
    page = parse_text(part.text, path)
    if part.lines:
        page = _moved(page, _mover(part.lines))
    if part.told:
        page = dataclasses.replace(page, stories=tuple(_one_article(page.stories, part.told)))
    return page


def _mover(lines: Sequence[SourceLines]) -> Move:
    last = len(lines) - 1

    def move(place: SourceLines) -> SourceLines:
        first = lines[min(max(place.first - 1, 0), last)]
        return SourceLines(first.first, max(first.last, lines[min(max(place.last - 1, 0), last)].last))

    return move


def _moved(value: T, move: Move) -> T:
    """`value` with every line number in it moved."""
    return cast(T, _moved_value(value, move))


def _moved_value(value: Any, move: Move) -> Any:
    match value:
        case SourceLines():
            return move(value)
        case Seam():
            before, after = SourceLines(value.before, value.before), SourceLines(value.after, value.after)
            return dataclasses.replace(value, before=move(before).last, after=move(after).first)
        case tuple():
            return tuple(_moved_value(item, move) for item in value)
        case Page() | Story() | Paragraph() | Photo() | JumpLine() | AppliedRule() | Problem():
            parts = {part.name: _moved_value(getattr(value, part.name), move) for part in dataclasses.fields(value)}
            return dataclasses.replace(value, **parts)
        case _:
            return value


def _one_article(stories: Sequence[Story], told: Told) -> Iterator[Story]:
    """The stories of one article made one, under the head that the container states.

    Where the container knows better than type size (a kicker, a deck), it is believed. What the rules took for the
    headline of a further story is a crosshead of this one.
    """
    articles = [story for story in stories if story.kind is StoryKind.STORY]
    first = articles[0] if articles else Story()
    rest = articles[1:]
    whole = dataclasses.replace(
        first,
        headline=Headline(
            main=first.headline.main or told.headline,
            kicker=told.kicker or first.headline.kicker,
            deck=told.deck or first.headline.deck,
        ),
        column_label=told.column_label or first.column_label,
        bylines=(*first.bylines, *(byline for story in rest for byline in story.bylines)),
        paragraphs=(*first.paragraphs, *(paragraph for story in rest for paragraph in _as_passage(story))),
        photos=(*first.photos, *(photo for story in rest for photo in story.photos)),
        continued_on=next((story.continued_on for story in articles[::-1] if story.continued_on), None),
        rules=tuple(rule for story in articles or [first] for rule in story.rules),
    )
    yield whole
    yield from (story for story in stories if story.kind is not StoryKind.STORY)


def _as_passage(story: Story) -> Iterator[Paragraph]:
    head = story.headline
    for line in (story.column_label, head.kicker, head.main, head.deck):
        if line:
            yield Paragraph(text=line, style=ParagraphStyle.CROSSHEAD)
    if story.byline_text:
        yield Paragraph(text=story.byline_text)
    if story.continued_from:
        yield Paragraph(text=story.continued_from.text)
    yield from story.paragraphs
