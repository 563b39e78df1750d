"""Links to pictures of a page in an archive, written from the top of the archive."""

import dataclasses

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.importer.source.links import link_within


def with_links(page: Page, member: str) -> Page:
    """Return the page with its photos' links made names of members; `member` is the page's own name."""

    def relinked(photo: Photo) -> Photo:
        return dataclasses.replace(photo, image=link_within(member, photo.image)) if photo.image else photo

    stories = tuple(
        dataclasses.replace(story, photos=tuple(map(relinked, story.photos))) if story.photos else story
        for story in page.stories
    )
    return dataclasses.replace(page, stories=stories)
