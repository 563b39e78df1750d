"""The commands of the window itself, by subject."""

from dataclasses import dataclass

from reader.ui.searching.search_commands import SearchCommands
from reader.ui.shell.library_commands import LibraryCommands
from reader.ui.shell.reading_commands import ReadingCommands
from reader.ui.shell.undo_actions import UndoCommands
from reader.ui.shell.view_commands import ViewCommands


@dataclass(frozen=True, slots=True)
class CoreCommands:
    """The commands that the actions of the core run."""

    reading: ReadingCommands
    library: LibraryCommands
    search: SearchCommands
    view: ViewCommands
    undoing: UndoCommands
