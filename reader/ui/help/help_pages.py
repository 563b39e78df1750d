"""The pages of the help: Markdown files that ship with the program, one set for each language, cut into sections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader import paths
from reader.text.folding import Folding
from reader.ui.language.words import tr
from reader.ui.workbench.actions import Action, Menu
from reader.ui.workbench.key_text import menu_title, native

NAMES = ("start", "reading", "query", "keeping", "recovered", "keys", "storage", "privacy")
"""The pages in the order of the contents, by their file names."""

KeyTable = Mapping[Action, tuple[str, ...]]
"""All actions in the order of the menus, with the keys in force."""

KEYS_LINE = "{keys}"
_HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)
_MARKUP = re.compile(r"\]\([^)]*\)|[`*\[]")
_FOLDING = Folding()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, up to the next one; `level` 1 is the page's own title."""

    page: str
    level: int
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether all of these words, divided by blanks, stand in it, however they are written."""
        text = _FOLDING.plain(self.title + "\n" + _MARKUP.sub("", self.text))
        return all(_FOLDING.plain(word) in text for word in words.split())


def load(name: str, language: str, keys: KeyTable) -> str:
    """A page's Markdown; the table of keys is made from the actions and the keys in force."""
    text = (paths.shipped("resources/help") / language / f"{name}.md").read_text(encoding="utf-8")
    return text.replace(KEYS_LINE, key_tables(keys)) if KEYS_LINE in text else text


def sections(name: str, text: str) -> list[Section]:
    """The sections of a page in order."""
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Section(name, len(head[1]), head[2].strip(), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]


def key_tables(keys: KeyTable) -> str:
    """Every action that has keys, menu by menu, as Markdown tables."""
    tables = []
    for menu in Menu:
        rows = [(action, own) for action, own in keys.items() if action.menu is menu]
        lines = [f"| {tr(action.text).rstrip('…')} | {_codes(own)} |" for action, own in rows if own]
        if lines:
            head = [f"## {menu_title(menu)}", "", f"| {tr('Action')} | {tr('Keys')} |", "| --- | --- |"]
            tables.append("\n".join([*head, *lines]))
    return "\n\n".join(tables)


def _codes(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{native((key,)).replace('|', chr(92) + '|')}`" for key in keys)
