"""Options that filter a list of bookmarks or highlights."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from reader.browse.shelves import Shelf, ShelfKind, matching
from reader.cli.options.name_completion import folders
from reader.cli.options.name_completion import tags as held_tags
from reader.cli.options.parameters import TEXT, with_options
from reader.domain.bookmark import COLOURS, Bookmark

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class BookmarkFilter:
    """Conditions that all must hold; None sets no condition. `folder` '' means in no folder, `note` '' any note."""

    folder: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    colour: str | None = None
    text: str = ""
    not_held: bool = False

    def found(self, library: "Library") -> list[Bookmark]:
        """Return the bookmarks and highlights that meet the conditions, newest first."""
        headlines = library.bookmarks.headlines() if self.text else {}
        matches = matching(library.bookmarks.all(), Shelf(ShelfKind.ALL), self.text, library.folding, headlines)
        shelves = self._shelves()
        plain = library.folding.plain
        return [
            bookmark
            for bookmark in matches
            if all(shelf.holds(bookmark) for shelf in shelves) and plain(self.note or "") in plain(bookmark.note)
        ]

    def _shelves(self) -> list[Shelf]:
        shelves = [Shelf(ShelfKind.TAG, tag) for tag in self.tags]
        if self.folder is not None:
            shelves.append(Shelf(ShelfKind.FOLDER, self.folder))
        if self.note is not None:
            shelves.append(Shelf(ShelfKind.NOTES))
        if self.colour:
            shelves.append(Shelf(ShelfKind.COLOUR, self.colour))
        if self.not_held:
            shelves.append(Shelf(ShelfKind.ORPHANS))
        return shelves


def narrowed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: add the options of a BookmarkFilter to a command, which gets it as `wanted`."""

    @wraps(command)
    def run(
        *args: Any,
        folder: str | None,
        tags: tuple[str, ...],
        note: str | None,
        colour: str | None,
        text: str,
        not_held: bool,
        **more: Any,
    ) -> Any:
        wanted = BookmarkFilter(folder=folder, tags=tags, note=note, colour=colour, text=text, not_held=not_held)
        return command(*args, wanted=wanted, **more)

    return with_options(run, _OPTIONS)


_OPTIONS = (
    click.option(
        "--folder",
        type=TEXT,
        shell_complete=folders,
        help="Only those of this folder and the folders in it; '' for those in none.",
    ),
    click.option(
        "--tag",
        "tags",
        multiple=True,
        type=TEXT,
        shell_complete=held_tags,
        help="Only those with this tag; may be given several times.",
    ),
    click.option("--note", type=TEXT, help="Only those whose note holds this text; '' for all that have a note."),
    click.option("--colour", type=click.Choice(COLOURS), help="Only those of this colour."),
    click.option("--text", default="", type=TEXT, help="Only those that hold all these words somewhere."),
    click.option("--not-held", is_flag=True, help="Only those whose story is not in the library."),
)
