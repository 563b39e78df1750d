"""A manuscript to a page: each part through the page parser, lines put back where they stand, facts settled."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from reader.domain.newspaper import Page
from reader.domain.origin import Origin
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import AppliedRule, JumpLine, Paragraph, Seam, Story, StoryKind
from reader.importer.importer import parse_text
from reader.importer.issue_facts import settled
from reader.importer.manuscript import Manuscript, Part
from reader.importer.one_article import one_article

T = TypeVar("T")
_READ = (StoryKind.STORY, StoryKind.PHOTO)

Move = Callable[[SourceLines], SourceLines]


def page_from(manuscript: Manuscript | Page, path: Path) -> Page:
    """The page that a manuscript holds, its facts settled from text, container and path; a whole page as it is."""
    if isinstance(manuscript, Page):
        return manuscript
    pages = [_parsed(part) for part in manuscript.parts]
    whole = Page(
        facts=next((page.facts for page in pages if page.facts.date or page.facts.number), pages[0].facts),
        guesses=(*(guess for page in pages for guess in page.guesses), *manuscript.guesses),
        stories=(*manuscript.furniture, *(story for page in pages for story in page.stories)),
        problems=(*(problem for page in pages for problem in page.problems), *manuscript.problems),
        text=manuscript.text,
    )
    return _saved_from(settled(whole, path), manuscript.origin)


def _saved_from(page: Page, origin: Origin | None) -> Page:
    """The page's stories with where they were saved from, which is the page's address where they have none.

    A day told by the file's time alone is none if the paper is younger.
    """
    day = page.facts.date or ""
    stories = tuple(
        dataclasses.replace(story, origin=_not_before(story.origin or origin, day)) if story.kind in _READ else story
        for story in page.stories
    )
    return dataclasses.replace(page, stories=stories)


def _not_before(origin: Origin | None, day: str) -> Origin | None:
    if origin and origin.estimated and (origin.accessed or "") < day:
        return Origin(url=origin.url)
    return origin


def _parsed(part: Part) -> Page:
    page = parse_text(part.text)
    if part.lines:
        page = _moved(page, _mover(part.lines))
    if part.told:
        page = dataclasses.replace(page, stories=one_article(page.stories, part.told))
    if part.origin:
        stories = tuple(dataclasses.replace(story, origin=part.origin) for story in page.stories)
        page = dataclasses.replace(page, stories=stories)
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
