"""explain: how a search is understood, what no story holds, why a story is found."""

import shlex

from tests.cli.conftest import Commands


def test_what_is_absent_is_named_with_what_is_near(held: Commands) -> None:
    said = held.good("explain", "早餐车", "工会")
    assert said.startswith("0 stories for 早餐车 工会\n  早餐车: these characters, one after another, ")
    assert "\nNo story holds “早餐车”.\n" in said
    offered = [shlex.split(line.partition("dubao ")[2]) for line in said.splitlines() if "dubao search" in line]
    assert offered
    for search in offered:
        assert held.good(*search, "--ids") != "", search
    assert f"  Without “早餐车”: 8 stories  dubao search --library {held.folder} '工会'\n" in said


def test_a_search_whose_words_stand_apart_is_reported(held: Commands) -> None:
    said = held.good("explain", "戈壁", "网约车司机")
    assert "Each part is held, but no story has them all.\n" in said
    assert f"Without “戈壁”: 1 story  dubao search --library {held.folder} '网约车司机'\n" in said


def test_why_a_story_is_found_is_reported(held: Commands) -> None:
    said = held.good("explain", "标题:工会 会员", "--story", "3")
    assert "  标题:工会: in: headline; 3 stories\n" in said
    assert "In the story 全国新发展新就业形态劳动者工会会员 1037万人:\n  工会: as typed, in: headline\n" in said
    assert "環衛 → 环卫: as part of “环卫工人”, in: text; 7 times\n" in held.good("explain", "環衛", "--story", "7")


def test_a_diagnosis_is_an_object(held: Commands) -> None:
    (found,) = held.lines("explain", "(工会", "没有这样的话", "--json")
    assert found["total"] == 0
    assert [part["meaning"] for part in found["parts"]] == ["phrase", "phrase", "ignored"]
    assert [part["problem"] for part in found["parts"]] == [None, None, "unclosed_group"]
    assert [absent["text"] for absent in found["absent"]] == ["没有这样的话"]


def test_a_story_that_is_not_held_is_reported(held: Commands) -> None:
    done = held("explain", "工会", "--story", "999")
    assert (done.exit_code, done.stderr) == (2, "dubao: The library holds no story 999.\n")


def test_no_part_that_finds_nothing_is_said_to_be_held(held: Commands) -> None:
    for query in ("书签:是 工会", "-工会 -的", "版:9 工会"):
        said = held.good("explain", "--", query)
        assert "0 stories" in said
        assert "Each part is held" not in said
