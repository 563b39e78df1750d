"""One thing that a person can do in the window: its words, its menu, its keys, the command that it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from reader.settings import Settings
from reader.ui.language.words import mark

C = TypeVar("C")


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
class Action(Generic[C]):
    """A row of the menus. `run` calls one command of C, the commands of the feature that brings the action.

    Instead of it, `setting` and `value` name a setting that the action switches (a bool) or sets (a value of several).
    `keys` are portable key sequences; single letters work only in the lists and the story, never while text is edited.
    An action that `writes` changes the library, and is switched off while that is read-only.
    `submenu` groups rows of a menu; `section` starts a new group of rows; `after` names the row it is to stand after.
    """

    id: str
    text: str
    menu: Menu
    run: Callable[[C], object] | None = None
    keys: tuple[str, ...] = ()
    icon: str = ""
    submenu: str = ""
    section: bool = False
    checkable: bool = False
    setting: str = ""
    value: str | bool | None = None
    after: str = ""
    writes: bool = False


AnyAction = Action[Any]
KEY_SEPARATOR = "; "


def keys_in_force(action: AnyAction, settings: Settings) -> tuple[str, ...]:
    """Return the keys that the person gave to an action, else the keys of the table."""
    own = settings.key(action.id)
    return action.keys if own is None else tuple(key for key in own.split(KEY_SEPARATOR) if key)


def entry(
    menu: Menu,
    action_id: str,
    text: str,
    run: Callable[[C], object] | None = None,
    *keys: str,
    icon: str = "",
    submenu: str = "",
    section: bool = False,
    checkable: bool = False,
    setting: str = "",
    after: str = "",
    writes: bool = False,
) -> Action[C]:
    """Make an action; the tables of the core and of the features are written with it, a row a line."""
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


def choice(setting: str, value: str, text: str, submenu: str, *keys: str) -> AnyAction:
    """Make the entry of a submenu of View that gives a setting one of its values."""
    return Action(
        id=f"{setting}.{value}", text=text, menu=Menu.VIEW, submenu=submenu, keys=keys, setting=setting, value=value
    )


def menu_rows(tables: tuple[tuple[AnyAction, ...], ...]) -> tuple[AnyAction, ...]:
    """Put the rows of several tables together, menu by menu.

    A row with `after` stands behind the row that it names, the others in the order of their tables.
    """
    rows: list[AnyAction] = []
    for action in (action for table in tables for action in table):
        at = next((at + 1 for at, row in enumerate(rows) if action.after and row.id == action.after), len(rows))
        rows.insert(at, action)
    order = list(Menu)
    return tuple(sorted(rows, key=lambda row: order.index(row.menu)))
