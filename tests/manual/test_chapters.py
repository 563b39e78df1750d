"""The chapters: the same in both languages, every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reader import paths
from reader.cli.program import dubao
from reader.manual import chapters
from reader.manual.chapters import Language
from reader.query.parser import parse
from reader.ui.shell.features import ACTIONS
from tests.manual.shell_lines import check

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_CODE = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(dubao [^`]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_chapter_and_no_other(language: Language) -> None:
    folder: Path = paths.shipped("resources/manual") / language
    assert sorted(each.stem for each in folder.iterdir()) == sorted(chapters.NAMES)


@pytest.mark.parametrize("name", chapters.NAMES)
def test_both_languages_have_the_same_sections_and_links(name: str) -> None:
    ours, theirs = (chapters.sections(name, chapters.load(name, language)) for language in LANGUAGES)
    assert [each.level for each in ours] == [each.level for each in theirs]
    for our, their in zip(ours, theirs, strict=True):
        assert sorted(set(LINK.findall(our.text))) == sorted(set(LINK.findall(their.text))), our.title
    assert ours[0].level == 1
    assert all(each.text for each in ours[1:])


@pytest.mark.parametrize("name", chapters.NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    known = {action.id for action in ACTIONS}
    for address in LINK.findall(chapters.load(name, "en")):
        kind, _, rest = address.partition(":")
        if kind in ("do", "key"):
            assert rest in known
        elif kind == "find":
            assert parse(rest).problem is None
        else:
            assert address.removesuffix(".md") in chapters.NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_explained_outside_the_table_of_menus(language: Language) -> None:
    texts = (chapters.load(name, language) for name in chapters.NAMES if name != "keys")
    named = {re.sub(r"^(do|key):", "", address) for text in texts for address in LINK.findall(text)}
    assert {action.id for action in ACTIONS} - named == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_named(language: Language) -> None:
    texts = {name: chapters.load(name, language) for name in chapters.NAMES}
    assert [name for name in _commands(dubao) if f"| `{name}` |" not in texts["commands"]] == []
    prose = "\n".join(re.sub(r"^\|.*$", "", text, flags=re.MULTILINE) for text in texts.values())
    assert [name for name in dubao.commands if f"dubao {name}" not in prose] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_code_is_a_command_with_its_options(language: Language) -> None:
    texts = (chapters.load(name, language) for name in chapters.NAMES)
    lines = [line for text in texts for block in _CODE.findall(text) for line in block.splitlines()]
    lines += [code for name in chapters.NAMES for code in _INLINE.findall(chapters.load(name, language))]
    assert len(lines) > 40
    for line in lines:
        check(line)


def _commands(command: click.Command, above: str = "") -> Iterator[str]:
    name = f"{above} {command.name}".strip()
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _commands(below, name)
    else:
        yield name


def test_no_chapter_is_called_like_a_command() -> None:
    assert not set(chapters.NAMES) & set(dubao.commands)


@pytest.mark.parametrize(
    ("wanted", "found"), [("query", "query"), ("the QUERY language", "query"), ("阅读", "reading"), ("nonsense", None)]
)
def test_a_chapter_is_found_by_name_and_title(wanted: str, found: str | None) -> None:
    language: Language = "zh" if wanted == "阅读" else "en"
    assert chapters.find(wanted, language) == found


def test_sections_are_searched_as_stories_are() -> None:
    (head, *rest) = chapters.sections("p", "# 题\n\n`工会` 与[书屋](x.md)\n\n## 省总\n\n说明\n")
    assert head.holds("工會 书屋")
    assert not head.holds("x.md")
    assert rest[0].holds("省总 说明")
    assert not rest[0].holds("工会")


def test_keys_are_put_in_by_action() -> None:
    text = "Press [Ctrl+D](key:bookmark) or [x](do:bookmark)."
    assert chapters.with_keys(text, lambda action: f"<{action}>") == (
        "Press [<bookmark>](key:bookmark) or [x](do:bookmark)."
    )
