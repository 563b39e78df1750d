"""The photo wall in the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.acts.done import Kind
from reader.browse.photos import PhotoRow, photos_of_issue
from reader.ports.rows import StoryRow
from reader.ui.language.names import day, newspaper_name
from reader.ui.language.words import tr
from reader.ui.look.pictures import PictureShelf
from reader.ui.photo_wall.photo_wall import PhotoWall
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class PhotoWallCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._wall = PhotoWall(bench.themes)
        self._screen = Screen(bench, self._wall)
        self._row: StoryRow | None = None
        self._wall.story_opened.connect(bench.open_story)
        self._freshness = Freshness(self._wall, bench.acts, self._read_again, Kind.PAGES, Kind.CORRECTIONS)

    def show_photos(self) -> None:
        """The photos of the open story's issue."""
        story = self._bench.browsing.story
        if story is not None:
            self._load(story.row)

    def _load(self, row: StoryRow) -> None:
        self._freshness.note_reading()
        self._bench.workers.reading.ask(
            lambda library: (photos_of_issue(library, row), PictureShelf(library.media)),
            lambda found: self._show_photos(row, *found),
            topic="photos",
        )

    def _read_again(self) -> None:
        if self._row is not None:
            self._load(self._row)

    def _show_photos(self, row: StoryRow, photos: Sequence[PhotoRow], shelf: PictureShelf) -> None:
        self._row = row
        self._wall.show_photos(photos, shelf)
        self._screen.show_titled(f"{newspaper_name(row.newspaper)} {day(row.date)} · {tr('Photos of this issue')}")
