"""The table of what a person can do in the window. Menus, shortcuts, buttons and the key help are made from it.

To add an action of the core: add a row here, and the method it names to the commands object before the dot. Other
parts of the window bring their own rows (reader.ui.workbench.feature).
"""

from dataclasses import dataclass
from enum import StrEnum

from reader.settings import Settings
from reader.ui.language.words import mark


class Menu(StrEnum):
    """The menus, in order; the value is the title in English."""

    FILE = mark("&File")
    EDIT = mark("&Edit")
    VIEW = mark("&View")
    GO = mark("&Go")
    BOOKMARKS = mark("&Bookmarks")
    SEARCH = mark("&Search")
    TOOLS = mark("&Tools")
    HELP = mark("&Help")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do. `run` names a method as 'commands object.method'; instead of it, `setting` and `value` name a
    setting that the action switches (a bool) or chooses (a value of several).

    `keys` are portable key sequences; single letters work only in the lists and the story, never while text is edited.
    `writes`: it changes the library, and is switched off where that can only be read.
    `submenu` groups rows of a menu; `section` starts a new group of rows; `after` names the row it is to stand after.
    """

    id: str
    text: str
    menu: Menu
    run: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    submenu: str = ""
    section: bool = False
    checkable: bool = False
    setting: str = ""
    value: str | bool | None = None
    after: str = ""
    writes: bool = False


def keys_in_force(action: Action, settings: Settings) -> tuple[str, ...]:
    """The keys that the person gave to an action, else those of the table."""
    own = settings.key(action.id)
    return action.keys if own is None else tuple(key for key in own.split(KEY_SEPARATOR) if key)


KEY_SEPARATOR = "; "
_COLOURS = mark("Colours")
_SCRIPT = mark("Simplified or traditional")
_SKIM = mark("How much is shown")
_TYPEFACE = mark("Typeface")


def entry(
    menu: Menu,
    action_id: str,
    text: str,
    run: str = "",
    *keys: str,
    icon: str = "",
    submenu: str = "",
    section: bool = False,
    checkable: bool = False,
    setting: str = "",
    after: str = "",
    writes: bool = False,
) -> Action:
    """An Action as the tables write it, the core's and those of the features."""
    return Action(
        id=action_id,
        text=text,
        menu=menu,
        run=run,
        keys=keys,
        icon=icon,
        submenu=submenu,
        section=section,
        checkable=checkable,
        setting=setting,
        after=after,
        writes=writes,
    )


def choice(setting: str, value: str, text: str, submenu: str, *keys: str) -> Action:
    """The entry of a submenu of View that gives a setting one of its values."""
    return Action(
        id=f"{setting}.{value}", text=text, menu=Menu.VIEW, submenu=submenu, keys=keys, setting=setting, value=value
    )


CORE_ACTIONS: tuple[Action, ...] = (
    entry(
        Menu.FILE, "import", mark("Import newspapers…"), "library.choose_files", "Ctrl+O", icon="import", writes=True
    ),
    entry(Menu.FILE, "import_folder", mark("Import a folder…"), "library.choose_folder", "Ctrl+Shift+O", writes=True),
    entry(Menu.FILE, "sample", mark("Open the sample"), "library.open_sample", icon="newspaper", writes=True),
    entry(Menu.FILE, "print", mark("Print…"), "reading.print_story", "Ctrl+P", icon="print", section=True),
    entry(Menu.FILE, "quit", mark("Quit"), "view.quit", "Ctrl+Q", icon="quit", section=True),
    entry(Menu.EDIT, "copy", mark("Copy"), "reading.copy", "Ctrl+C", icon="copy"),
    entry(Menu.EDIT, "select_all", mark("Select all"), "reading.select_all", "Ctrl+A"),
    entry(Menu.EDIT, "find", mark("Find in the story…"), "reading.find", "Ctrl+F", "/", icon="search", section=True),
    entry(Menu.EDIT, "settings", mark("Settings…"), "view.open_settings", "Ctrl+,", icon="settings", section=True),
    entry(Menu.VIEW, "sidebar", mark("Left pane"), "view.toggle_sidebar", "Ctrl+T", icon="sidebar", checkable=True),
    entry(
        Menu.VIEW,
        "original",
        mark("Original text"),
        "reading.toggle_original",
        "Ctrl+U",
        "O",
        icon="source",
        checkable=True,
    ),
    entry(Menu.VIEW, "zoom_in", mark("Larger text"), "view.zoom_in", "Ctrl++", "Ctrl+=", icon="zoom-in", section=True),
    entry(Menu.VIEW, "zoom_out", mark("Smaller text"), "view.zoom_out", "Ctrl+-", icon="zoom-out"),
    entry(Menu.VIEW, "zoom_reset", mark("Normal text size"), "view.zoom_reset", "Ctrl+0"),
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
        "view.toggle_full_screen",
        "F11",
        icon="fullscreen",
        section=True,
        checkable=True,
    ),
    entry(Menu.GO, "back", mark("Back"), "reading.back", "Alt+Left", icon="back"),
    entry(Menu.GO, "forward", mark("Forward"), "reading.forward", "Alt+Right", icon="forward"),
    entry(Menu.GO, "next_story", mark("Next story"), "reading.next_story", "Alt+Down", "J", icon="down", section=True),
    entry(Menu.GO, "previous_story", mark("Previous story"), "reading.previous_story", "Alt+Up", "K", icon="up"),
    entry(Menu.GO, "next_page", mark("Next page"), "reading.next_page", "Ctrl+PgDown"),
    entry(Menu.GO, "previous_page", mark("Previous page"), "reading.previous_page", "Ctrl+PgUp"),
    entry(Menu.GO, "read_on", mark("Read on"), "reading.read_on", "Space", section=True),
    entry(Menu.GO, "read_back", mark("Read back"), "reading.read_back", "Shift+Space"),
    entry(
        Menu.BOOKMARKS,
        "bookmark",
        mark("Bookmark this story"),
        "reading.toggle_bookmark",
        "Ctrl+D",
        "S",
        icon="star",
        checkable=True,
        writes=True,
    ),
    entry(Menu.BOOKMARKS, "bookmarks", mark("Show bookmarks"), "view.show_bookmarks", "Ctrl+B"),
    entry(
        Menu.BOOKMARKS,
        "toggle_read",
        mark("Mark as read or unread"),
        "reading.toggle_read",
        "R",
        icon="read",
        section=True,
        writes=True,
    ),
    entry(
        Menu.SEARCH,
        "search",
        mark("Search"),
        "search.focus",
        "Ctrl+L",
        "Ctrl+Shift+F",
        "Ctrl+K",
        "Alt+D",
        icon="search",
    ),
    entry(
        Menu.SEARCH, "search_selection", mark("Search for the selected words"), "search.search_selection", icon="search"
    ),
    entry(Menu.SEARCH, "next_hit", mark("Next match"), "reading.next_hit", "F3", section=True),
    entry(Menu.SEARCH, "previous_hit", mark("Previous match"), "reading.previous_hit", "Shift+F3"),
    entry(Menu.SEARCH, "clear_search", mark("Leave the search"), "search.leave", "Esc", section=True),
    entry(Menu.TOOLS, "refresh", mark("Refresh"), "library.refresh", "F5", icon="refresh"),
    entry(Menu.TOOLS, "reindex", mark("Build the search index anew"), "library.reindex"),
    entry(Menu.TOOLS, "check", mark("Check the library"), "library.check"),
    entry(Menu.HELP, "key_help", mark("Keys"), "help.show_keys", "?", icon="keyboard"),
    entry(Menu.HELP, "about", mark("About Dubao"), "help.show_about", icon="info", section=True),
)
