"""The visibility of a page's items: in lists and searches, in searches only, or on their page alone."""

from enum import IntEnum

from reader.domain.story import Genre, Story, StoryKind


class Visibility(IntEnum):
    """The values of the column `story.listed`. Stories above 0 have an entry in the change list and are searched."""

    PAGE = 0
    LISTED = 1
    SEARCHED = 2


def visibility(story: Story) -> Visibility:
    """Return the visibility of an item.

    An imprint box with a headline is searched, but not listed: it is not for reading.
    """
    if story.kind not in (StoryKind.STORY, StoryKind.PHOTO):
        return Visibility.PAGE
    return Visibility.SEARCHED if story.genre == Genre.IMPRINT else Visibility.LISTED
