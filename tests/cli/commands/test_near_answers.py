"""Near answers on the command line: below the hits, never counted, left out on request."""

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
    assert "near" not in held.lines("search", "--json", "--no-near", QUESTION)[0]
    assert len(held.good("search", "--no-near", QUESTION).splitlines()) == 1


def test_a_whole_page_of_hits_has_none_below(held: Commands) -> None:
    assert held.lines("search", "--json", "--limit", "1", "工会")[0].get("near") is None


def test_nonsense_finds_none(held: Commands) -> None:
    assert "near" not in held.lines("search", "--json", "欧阳筱棠翊")[0]
