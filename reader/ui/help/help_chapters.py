"""The chapters of the manual as the window shows them: with the keys in force, and a table of them menu by menu."""

import re
from collections.abc import Mapping

from reader.manual import chapters
from reader.manual.chapters import Language
from reader.ui.language.words import language_code, tr
from reader.ui.workbench.action import AnyAction, Menu
from reader.ui.workbench.key_text import menu_title, native

KeyTable = Mapping[AnyAction, tuple[str, ...]]
"""All actions in the order of the menus, with the keys in force."""

_TABLES = re.compile(r"(?<=\n)## .*", re.DOTALL)
"""All sections of the chapter 'keys'."""


def language() -> Language:
    """Return the language of the manual that fits the window's."""
    return "zh" if language_code().startswith("zh") else "en"


def load(name: str, keys: KeyTable) -> str:
    """Return the Markdown of a chapter in the language of the window, with the keys in force."""
    text = chapters.load(name, language())
    if name == "keys":
        return _TABLES.sub(lambda _: key_tables(keys), text)
    by_id = {action.id: (action, own) for action, own in keys.items()}
    return chapters.with_keys(text, lambda action_id: _label(*by_id[action_id]))


def key_tables(keys: KeyTable) -> str:
    """Return every action with its keys, menu by menu, as Markdown tables."""
    tables = []
    for menu in Menu:
        lines = [
            f"| [{_name(action)}](do:{action.id}) | {_codes(own)} |"
            for action, own in keys.items()
            if action.menu is menu
        ]
        if lines:
            head = [f"## {menu_title(menu)}", "", f"| {tr('Action')} | {tr('Keys')} |", "| --- | --- |"]
            tables.append("\n".join([*head, *lines]))
    return "\n\n".join(tables) + "\n"


def _label(action: AnyAction, keys: tuple[str, ...]) -> str:
    """The first of an action's keys, or its name in the menu if it has none."""
    return native(keys[:1]) or _name(action)


def _name(action: AnyAction) -> str:
    return tr(action.text).rstrip("…")


def _codes(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{native((key,)).replace('|', chr(92) + '|')}`" for key in keys)
