"""Clippings for the tests of citations, a line each."""

from typing import Any

from reader.domain.origin import Origin
from reader.domain.story import Byline, Headline, Role, Story
from reader.render.clipping import Clipping


def cited(
    title: str | None,
    *authors: str,
    role: Role = Role.REPORTER,
    deck: str | None = None,
    label: str | None = None,
    signed: str | None = None,
    url: str | None = None,
    accessed: str | None = None,
    translator: str | None = None,
    **place: Any,
) -> Clipping:
    """A clipping; `place` holds newspaper, date, page and section."""
    bylines = [Byline(role, name) for name in authors]
    if translator:
        bylines.append(Byline(Role.TRANSLATOR, translator))
    story = Story(
        headline=Headline(main=title, deck=deck),
        column_label=label,
        bylines=tuple(bylines),
        byline_text=signed,
        origin=Origin(url=url, accessed=accessed) if url else None,
    )
    return Clipping(story=story, **place)
