"""saved and clip: searches under a name and what is new in them; stories in order for a clipping book."""

from pathlib import Path

import pytest

from tests.cli.conftest import Commands

NEW = "# 网约车司机的新食堂\n\n本报讯 网约车司机有了自己的食堂,三餐都是热的。\n"


def clipped(commands: Commands) -> list[int]:
    return [int(each["id"]) for each in commands.lines("clip", "list", "--json")]


def test_a_search_is_saved_run_renamed_and_forgotten(held: Commands) -> None:
    made = held.good("saved", "add", "工会 要闻", "--sort", "newest", "--", "标题:工会", "-维权")
    assert made == "工会 要闻  标题:工会 -维权\n"
    (kept,) = held.lines("saved", "list", "--json")
    assert kept == {"name": "工会 要闻", "query": "标题:工会 -维权", "sort": "newest", "new": 0}
    found = held.good("search", "标题:工会 -维权", "--ids", "--sort", "newest")
    assert held.good("saved", "run", "工会 要闻", "--ids") == found
    assert held.lines("saved", "run", "工会 要闻", "--json")[0]["total"] == len(found.split())
    assert held.good("saved", "rename", "工会 要闻", "工会") == "工会  标题:工会 -维权\n"
    assert held.good("saved", "list", "--names") == "工会\n"
    done = held("saved", "remove", "没有", "工会")
    assert (done.exit_code, done.stdout) == (1, "工会  标题:工会 -维权\n")
    assert done.stderr == "dubao: The library holds no saved search 没有.\n"
    assert held.good("saved", "list") == ""
    assert held("saved", "run", "工会").exit_code == 2


def test_no_saved_search_is_lost_to_another(held: Commands) -> None:
    held.good("saved", "add", "甲", "工会")
    held.good("saved", "add", "乙", "戈壁")
    again = held("saved", "add", "甲", "早餐")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "There is a search 甲 already: 工会." in again.stderr
    assert held("saved", "rename", "甲", "乙").exit_code == 2
    replaced = held("saved", "add", "甲", "早餐", "--replace")
    assert (replaced.exit_code, replaced.stderr) == (0, "dubao: Before, it said: 工会\n")
    assert held.good("saved", "list", "--format", "{name}={query}") == "乙=戈壁\n甲=早餐\n"
    assert "the name is empty" in held("saved", "add", " ", "工会").stderr


def test_what_came_since_is_new_until_it_was_looked_at(held: Commands, tmp_path: Path) -> None:
    held.good("saved", "add", "网约车", "网约车司机")
    assert held.good("saved", "run", "网约车", "--new", "--ids") == ""
    file = tmp_path / "new.md"
    file.write_text(NEW, encoding="utf-8")
    held.good("import", file)
    assert held.good("saved", "list", "--format", "{new}") == "1\n"
    (answer,) = held.lines("saved", "run", "网约车", "--new", "--keep-new", "--json")
    assert (answer["total"], [hit["headline"] for hit in answer["hits"]]) == (1, ["网约车司机的新食堂"])
    assert held.good("saved", "run", "网约车", "--new").startswith("1 story for 网约车司机 (")
    assert held.good("saved", "list", "--format", "{new}") == "0\n"
    assert len(held.good("saved", "run", "网约车", "--ids").split()) == 2


def test_stories_are_clipped_in_order_with_notes(held: Commands) -> None:
    assert held.good("clip", "add", "3", "1", "--note", "背景").splitlines()[0].startswith("   1       3  ")
    held.good("clip", "add", "9", "1", "--note", "核对")
    assert clipped(held) == [3, 1, 9]
    assert [each["note"] for each in held.lines("clip", "list", "--json")] == ["背景", "背景\n核对", "核对"]
    held.good("clip", "add", "-", stdin=held.good("list", "--ids"))
    assert (clipped(held)[:3], len(clipped(held))) == ([3, 1, 9], 9)


def test_clippings_are_moved(held: Commands) -> None:
    held.good("clip", "add", "1", "2", "3", "4", "5")
    held.good("clip", "move", "5", "3", "--to", "1")
    assert clipped(held) == [3, 5, 1, 2, 4]
    held.good("clip", "move", "1", "--up")
    assert clipped(held) == [3, 1, 5, 2, 4]
    held.good("clip", "move", "3", "1", "--down")
    assert clipped(held) == [5, 3, 1, 2, 4]
    held.good("clip", "move", "5", "--to", "99")
    assert clipped(held) == [3, 1, 2, 4, 5]
    assert held("clip", "move", "5").exit_code == held("clip", "move", "5", "--up", "--to", "1").exit_code == 2


def test_what_is_taken_out_or_changed_is_reported(held: Commands) -> None:
    held.good("clip", "add", "1", "2", "--note", "旧的话")
    written = held("clip", "note", "1", "新的话")
    assert (written.exit_code, written.stderr) == (0, "dubao: Before, it said: 旧的话\n")
    done = held("clip", "remove", "2", "7")
    assert (done.exit_code, done.stderr) == (1, "dubao: Story 7 is not in the clipping book.\n")
    assert done.stdout.endswith("  旧的话\n")
    assert clipped(held) == [1]
    assert held("clip", "note", "2", "注").exit_code == 2
    missing = held("clip", "add", "999")
    assert (missing.exit_code, missing.stderr) == (2, "dubao: The library holds no story 999.\n")
    (edited,) = held.lines("clip", "edit", "--title", "剪报本", "--json")
    assert edited == {"title": "剪报本", "introduction": ""}
    assert held("clip", "edit", "--title", "另一本").stderr == "dubao: Before, it said: 剪报本\n"
    assert held("clip", "edit").exit_code == 2


def test_the_clipping_book_is_exported_as_it_is_ordered(held: Commands) -> None:
    held.good("clip", "add", "9", "1", "--note", "我的笔记")
    held.good("clip", "edit", "--title", "我的剪报", "--introduction", "一年的报道")
    book = held.good("export", "--clippings", "--format", "md")
    assert [part in book for part in ("我的剪报", "一年的报道", "我的笔记")] == [True] * 3
    assert 0 < book.index("戈壁深处") < book.index("2023年工会工作主要任务明确")
    assert "另一个题目" in held.good("export", "--clippings", "--title", "另一个题目")
    assert "我的剪报" in held.good("clip", "list")


def test_an_empty_book_is_reported(held: Commands) -> None:
    assert held.good("clip", "list") == ""
    assert held("export", "--clippings").stderr.startswith("dubao: Nothing was exported: ")


@pytest.mark.parametrize("command", [("clip", "add", "1"), ("saved", "add", "甲", "乙"), ("mark", "read", "1")])
def test_nothing_is_kept_where_there_is_no_library(empty: Commands, command: tuple[str, ...]) -> None:
    done = empty(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert not empty.folder.exists()
