"""A page as plain values for JSON: the shape that `parse --json` prints and the importer of JSON Lines reads."""

from typing import Any

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.story import JumpLine, ParagraphStyle, Story, StoryKind

Record = dict[str, Any]


def page_record(page: Page) -> Record:
    """Return `{"newspaper", "date", "page", "section", "edition", "stories", "problems"}`; None for facts not known."""
    facts = page.facts
    return {
        "newspaper": facts.newspaper,
        "date": facts.date,
        "page": facts.number,
        "section": facts.section,
        "edition": facts.edition,
        "stories": [story_record(story) for story in page.stories],
        "problems": [_problem(problem) for problem in page.problems],
    }


def story_record(story: Story) -> Record:
    """Return an item; `continued_from` and `continued_on` are page numbers, `jump_lines` the lines as printed.

    `styles` lists the paragraphs that are not plain text, by their index in `paragraphs`: `{"3": "crosshead"}`.
    The headline of a stand-alone photo is its title.
    """
    jumps = [jump for jump in (story.continued_from, story.continued_on) if jump is not None]
    origin = story.origin
    return {
        "kind": story.kind.value,
        "headline": _headline(story),
        "kicker": story.headline.kicker,
        "deck": story.headline.deck,
        "column_label": story.column_label,
        "bylines": [{"role": byline.role.value, "name": byline.name} for byline in story.bylines],
        "byline_text": story.byline_text,
        "dateline": story.dateline.text if story.dateline else None,
        "paragraphs": [paragraph.text for paragraph in story.paragraphs],
        "styles": {
            str(index): paragraph.style.value
            for index, paragraph in enumerate(story.paragraphs)
            if paragraph.style is not ParagraphStyle.TEXT
        },
        "photos": [_photo(photo) for photo in story.photos],
        "continued_from": _page_of(story.continued_from),
        "continued_on": _page_of(story.continued_on),
        "jump_lines": [jump.text for jump in jumps],
        "series": story.series,
        "genre": story.genre,
        "aliases": [list(pair) for pair in story.aliases],
        "url": origin.url if origin else None,
        "accessed": origin.accessed if origin else None,
        "accessed_estimated": origin.estimated if origin else None,
    }


def _headline(story: Story) -> str | None:
    if story.headline.main or story.kind is not StoryKind.PHOTO:
        return story.headline.main
    return next((photo.title for photo in story.photos if photo.title), None)


def _photo(photo: Photo) -> Record:
    return {"title": photo.title, "caption": photo.caption, "credit": photo.credit, "image": photo.image}


def _page_of(jump: JumpLine | None) -> str | None:
    return jump.page if jump else None


def _problem(problem: Problem) -> Record:
    lines = problem.lines
    return {
        "code": problem.code,
        "lines": [lines.first, lines.last] if lines else None,
        "detail": problem.detail,
    }
