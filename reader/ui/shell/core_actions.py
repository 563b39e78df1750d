"""The actions of the window itself; those of its features stand with the features.

To add an action of the core: add a row here, and the method that it calls to one of the core's commands.
"""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Action, Menu, choice, entry

if TYPE_CHECKING:
    from reader.ui.shell.core_commands import CoreCommands

_COLOURS = mark("Colours")
_SCRIPT = mark("Simplified or traditional")
_SKIM = mark("How much is shown")
_TYPEFACE = mark("Typeface")

CORE_ACTIONS: "tuple[Action[CoreCommands], ...]" = (
    entry(
        Menu.FILE,
        "import",
        mark("Import newspapers…"),
        lambda do: do.library.choose_files(),
        "Ctrl+O",
        icon="import",
        writes=True,
    ),
    entry(
        Menu.FILE,
        "import_folder",
        mark("Import a folder…"),
        lambda do: do.library.choose_folder(),
        "Ctrl+Shift+O",
        writes=True,
    ),
    entry(
        Menu.FILE, "sample", mark("Open the sample"), lambda do: do.library.open_sample(), icon="newspaper", writes=True
    ),
    entry(
        Menu.FILE, "print", mark("Print…"), lambda do: do.reading.print_story(), "Ctrl+P", icon="print", section=True
    ),
    entry(Menu.FILE, "quit", mark("Quit"), lambda do: do.view.quit(), "Ctrl+Q", icon="quit", section=True),
    entry(Menu.EDIT, "undo", mark("Undo"), lambda do: do.undoing.undo(), "Ctrl+Z", icon="undo", writes=True),
    entry(Menu.EDIT, "redo", mark("Redo"), lambda do: do.undoing.redo(), "Ctrl+Shift+Z", "Ctrl+Y", writes=True),
    entry(Menu.EDIT, "copy", mark("Copy"), lambda do: do.reading.copy(), "Ctrl+C", icon="copy", section=True),
    entry(Menu.EDIT, "select_all", mark("Select all"), lambda do: do.reading.select_all(), "Ctrl+A"),
    entry(
        Menu.EDIT,
        "find",
        mark("Find in the story…"),
        lambda do: do.reading.find(),
        "Ctrl+F",
        "/",
        icon="search",
        section=True,
    ),
    entry(
        Menu.VIEW,
        "sidebar",
        mark("Left pane"),
        lambda do: do.view.toggle_sidebar(),
        "Ctrl+T",
        icon="sidebar",
        checkable=True,
    ),
    entry(
        Menu.VIEW,
        "original",
        mark("Original text"),
        lambda do: do.reading.toggle_original(),
        "Ctrl+U",
        "O",
        icon="source",
        checkable=True,
    ),
    entry(
        Menu.VIEW,
        "zoom_in",
        mark("Larger text"),
        lambda do: do.view.zoom_in(),
        "Ctrl++",
        "Ctrl+=",
        icon="zoom-in",
        section=True,
    ),
    entry(Menu.VIEW, "zoom_out", mark("Smaller text"), lambda do: do.view.zoom_out(), "Ctrl+-", icon="zoom-out"),
    entry(Menu.VIEW, "zoom_reset", mark("Normal text size"), lambda do: do.view.zoom_reset(), "Ctrl+0"),
    choice("theme", "system", mark("Like the system"), _COLOURS),
    choice("theme", "light", mark("Light"), _COLOURS),
    choice("theme", "dark", mark("Dark"), _COLOURS),
    choice("theme", "sepia", mark("Sepia"), _COLOURS),
    choice("theme", "contrast", mark("High contrast"), _COLOURS),
    choice("font_family", "serif", mark("Serif (Song)"), _TYPEFACE),
    choice("font_family", "sans", mark("Sans serif (Hei)"), _TYPEFACE),
    choice("skim", "headlines", mark("Headlines"), _SKIM, "1"),
    choice("skim", "leads", mark("First paragraphs"), _SKIM, "2"),
    choice("skim", "full", mark("Full text"), _SKIM, "3"),
    choice("script", "original", mark("As printed"), _SCRIPT),
    choice("script", "simplified", mark("Simplified"), _SCRIPT),
    choice("script", "traditional", mark("Traditional"), _SCRIPT),
    entry(Menu.VIEW, "full_width", mark("Full-width punctuation"), setting="full_width", section=True),
    entry(Menu.VIEW, "indent", mark("Indent first lines"), setting="indent"),
    entry(
        Menu.VIEW,
        "fullscreen",
        mark("Full screen"),
        lambda do: do.view.toggle_full_screen(),
        "F11",
        icon="fullscreen",
        section=True,
        checkable=True,
    ),
    entry(Menu.GO, "back", mark("Back"), lambda do: do.reading.back(), "Alt+Left", icon="back"),
    entry(Menu.GO, "forward", mark("Forward"), lambda do: do.reading.forward(), "Alt+Right", icon="forward"),
    entry(
        Menu.GO,
        "next_story",
        mark("Next story"),
        lambda do: do.reading.next_story(),
        "Alt+Down",
        "J",
        icon="down",
        section=True,
    ),
    entry(
        Menu.GO,
        "previous_story",
        mark("Previous story"),
        lambda do: do.reading.previous_story(),
        "Alt+Up",
        "K",
        icon="up",
    ),
    entry(Menu.GO, "next_page", mark("Next page"), lambda do: do.reading.next_page(), "Ctrl+PgDown"),
    entry(Menu.GO, "previous_page", mark("Previous page"), lambda do: do.reading.previous_page(), "Ctrl+PgUp"),
    entry(Menu.GO, "read_on", mark("Read on"), lambda do: do.reading.read_on(), "Space", section=True),
    entry(Menu.GO, "read_back", mark("Read back"), lambda do: do.reading.read_back(), "Shift+Space"),
    entry(
        Menu.BOOKMARKS,
        "bookmark",
        mark("Bookmark this story"),
        lambda do: do.reading.toggle_bookmark(),
        "Ctrl+D",
        "S",
        icon="star",
        checkable=True,
        writes=True,
    ),
    entry(Menu.BOOKMARKS, "bookmarks", mark("Show bookmarks"), lambda do: do.view.show_bookmarks(), "Ctrl+B"),
    entry(
        Menu.BOOKMARKS,
        "toggle_read",
        mark("Mark as read or unread"),
        lambda do: do.reading.toggle_read(),
        "R",
        icon="read",
        section=True,
        writes=True,
    ),
    entry(
        Menu.SEARCH,
        "search",
        mark("Search"),
        lambda do: do.search.focus(),
        "Ctrl+L",
        "Ctrl+Shift+F",
        "Ctrl+K",
        "Alt+D",
        icon="search",
    ),
    entry(
        Menu.SEARCH,
        "search_selection",
        mark("Search for the selected words"),
        lambda do: do.search.search_selection(),
        icon="search",
    ),
    entry(Menu.SEARCH, "next_hit", mark("Next match"), lambda do: do.reading.next_hit(), "F3", section=True),
    entry(Menu.SEARCH, "previous_hit", mark("Previous match"), lambda do: do.reading.previous_hit(), "Shift+F3"),
    entry(Menu.SEARCH, "clear_search", mark("Leave the search"), lambda do: do.search.leave(), "Esc", section=True),
    entry(Menu.TOOLS, "refresh", mark("Refresh"), lambda do: do.library.refresh(), "F5", icon="refresh"),
    entry(Menu.TOOLS, "reindex", mark("Build the search index anew"), lambda do: do.library.reindex()),
)
