"""highlight and correction: passages named by their words, marked, noted, corrected, listed and taken away."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Commands

PARTS = {
    "第1版.md": "# 工会送早餐到岗位\n\n环卫工人吃上热饭,工会说到做到。(下转第3版)\n",
    "第3版.md": "# 工会送早餐到岗位\n\n(上接第1版)早餐送到站点,人人称好。\n",
}


@pytest.fixture
def gobi(story_id: Callable[[str], int]) -> str:
    return str(story_id("戈壁"))


def passages(commands: Commands, *options: str) -> list[str]:
    return [mark["passage"] for mark in commands.lines("highlight", "list", "--json", *options)]


def test_a_passage_is_marked_with_a_note_and_given_more(held: Commands, gobi: str) -> None:
    said = held.good("highlight", "add", gobi, "--text", "满是 一望无际", "--note", "核对", "--colour", "red")
    assert said.startswith("Bookmark 1 is made: story ")
    assert said.endswith(" “满是一望无际”; note: 核对; coloured red\n")
    again = held.good("highlight", "add", gobi, "--text", "满是一望无际", "--note", "已核对", "--tag", "环境")
    assert again.endswith("; tagged #环境; added to the note: 已核对\n")
    (mark,) = held.lines("highlight", "list", "--json")
    assert (mark["passage"], mark["note"]) == ("满是一望无际", "核对\n已核对")
    assert (mark["tags"], mark["colour"]) == (["环境"], "red")
    assert [each["id"] for each in held.lines("bookmark", "list", "--json")] == [mark["id"]]


def test_words_that_stand_more_than_once_are_distinguished(held: Commands, gobi: str) -> None:
    done = held("highlight", "add", gobi, "--text", "工会")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "stand 5 times in story" in done.stderr
    assert "outside the paragraphs, paragraph 2, paragraph 4, " in done.stderr
    held.good("highlight", "add", gobi, "--text", "工会", "--occurrence", "5")
    held.good("highlight", "add", gobi, "--text", "工会", "--paragraph", "4")
    held.good("highlight", "add", gobi, "--text", "额济纳旗")
    anchors = json.loads(held.good("bookmark", "export"))["bookmarks"]
    assert [each["anchor"]["suffix"][:2] for each in anchors] == ["用心", "提升", "。这"]
    assert passages(held, gobi) == ["额济纳旗", "工会", "工会"]
    assert [mark["id"] for mark in held.lines("highlight", "list", "--json", gobi)] == [3, 2, 1]
    assert held("highlight", "add", gobi, "--text", "工会", "--occurrence", "6").exit_code == 2


@pytest.mark.parametrize("command", [("highlight", "add"), ("correction", "add")])
def test_words_that_stand_nowhere_are_refused(held: Commands, gobi: str, command: tuple[str, str]) -> None:
    more = ("--to", "甲") if command[0] == "correction" else ()
    done = held(*command, gobi, "--text", "没有这样的话", *more)
    assert (done.exit_code, done.stderr) == (2, f"dubao: Story {gobi} does not hold the words “没有这样的话”.\n")
    elsewhere = held(*command, gobi, "--text", "额济纳旗", "--paragraph", "1", *more)
    assert elsewhere.stderr == f"dubao: Paragraph 1 of story {gobi} does not hold the words “额济纳旗”.\n"
    assert held(*command, "999", "--text", "工会", *more).stderr == "dubao: The library holds no story 999.\n"


def test_highlights_are_edited_and_removed_but_no_bookmarks_of_stories(held: Commands, gobi: str) -> None:
    held.good("bookmark", "add", gobi, "--note", "全篇")
    held.good("highlight", "add", gobi, "--text", "额济纳旗", "--note", "地名")
    done = held("highlight", "edit", "1", "2", "--note", "地名:额济纳旗")
    assert (done.exit_code, done.stderr) == (1, "dubao: The library holds no highlight 1.\n")
    assert "note: 地名:额济纳旗 (before: 地名)" in done.stdout
    assert held.good("highlight", "list", "--ids", "--note", "地名") == "2\n"
    assert held("highlight", "remove", "1").exit_code == 2
    assert held.good("highlight", "remove", "-", stdin="2\n") == "Bookmark 2 is removed.  地名:额济纳旗\n"
    assert passages(held) == []
    assert [mark["note"] for mark in held.lines("bookmark", "list", "--json")] == ["全篇"]


def test_no_ids_are_not_all_ids(held: Commands, gobi: str) -> None:
    held.good("highlight", "add", gobi, "--text", "额济纳旗")
    assert passages(held) == passages(held, gobi) == ["额济纳旗"]
    assert held.good("highlight", "list", "-", stdin="") == ""
    assert held.good("highlight", "list", "999") == ""
    assert held.good("correction", "list", "-", stdin="") == ""


def test_a_passage_of_another_part_is_found(empty: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "2023-03-01"
    folder.mkdir()
    for name, text in PARTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    empty.good("import", folder)
    first, second = sorted(int(row["id"]) for row in empty.lines("list", "--json"))
    assert empty.lines("show", str(first), "--json")[0]["parts"] == [first, second]
    empty.good("highlight", "add", str(first), "--text", "人人称好")
    (mark,) = empty.lines("highlight", "list", "--json")
    assert (mark["story"], mark["passage"]) == (second, "人人称好")


def test_a_correction_lies_over_the_text_until_it_is_removed(held: Commands, gobi: str) -> None:
    assert "额济纳旗" in held.good("show", gobi)
    made = held.good("correction", "add", gobi, "--text", "额济纳旗", "--to", "额济纳族")
    assert made.startswith("     1  额济纳旗 → 额济纳族  story ")
    assert "额济纳族" in held.good("show", gobi)
    assert held.lines("search", "额济纳族", "--json")[0]["total"] == 1
    (record,) = held.lines("correction", "list", gobi, "--json")
    assert (record["printed"], record["read"], record["story"]) == ("额济纳旗", "额济纳族", int(gobi))
    assert held.good("correction", "list", "1") == ""
    patch = held.good("correction", "export")
    assert held.good("correction", "export", "--format", "md").startswith("# 更正\n")
    assert held("correction", "export", "--format", "md", "-o", "x.json").exit_code == 2
    removed = held("correction", "remove", "1", "7")
    assert (removed.exit_code, removed.stderr) == (1, "dubao: The library holds no correction 7.\n")
    assert removed.stdout.startswith("Removed: 1  额济纳旗 → 额济纳族")
    assert "额济纳旗" in held.good("show", gobi)
    held.good("bookmark", "merge", "-", stdin=patch)
    assert held.good("correction", "list", "--format", "{printed}>{read}") == "额济纳旗>额济纳族\n"


def test_corrections_that_change_nothing_are_reported(held: Commands, gobi: str) -> None:
    def refused(read: str, words: str = "额济纳旗") -> str:
        done = held("correction", "add", gobi, "--text", words, "--to", read)
        assert (done.exit_code, done.stdout) == (2, "")
        return done.stderr

    assert "read so as printed" in refused("额济纳旗")
    assert "one line" in refused(" ")
    assert "one line" in refused("甲\n乙")
    assert "run over two paragraphs" in refused("甲", "看到的场景。近年来")
    held.good("correction", "add", gobi, "--text", "额济纳旗", "--to", "甲")
    done = held("correction", "add", gobi, "--text", "济纳", "--to", "乙")
    assert (done.exit_code, "reads as before" in done.stderr) == (0, True)


def test_joins_of_lines_are_listed_undone_and_made_again(held: Commands, gobi: str) -> None:
    seams = held.lines("correction", "seams", gobi, "--json")
    line = str(seams[0]["line"])
    paragraphs = len(held.lines("show", gobi, "--json")[0]["paragraphs"])
    done = held("correction", "divide", gobi, line, "99999")
    assert (done.exit_code, done.stderr.partition(" of ")[0]) == (1, "dubao: Line 99999")
    assert len(held.lines("show", gobi, "--json")[0]["paragraphs"]) == paragraphs + 1
    assert [seam["undone"] for seam in held.lines("correction", "seams", gobi, "--json")] == [
        True,
        *[False] * (len(seams) - 1),
    ]
    assert held.good("correction", "seams", gobi, "--lines").split()[0] == line
    assert len(held.lines("correction", "divide", gobi, line, "--json")) == 1
    held.good("correction", "remove", "1")
    assert held.lines("correction", "seams", gobi, "--json") == seams
