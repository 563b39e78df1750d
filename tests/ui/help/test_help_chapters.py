"""The chapters of the manual as the window shows them: with the keys in force."""

from reader.manual import chapters
from reader.settings import Settings
from reader.ui.help import help_chapters
from reader.ui.help.help_chapters import KeyTable
from reader.ui.shell.features import ACTIONS
from reader.ui.workbench.action import keys_in_force

KEYS: KeyTable = {action: keys_in_force(action, Settings()) for action in ACTIONS}


def test_the_keys_are_those_of_the_table(english: None) -> None:
    tables = help_chapters.key_tables(KEYS)
    rows = [line for line in tables.splitlines() if line.startswith("| [")]
    assert len(rows) == len(ACTIONS)
    assert "| [Bookmark this story](do:bookmark) | `Ctrl+D` `S` |" in rows
    changed = help_chapters.key_tables({action: ("F9",) if action.id == "bookmark" else () for action in ACTIONS})
    assert "| [Bookmark this story](do:bookmark) | `F9` |" in changed
    assert changed.count("`") == 2


def test_a_chapter_names_the_keys_in_force(english: None) -> None:
    changed = {action: ("F9",) if action.id == "bookmark" else () for action in ACTIONS}
    assert "[Ctrl+D](key:bookmark)" in help_chapters.load("start", KEYS)
    assert "[F9](key:bookmark)" in help_chapters.load("start", changed)
    assert "[Help](key:help)" in help_chapters.load("start", changed)


def test_the_tables_stand_under_the_head_of_their_chapter(english: None) -> None:
    title, *menus = chapters.sections("keys", help_chapters.load("keys", KEYS))
    assert title.text
    assert [menu.title for menu in menus][:2] == ["File", "Edit"]
