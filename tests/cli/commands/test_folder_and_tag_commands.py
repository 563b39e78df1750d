"""folder, tag, mark, history, alias: what the left pane and the menus of the window change."""

from contextlib import closing
from errno import EACCES
from pathlib import Path
from sqlite3 import Connection

import pytest

from reader.acts import traces
from reader.store.file import opening
from reader.wiring import open_library
from tests.cli.conftest import Commands


@pytest.fixture
def filed(held: Commands) -> Commands:
    """Three bookmarks in two folders, with tags."""
    held.good("bookmark", "add", "1", "--folder", "工会/2023", "--tag", "甲", "--tag", "乙")
    held.good("bookmark", "add", "2", "--folder", "工会", "--tag", "甲")
    held.good("bookmark", "add", "3", "--note", "注")
    return held


def folders(commands: Commands) -> dict[str, int]:
    return {str(each["name"]): int(each["bookmarks"]) for each in commands.lines("folder", "list", "--json")}


def tags(commands: Commands) -> dict[str, int]:
    return {str(each["name"]): int(each["bookmarks"]) for each in commands.lines("tag", "list", "--json")}


def test_folders_are_made_renamed_ordered_and_removed(filed: Commands) -> None:
    assert folders(filed) == {"工会": 2, "工会/2023": 1}
    assert filed.good("folder", "add", "书屋 / 甲", "工会") == "书屋/甲 is made.\n工会 was there.\n"
    assert filed.good("folder", "list", "--names").split() == ["工会", "工会/2023", "书屋", "书屋/甲"]
    assert filed.good("folder", "move", "书屋", "--up").split() == ["书屋", "书屋/甲", "工会", "工会/2023"]
    assert filed.good("folder", "rename", "工会", "总工会") == "工会 is called 总工会 now, with 2 bookmarks.\n"
    assert folders(filed) == {"书屋": 0, "书屋/甲": 0, "总工会": 2, "总工会/2023": 1}
    done = filed("folder", "remove", "总工会/2023", "没有")
    assert (done.exit_code, done.stderr) == (1, "dubao: The library holds no folder 没有.\n")
    assert folders(filed)["总工会"] == 2
    assert {mark["folder"] for mark in filed.lines("bookmark", "list", "--json")} == {"总工会", ""}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("folder", "rename", "没有", "甲"), "The library holds no folder 没有."),
        (("folder", "rename", "工会", "工会/甲"), "工会/甲 lies in 工会 itself."),
        (("folder", "rename", "工会", " / "), "the name is empty."),
        (("folder", "add", " "), "the name is empty."),
        (("folder", "move", "工会"), "say where to: --up or --down."),
        (("folder", "move", "没有", "--up"), "The library holds no folder 没有."),
        (("tag", "rename", "没有", "甲"), "The library holds no tag 没有."),
        (("tag", "rename", "甲", " "), "the name is empty."),
        (("tag", "remove", "没有"), "The library holds no tag 没有."),
        (("history", "forget"), "say what to forget: "),
        (("alias", "off", "没有这个"), "There is no other name 没有这个; "),
        (("history", "searches", "-0"), "-0 goes with --format here."),
    ],
)
def test_what_cannot_be_done_is_reported(filed: Commands, command: tuple[str, ...], said: str) -> None:
    before = folders(filed), tags(filed)
    done = filed(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert (folders(filed), tags(filed)) == before


def test_tags_are_renamed_and_removed(filed: Commands) -> None:
    assert tags(filed) == {"乙": 1, "甲": 2}
    assert filed.good("tag", "rename", "甲", "引用") == "甲 is called 引用 now, on 2 bookmarks.\n"
    assert filed.lines("tag", "rename", "乙", "引用", "--json") == [{"name": "引用", "bookmarks": 1}]
    assert tags(filed) == {"引用": 2}
    assert filed.good("tag", "remove", "引用") == "引用 is taken off 2 bookmarks.\n"
    assert (tags(filed), len(filed.lines("bookmark", "list", "--json"))) == ({}, 3)


def test_stories_are_marked_as_read_and_unread(held: Commands) -> None:
    ids = held.good("list", "--ids")
    assert held.good("mark", "read", "-", stdin=ids) == "9 stories are read.\n"
    assert held.good("list", "--unread", "--ids") == ""
    assert held.good("mark", "unread", "1", "1") == "1 story is unread.\n"
    done = held("mark", "unread", "2", "999", "--json")
    assert (done.exit_code, done.stdout) == (1, '{"id": 2, "read": false}\n')
    assert sorted(held.good("list", "--unread", "--ids").split()) == ["1", "2"]


def test_what_was_read_and_searched_for_is_listed_and_forgotten(held: Commands) -> None:
    with closing(open_library(held.folder)) as library:
        traces.read_to(library, 1, 40)
        traces.read_to(library, 9, 7)
        traces.asked(library, "工会")
        traces.asked(library, "戈壁 人物")
    visits = held.lines("history", "list", "--json")
    assert [(visit["id"], visit["position"]) for visit in visits] == [(9, 7), (1, 40)]
    assert held.good("history", "list", "--limit", "1", "--ids") == "9\n"
    assert held.good("history", "searches") == "戈壁 人物\n工会\n"
    held.good("history", "forget", "--stories")
    assert held.good("history", "list") == ""
    assert held.good("history", "searches", "--format", "{query}", "-0") == "戈壁 人物\0工会\0"
    held.good("history", "forget", "--searches")
    assert held.good("history", "searches") == ""


def test_other_names_are_listed_and_switched(held: Commands) -> None:
    found = held.lines("alias", "list", "中华全国总工会", "--json")
    assert {"short": "全总", "full": "中华全国总工会", "stories": 0, "on": True} in found
    assert held.good("alias", "off", "全总") == "全总 = 中华全国总工会  off\n全总 = 全国总工会  off\n"
    assert held.good("alias", "on", "全总", "全国总工会") == "全总 = 全国总工会\n"
    assert held.good("alias", "list", "--off", "--format", "{short}>{full}") == "全总>中华全国总工会\n"
    assert len(held.lines("alias", "on", "全总", "--json")) == 2
    assert held.good("alias", "list", "--off") == ""
    learnt = held.lines("alias", "list", "--learnt", "--json")
    assert [each["short"] for each in learnt] == ["航天一院"]


def test_a_search_takes_other_names_where_it_is_asked_to(held: Commands) -> None:
    plain = held.lines("search", "--json", "航天一院")[0]["total"]
    done = held("search", "--other-names", "中国航天科技集团有限公司第一研究院")
    assert (done.exit_code, plain) == (0, 1)
    assert "is searched for as 航天一院 as well." in done.stderr
    assert held.good("search", "--other-names", "--ids", "中国航天科技集团有限公司第一研究院") == "9\n"


READS = (
    ("bookmark", "list"),
    ("bookmark", "doubts"),
    ("highlight", "list"),
    ("correction", "list"),
    ("correction", "seams", "9"),
    ("correction", "export"),
    ("saved", "list"),
    ("saved", "run", "甲"),
    ("clip", "list"),
    ("folder", "list"),
    ("tag", "list"),
    ("history", "list"),
    ("history", "searches"),
    ("alias", "list", "全总"),
    ("page", "list"),
    ("page", "waiting"),
    ("page", "jumps"),
    ("page", "text", "1"),
    ("explain", "工会"),
    ("list", "--query", "工会", "--ids"),
)
WRITES = (
    ("bookmark", "add", "2"),
    ("bookmark", "edit", "1", "--note", "乙"),
    ("bookmark", "remove", "1"),
    ("bookmark", "settle", "1", "--leave"),
    ("highlight", "add", "9", "--text", "额济纳旗"),
    ("correction", "add", "9", "--text", "额济纳旗", "--to", "甲"),
    ("saved", "add", "乙", "工会"),
    ("saved", "remove", "甲"),
    ("clip", "add", "2"),
    ("folder", "add", "乙"),
    ("tag", "rename", "甲", "乙"),
    ("mark", "read", "1"),
    ("history", "forget", "--stories"),
    ("alias", "off", "全总"),
    ("page", "correct", "1", "--newspaper", "甲"),
)


def test_a_library_that_cannot_be_written_to_is_read_and_left_as_it_is(
    filed: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed.good("clip", "add", "1")
    filed.good("saved", "add", "甲", "工会")

    def refuse(path: Path) -> Connection:
        raise PermissionError(EACCES, "Permission denied", str(path))

    before = {file: file.read_bytes() for file in filed.folder.rglob("*") if file.is_file()}
    monkeypatch.setattr(opening, "connect", refuse)
    for reads in READS:
        filed.good(*reads)
    for writes in WRITES:
        done = filed(*writes)
        assert (done.exit_code, done.stdout) == (2, ""), writes
        assert "it cannot be written to" in done.stderr, writes
    assert {file: file.read_bytes() for file in filed.folder.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("command", [*READS, *WRITES])
def test_no_command_makes_a_library(empty: Commands, command: tuple[str, ...]) -> None:
    done = empty(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert not empty.folder.exists()
