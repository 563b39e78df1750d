"""Web addresses and days of saving, given to the stories of a page."""

import dataclasses

from reader.domain.newspaper import Page
from reader.domain.origin import Origin
from reader.domain.story import StoryKind

_READ = (StoryKind.STORY, StoryKind.PHOTO)


def saved_from(page: Page, origin: Origin | None) -> Page:
    """Return the page with `origin` on each story and photo that has no origin of its own.

    A day of saving that only the file's time suggests is dropped if the paper is younger.
    """
    day = page.facts.date or ""
    stories = tuple(
        dataclasses.replace(story, origin=_not_before(known, day))
        if (known := story.origin or origin) and story.kind in _READ
        else story
        for story in page.stories
    )
    return dataclasses.replace(page, stories=stories)


def _not_before(origin: Origin, day: str) -> Origin:
    if origin.estimated and (origin.accessed or "") < day:
        return Origin(url=origin.url)
    return origin
