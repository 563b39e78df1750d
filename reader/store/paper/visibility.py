"""Where the items of a page are met: in lists and searches, in searches only, or with their page alone."""

from enum import IntEnum

from reader.domain.story import Genre, Story, StoryKind


class Visibility(IntEnum):
    """The values of `story.listed`. What is above 0 has an entry in the change list and is searched."""

    PAGE = 0
    LISTED = 1
    SEARCHED = 2


def visibility(story: Story) -> Visibility:
    """Stories and photos are read and counted; an imprint box with a headline is found, but nobody reads through it."""
    if story.kind not in (StoryKind.STORY, StoryKind.PHOTO):
        return Visibility.PAGE
    return Visibility.SEARCHED if story.genre == Genre.IMPRINT else Visibility.LISTED
