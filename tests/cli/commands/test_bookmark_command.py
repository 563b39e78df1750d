"""bookmark add, edit, remove and list: many at once, from pipes, and never at the cost of what was written."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Commands


def only(commands: Commands) -> dict[str, object]:
    (kept,) = commands.lines("bookmark", "list", "--json")
    return kept


def test_adding_to_a_bookmark_keeps_what_is_given_and_says_so(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    said = held.good("bookmark", "add", "1", "--note", "核对第二段", "--tag", "待引用", "--folder", "工会/2023")
    assert said.startswith("Bookmark 1 is changed: story 1 ")
    assert said.endswith("; put into 工会/2023; tagged #待引用; note: 核对第二段\n")
    kept = only(held)
    assert (kept["note"], kept["tags"], kept["folder"]) == ("核对第二段", ["待引用"], "工会/2023")

    assert held.good("bookmark", "add", "1", "--note", "再看").endswith("; added to the note: 再看\n")
    assert only(held)["note"] == "核对第二段\n再看"
    assert held.good("bookmark", "add", "1", "--note", "再看").startswith("Bookmark 1 stays as it was: ")
    assert only(held)["note"] == "核对第二段\n再看"


def test_a_new_bookmark_is_reported_with_all_that_was_given(held: Commands) -> None:
    said = held.good("bookmark", "add", "1", "2", "--note", "一\n二", "--colour", "green")
    assert [line.partition(": ")[0] for line in said.splitlines()] == ["Bookmark 1 is made", "Bookmark 2 is made"]
    assert said.count("; note: 一 ⏎ 二; coloured green\n") == 2
    (added,) = held.lines("bookmark", "add", "3", "--tag", "甲", "--json")
    assert (added["story"], added["tags"], added["before"]) == (3, ["甲"], None)
    (changed,) = held.lines("bookmark", "add", "3", "--tag", "乙", "--json")
    assert (changed["tags"], changed["before"]) == (["甲", "乙"], {"tags": ["甲"]})


def test_ids_come_from_standard_input(held: Commands) -> None:
    found = held.good("list", "--ids")
    held.good("bookmark", "add", "--tag", "全部", "-", stdin=found)
    held.good("bookmark", "add", "1", "-", stdin=b"2\0003\000")
    marks = held.lines("bookmark", "list", "--json", "--tag", "全部")
    assert {mark["story"] for mark in marks} == set(map(int, found.split()))
    assert held.good("bookmark", "add", "-", stdin="") == ""
    refused = held("bookmark", "add", "-", stdin="1 二 3")
    assert refused.exit_code == 2
    assert "Invalid value for 'ID': '二' is not a valid integer. See `dubao bookmark add --help`." in refused.stderr


@pytest.mark.parametrize("verb", [("add",), ("edit", "--note", "注"), ("remove",)])
def test_a_missing_id_is_named_and_stops_no_other(held: Commands, verb: tuple[str, ...]) -> None:
    held.good("bookmark", "add", "1", "2")
    done = held("bookmark", *verb, "1", "999", "2")
    thing = "story" if verb == ("add",) else "bookmark"
    assert (done.exit_code, done.stderr) == (1, f"dubao: The library holds no {thing} 999.\n")
    assert len(done.stdout.splitlines()) == 2
    alone = held("bookmark", *verb, "999")
    assert (alone.exit_code, alone.stdout) == (2, "")


def test_a_bookmark_is_edited_and_what_goes_is_said(held: Commands) -> None:
    held.good("bookmark", "add", "1", "--note", "旧的话", "--tag", "甲", "--tag", "乙", "--folder", "旧")
    said = held.good("bookmark", "edit", "1", "--note", "新的话", "--no-tag", "甲", "--tag", "丙", "--no-folder")
    assert said.endswith("; taken out of 旧; tagged #丙; no longer tagged #甲; note: 新的话 (before: 旧的话)\n")
    kept = only(held)
    assert (kept["note"], kept["tags"], kept["folder"]) == ("新的话", ["乙", "丙"], "")
    assert held.good("bookmark", "edit", "1", "--add-note", "又一句").endswith("; added to the note: 又一句\n")
    (edited,) = held.lines("bookmark", "edit", "1", "--no-note", "--json")
    assert (edited["note"], edited["before"]) == ("", {"note": "新的话\n又一句"})


def test_edits_that_say_nothing_or_two_things_are_refused(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    assert "nothing to change: " in held("bookmark", "edit", "1").stderr
    both = held("bookmark", "edit", "1", "--note", "a", "--no-note")
    assert "--note and --no-note contradict each other" in both.stderr
    assert held("bookmark", "add", "1", "--colour", "bleu").exit_code == 2


def test_bookmarks_may_be_named_by_their_stories(held: Commands) -> None:
    held.good("bookmark", "add", "9", "--note", "一")
    done = held("bookmark", "edit", "--stories", "9", "8", "--add-note", "二")
    assert (done.exit_code, done.stderr) == (1, "dubao: Story 8 has no bookmark.\n")
    assert only(held)["note"] == "一\n二"
    assert held.good("bookmark", "remove", "--stories", "9") == "Bookmark 1 is removed.  一 ⏎ 二\n"
    assert held.good("bookmark", "list") == ""
    assert held("bookmark", "remove", "--stories", "9").exit_code == 2


def test_the_list_is_narrowed(held: Commands, story_id: Callable[[str], int]) -> None:
    gobi = story_id("戈壁")
    words = ("--folder", "工会/人物", "--tag", "甲", "--tag", "乙", "--note", "核对 1037万")
    held.good("bookmark", "add", str(gobi), *words)
    held.good("bookmark", "add", "1", "--folder", "工会", "--tag", "甲", "--colour", "blue")
    held.good("bookmark", "add", "2")

    def found(*options: str) -> list[int]:
        return [int(mark["story"]) for mark in held.lines("bookmark", "list", "--json", *options)]

    assert found() == [2, 1, gobi]
    assert found("--folder", "工会") == [1, gobi]
    assert found("--folder", "工会/人物") == [gobi]
    assert found("--folder", "") == [2]
    assert found("--tag", "甲") == [1, gobi]
    assert found("--tag", "甲", "--tag", "乙") == [gobi]
    assert found("--note", "１０３７萬") == [gobi]
    assert found("--note", "") == [gobi]
    assert found("--colour", "blue") == [1]
    assert found("--text", "戈壁 核对") == [gobi]
    assert found("--story", "1", "--story", "2") == [2, 1]
    assert found("--not-held") == []
    assert held.good("bookmark", "list", "--tag", "甲", "--ids").split() == ["2", "1"]
    assert held.good("bookmark", "list", "--format", "{story}:{tags}", "--tag", "乙") == f"{gobi}:甲,乙\n"


def test_a_note_of_two_lines_stays_on_the_line_of_its_bookmark(held: Commands) -> None:
    held.good("bookmark", "add", "1", "--note", "一\n二")
    (line,) = held.good("bookmark", "list").splitlines()
    assert line.endswith("  一 ⏎ 二")
    assert json.loads(held.good("bookmark", "list", "--json"))["note"] == "一\n二"
