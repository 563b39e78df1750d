"""Newspapers that would command the terminal, and other texts that nobody expects."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.domain.newspaper import PageFacts
from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, Story
from reader.store.sqlite_store import SqliteStore
from tests.builders import facts, page, put_file, source, story
from tests.cli.conftest import Commands
from tests.cli.terminal.conftest import screen

EVIL = "\x1b]0;题\x07\x9b31m\u202e\r"
"""Sets the window's title, turns red, turns the direction of writing, goes back to the line's start."""


@pytest.fixture
def hostile(empty: Commands) -> Commands:
    """A library whose every word is hostile, as no import leaves it, but another program may."""
    hostile = Story(
        headline=Headline(main=f"标题{EVIL}", kicker=f"引{EVIL}", deck=f"副{EVIL}"),
        column_label=f"栏{EVIL}",
        byline_text=f"记者{EVIL}",
        paragraphs=(Paragraph(text=f"工会{EVIL}正文"),),
        photos=(Photo(title=f"图{EVIL}", caption=f"图说{EVIL}\n第二行", credit=f"摄{EVIL}"),),
        continued_on=JumpLine(page=f"3{EVIL}", text=f"下转{EVIL}"),
    )
    where = PageFacts(newspaper=f"工人日报{EVIL}", date="2023-02-15", number="2", section=f"要闻{EVIL}")
    with closing(SqliteStore(empty.folder)) as store:
        put_file(
            store, source(), [page(hostile, where=where), page(story("长" * 3000), where=facts(date="2023-02-16"))]
        )
    return empty


def harmless(seen: str) -> bool:
    return not any(each in seen.replace("\r\n", "\n") for each in EVIL if each not in "]0;题31m")


@pytest.mark.usefixtures("at_terminal")
def test_nothing_that_a_terminal_obeys_reaches_it(hostile: Commands) -> None:
    evil_note = "s 1 记" + EVIL.replace("\r", "")
    lines = ["2", "1", "b", "i", "2", evil_note, "1", "B", "r", "a", "工会", "1", f"没有{EVIL[:-1]}", "x 1", "q"]
    seen = screen(hostile, *lines)
    assert harmless(seen)
    for text in ("标题", "工会", "图说", "下转", "引", "副", "栏", "记者", "摄", "要闻"):
        assert f"{text}\\x1b]0" in seen.replace("【", "").replace("】", ""), text


def test_nor_a_file_or_pipe(hostile: Commands) -> None:
    done = hostile("read")
    assert done.exit_code == 0
    assert harmless(done.stdout)
    assert "长" * 100 in done.stdout.replace("\n     ", "")


def test_nor_what_is_said_of_files(empty: Commands, tmp_path: Path) -> None:
    done = empty("read", tmp_path / f"none{EVIL}.md")
    assert done.exit_code == 1
    assert harmless(done.stderr)
    assert "\\x1b]0;" in done.stderr


@pytest.mark.usefixtures("at_terminal")
def test_a_headline_without_end_is_cut_in_lists(hostile: Commands) -> None:
    assert "长" * 3000 not in screen(hostile, "a", "q").replace("\n     ", "")
