"""The chapters of the manual at the prompt: keys as they are typed, code in one piece."""

import pytest

from reader.cli.terminal.chapter import chapter_lines
from reader.cli.terminal.composing import Composer
from reader.cli.terminal.key_commands import Action, parse_command
from reader.cli.terminal.key_help import PROMPT_CHAPTER, prompt_lines
from reader.cli.terminal.text_style import Look
from reader.manual import chapters
from reader.manual.chapter_blocks import Table, blocks, plain
from reader.manual.chapters import Language
from reader.render.shown_text import ShownText

PLAIN = Composer(40, Look(styles=False), ShownText(True, "original"))
TYPED = {"Enter": ""}


def test_keys_and_queries_stay_half_width() -> None:
    lines = list(
        chapter_lines("# 题\n\n搜索：`标题:工会`, `版:2`\n\n| 键 | |\n|---|---|\n| `?` | 显示说明, 按 ? 键 |\n", PLAIN)
    )
    assert lines == ["题", "", "搜索：`标题:工会`, `版:2`", "", "  ?  显示说明, 按 ? 键"]


def test_code_is_not_broken_and_columns_hang() -> None:
    text = "| a | b | c |\n|---|---|---|\n| `工*书屋` | * is any run of characters, none too | 2 |\n"
    assert list(chapter_lines(text, PLAIN)) == [
        "  工*书屋  * is any run of characters,",
        "           none too (2)",
    ]
    (first, second) = chapter_lines("On a terminal: type `dubao help bookmark add`.", PLAIN)
    assert (first, second) == ("On a terminal: type", "`dubao help bookmark add`.")


def test_lists_and_code_are_set_in() -> None:
    text = "Do\n\n- one\n- two\n\n```\ndubao  list\n```\n"
    assert list(chapter_lines(text, PLAIN)) == ["Do", "", "  - one", "  - two", "", "  dubao  list"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_of_the_manual_is_a_key(language: Language) -> None:
    (keys,) = (part for part in blocks(chapters.load(PROMPT_CHAPTER, language)) if isinstance(part, Table))
    for row in keys.rows:
        for key in plain(row[0]).split():
            asks = parse_command(TYPED.get(key, key))
            assert asks.act is not Action.SEARCH or key == "/", key
    named = {key for row in keys.rows for key in plain(row[0]).split()}
    assert len({parse_command(TYPED.get(key, key)).act for key in named}) == len(Action)


def test_another_chapter_is_asked_for_by_its_name() -> None:
    assert next(prompt_lines(PLAIN, "query")) == "The query language"
    assert next(prompt_lines(PLAIN)) == "Reading in the terminal"
    assert next(prompt_lines(PLAIN, "nonsense")).startswith("Chapters of the manual")
