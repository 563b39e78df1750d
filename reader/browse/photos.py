"""The photos of an issue, each with the story it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.domain.photo import Photo
from reader.domain.story import StoryKind
from reader.library.library import Library
from reader.ports.rows import HeldStory, StoryRow


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo and the row of its story; `alone` if it is a picture story of its own."""

    photo: Photo
    row: StoryRow
    alone: bool

    @property
    def title(self) -> str:
        """The line over its caption: its own title, else the headline that it belongs to."""
        return self.photo.title or ("" if self.alone else self.row.title)


def photo_rows(stories: Iterable[HeldStory]) -> list[PhotoRow]:
    """Return all photos of these stories, in their order."""
    return [
        PhotoRow(photo, held.row, held.story.kind is StoryKind.PHOTO) for held in stories for photo in held.story.photos
    ]


def photos_of_issue(library: Library, row: StoryRow) -> list[PhotoRow]:
    """Return the photos of the issue that a story stands in."""
    rows = library.story_rows(newspaper=row.newspaper, date=row.date)
    return photo_rows(library.stories([each.id for each in rows if each.photo_count]))
