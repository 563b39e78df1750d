"""Near answers on the command line: below the hits, never counted, left out on request."""

import shlex

import pytest

from tests.cli.conftest import Commands

QUESTION = "网约车司机在哪里加入工会气球"


def test_a_question_gets_near_answers_that_are_not_counted(held: Commands) -> None:
    (answer,) = held.lines("search", "--json", QUESTION)
    assert answer["total"] == 0
    assert answer["hits"] == []
    best = answer["near"][0]
    assert {"id", "date", "page", "headline", "snippet", "score", "has", "lacks"} <= set(best)
    assert "工会" in best["has"]
    assert "气球" in best["lacks"]


def test_they_are_printed_under_a_line_with_what_they_have_and_lack(held: Commands) -> None:
    lines = held.good("search", QUESTION).splitlines()
    assert lines[0].startswith("0 stories")
    assert "No story has all of it; these come closest:" in lines
    assert any(line.strip().startswith("has: ") and "lacks: " in line and "气球" in line for line in lines)


def test_they_can_be_left_out(held: Commands) -> None:
    assert held.lines("search", "--json", "--no-near", QUESTION)[0]["near"] == []
    assert len(held.good("search", "--no-near", QUESTION).splitlines()) == 1


def test_a_whole_page_of_hits_has_none_below(held: Commands) -> None:
    assert held.lines("search", "--json", "--limit", "1", "工会")[0]["near"] == []


def test_nonsense_finds_none(held: Commands) -> None:
    answer = held.lines("search", "--json", "欧阳筱棠翊")[0]
    assert answer["near"] == answer["offers"] == []


def test_an_answer_has_the_same_lists_whatever_is_found(held: Commands) -> None:
    for query in ("工会", "欧阳筱棠翊", "工会 并且 早餐", "日期:2023-02-31"):
        (answer,) = held.lines("search", "--json", query)
        assert all(isinstance(answer[name], list) for name in ("hits", "near", "offers")), query
    assert all(isinstance(one["instead"], dict) for one in held.lines("search", "--json", QUESTION)[0]["near"])


@pytest.mark.parametrize("query", ["工会 并且 早餐", "工会早餐$(x)", "2023年2月15日"])
def test_a_command_that_is_offered_asks_the_same_library(held: Commands, query: str) -> None:
    held.folder = held.folder.rename(held.folder.with_name("my 'library' $x"))
    said = held("search", "--no-near", query).stdout
    offered = [shlex.split(line.partition("dubao ")[2]) for line in said.splitlines() if "dubao search" in line]
    for search in offered:
        assert search[1:3] == ["--library", str(held.folder)]
        assert held.good(*search, "--ids") != ""
    assert offered or "$" in query
