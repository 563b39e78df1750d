"""The pages of the help: the same in both languages, every link leads somewhere, keys as they are."""

import re
from pathlib import Path

import pytest

from reader import paths
from reader.query.parser import parse
from reader.settings import Settings
from reader.ui.help import help_pages
from reader.ui.help.help_pages import KeyTable
from reader.ui.shell.features import ACTIONS
from reader.ui.workbench.actions import keys_in_force

LANGUAGES = ("zh_CN", "en")
LINK = re.compile(r"\]\(([^)]+)\)")
KEYS: KeyTable = {action: keys_in_force(action, Settings()) for action in ACTIONS}


def text(name: str, language: str) -> str:
    return help_pages.load(name, language, KEYS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_page_and_no_other(language: str) -> None:
    folder: Path = paths.shipped("resources/help") / language
    assert sorted(each.stem for each in folder.iterdir()) == sorted(help_pages.NAMES)


@pytest.mark.parametrize("name", help_pages.NAMES)
def test_both_languages_have_the_same_sections_and_links(name: str) -> None:
    ours, theirs = (help_pages.sections(name, text(name, language)) for language in LANGUAGES)
    assert [each.level for each in ours] == [each.level for each in theirs]
    assert [set(LINK.findall(each.text)) for each in ours] == [set(LINK.findall(each.text)) for each in theirs]
    assert ours[0].level == 1
    assert all(each.text for each in ours[1:])


@pytest.mark.parametrize("name", help_pages.NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    known = {action.id for action in ACTIONS}
    for address in LINK.findall(text(name, "en")):
        kind, _, rest = address.partition(":")
        if kind == "do":
            assert rest in known
        elif kind == "find":
            assert parse(rest).problem is None
        else:
            assert address.removesuffix(".md") in help_pages.NAMES


def test_the_keys_are_those_of_the_table(english: None) -> None:
    tables = help_pages.key_tables(KEYS)
    rows = [line for line in tables.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) == sum(bool(keys) for keys in KEYS.values())
    assert "| Bookmark this story | `Ctrl+D` `S` |" in rows
    changed = help_pages.key_tables({action: ("F9",) if action.id == "bookmark" else () for action in ACTIONS})
    assert changed.splitlines()[-1] == "| Bookmark this story | `F9` |"


def test_sections_are_searched_as_stories_are() -> None:
    (head, *rest) = help_pages.sections("p", "# 题\n\n`工会` 与[书屋](x.md)\n\n## 省总\n\n说明\n")
    assert head.holds("工會 书屋")
    assert not head.holds("x.md")
    assert rest[0].holds("省总 说明")
    assert not rest[0].holds("工会")
