"""Oddities of a page are shown beside its original text."""

from dataclasses import replace

import pytest

from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.importer.stages import parse_text
from reader.ui.language.problems import sentences
from reader.ui.start.application import settle
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of


def test_the_original_text_shows_oddities_in_either_language(open_window: OpenWindow) -> None:
    page = page_of(story("标题", "正文。"), text="2023年2月15日 星期五\n\n# 标题\n\n正文。")
    found = parse_text(page.text).problems
    shelf = Shelf([replace(page, problems=found)])
    session = open_window(lambda: FakeLibrary(shelf))
    session.window.actions_by_id["original"].trigger()
    settle(session)
    odd = session.window.story_pane.original.odd
    assert odd.isVisible()
    assert odd.text() == (
        "The weekday at the head of the page is not that of the date. (line 1 · 2023年2月15日 星期五)"
    )
    session.settings.choose("language", "zh_CN")
    settle(session)
    assert odd.text() == "报眉上的星期与日期不符。（第 1 行 · 2023年2月15日 星期五）"


def test_a_sound_page_says_nothing(open_window: OpenWindow) -> None:
    shelf = Shelf([page_of(story("标题", "正文。"), text="# 标题\n\n正文。")])
    session = open_window(lambda: FakeLibrary(shelf))
    session.window.actions_by_id["original"].trigger()
    settle(session)
    assert not session.window.story_pane.original.odd.isVisible()


@pytest.mark.parametrize(
    "code", ["odd_date", "undecodable", "member_refused", "broken_record", "orphan_continuation", "other_name"]
)
def test_each_problem_has_a_sentence(code: str) -> None:
    line = sentences([Problem(code, SourceLines(3, 3), "关" * 90)])
    assert line.endswith(f"(line 3 · {'关' * 60}…)")
    assert code.replace("_", " ") not in line
