"""page and bookmark settle: the facts of pages, and the stories of bookmarks that lost their passage."""

from pathlib import Path

import pytest

from reader.cli.printing.waiting_words import evidence_records
from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.library.placing import WaitingPage
from reader.ports.rows import PageRow
from tests.cli.conftest import Commands

TEXT = "# 工会工作主要任务{day}\n\n本报北京2023年2月{day}日电(记者郑莉)工会工作的要求已明确,全总下功夫。\n"
FIRST = "# 早餐送到岗位\n\n环卫工人吃上热饭,工会说到做到,人人称好。(下转第3版)\n"


@pytest.fixture
def waiting(empty: Commands, tmp_path: Path) -> Commands:
    """Three pages of one folder, whose newspaper no page names."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for day in ("14", "15", "16"):
        (folder / f"2023-02-{day}-02.md").write_text(TEXT.format(day=day), encoding="utf-8")
    empty.good("import", folder)
    return empty


def places(commands: Commands) -> list[tuple[object, ...]]:
    return sorted((row["id"], row["newspaper"], row["date"], row["page"]) for row in commands.lines("list", "--json"))


def test_pages_that_wait_are_listed_with_the_evidence(waiting: Commands) -> None:
    said = waiting.good("page", "waiting")
    assert said.count("        newspaper: not known\n") == 3
    assert "        day: 2023-02-14 (file name: 2023-02-14" in said
    assert "        stories: 工会工作主要任务14\n" in said
    (first, *_) = waiting.lines("page", "waiting", "--json")
    assert (first["newspaper"], first["date"], first["titles"]) == (None, "2023-02-14", ["工会工作主要任务14"])
    day = next(each for each in first["evidence"] if each["fact"] == "date")
    assert any(reason.startswith("file name: ") for reason in day["reasons"])
    assert waiting.good("page", "waiting", "--format", "{file}").count("2023-02-1") == 3


def test_a_page_is_confirmed_and_shows_what_it_still_lacks(waiting: Commands) -> None:
    done = waiting("page", "confirm", "1", "999")
    assert (done.exit_code, done.stdout) == (1, "     1  2023-02-14  -   2  1 story  waits for: newspaper\n")
    assert done.stderr.splitlines() == [
        "dubao: The library holds no page 999.",
        "dubao: 1 page still waits; `dubao page waiting` says why, `dubao page correct` settles it.",
    ]
    settled = waiting.good("page", "correct", "1", "--newspaper", "工人日报")
    assert settled == "     1  2023-02-14  工人日报   2  1 story\n"
    assert waiting.good("page", "waiting", "--ids").split() == ["2", "3"]
    again = waiting("page", "confirm", "1")
    assert (again.exit_code, again.stderr) == (0, "dubao: Page 1 waits for nothing.\n")


def test_a_folder_is_corrected_and_confirmed(waiting: Commands, tmp_path: Path) -> None:
    waiting.good("page", "correct", "1", "--newspaper", "海州日报", "--page", "第03版", "--date", "2023年2月14日")
    done = waiting("page", "correct", "1", "--newspaper", "海州日报", "--section", "要闻", "--folder")
    assert (done.exit_code, done.stdout) == (0, "     1  2023-02-14  海州日报   3  要闻  1 story\n")
    assert [place[1:] for place in places(waiting)] == [
        ("海州日报", "2023-02-14", "3"),
        ("海州日报", "2023-02-15", "2"),
        ("海州日报", "2023-02-16", "2"),
    ]
    confirmed = waiting.lines("page", "confirm", "--folder", "--json", "2")
    assert [each["id"] for each in confirmed] == [2, 3]
    assert waiting.good("page", "waiting") == ""
    late = tmp_path / "pages" / "2023-02-17-02.md"
    late.write_text(TEXT.format(day="17"), encoding="utf-8")
    waiting.good("import", late)
    assert places(waiting)[-1][1:] == ("海州日报", "2023-02-17", "2")


def test_pages_are_named_by_their_stories(held: Commands) -> None:
    ids = held.good("list", "--ids")
    facts = ("--newspaper", "工人日报", "--page", "2", "--date", "2023-02-15")
    output = held.lines("page", "correct", "--stories", *facts, "--json", "-", stdin=ids)
    assert [(page["newspaper"], page["page"], page["stories"]) for page in output] == [("工人日报", "2", 9)]
    assert {row["newspaper"] for row in held.lines("list", "--json")} == {"工人日报"}
    listed = held.lines("page", "list", "--json", "--newspaper", "工人日报", "--date", "2023-02-15")
    assert [page | {"waits_for": []} for page in listed] == output
    assert held.good("page", "list", "--date", "2023-02-16") == ""
    assert held("page", "correct", "1").exit_code == held("page", "correct", "1", "--date", "gestern").exit_code == 2
    missing = held("page", "correct", "999", "--newspaper", "甲")
    assert (missing.exit_code, missing.stderr) == (2, "dubao: The library holds no page 999.\n")


def test_the_text_of_a_page_is_printed_as_it_came(waiting: Commands) -> None:
    assert waiting.good("page", "text", "1") == TEXT.format(day="14")
    assert waiting.good("page", "text", "--stories", "2") == TEXT.format(day="15")
    assert waiting("page", "text", "999").exit_code == 2


def test_stories_with_missing_parts_are_listed(empty: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "2023-03-01"
    folder.mkdir()
    (folder / "第1版.md").write_text(FIRST, encoding="utf-8")
    empty.good("import", folder)
    (jump,) = empty.lines("page", "jumps", "--json")
    assert (jump["headline"], jump["goes"], jump["other_page"], jump["page_held"]) == ("早餐送到岗位", "on", "3", False)
    assert empty.good("page", "jumps").endswith("continued on page 3  which is not held\n")


def test_bookmarks_in_doubt_are_settled(empty: Commands, tmp_path: Path) -> None:
    file = tmp_path / "2023-02-14-02.md"
    file.write_text("# 早餐送到岗位\n\n环卫工人吃上热饭,工会说到做到,人人称好。\n", encoding="utf-8")
    empty.good("import", file)
    empty.good("highlight", "add", "1", "--text", "工会说到做到", "--note", "我的笔记")
    empty.good("highlight", "add", "1", "--text", "吃上热饭", "--note", "第二条")
    file.write_text("# 早餐送到岗位\n\n环卫工人吃上早饭,工会说了就办到,人人称好。\n", encoding="utf-8")
    empty.good("import", file)
    doubts = {doubt["id"]: doubt for doubt in empty.lines("bookmark", "doubts", "--json")}
    assert [doubts[1]["note"], doubts[2]["note"]] == ["我的笔记", "第二条"]
    assert {doubt["likely"] for doubt in doubts.values()} == {1}
    assert "nearest: story 1 早餐送到岗位" in empty.good("bookmark", "doubts")

    needs = empty("bookmark", "settle", "1", "--story", "1")
    assert (needs.exit_code, "--text says which words it is now" in needs.stderr) == (2, True)
    (settled,) = empty.lines("bookmark", "settle", "1", "--story", "1", "--text", "工会说了就办到", "--json")
    assert (settled["passage"], settled["note"]) == ("工会说了就办到", "我的笔记")
    done = empty("bookmark", "settle", "2", "9", "--leave")
    assert (done.exit_code, done.stderr) == (1, "dubao: The library holds no bookmark 9.\n")
    assert empty.good("bookmark", "doubts") == ""
    assert len(empty.lines("highlight", "list", "--json")) == 2
    assert "say one of" in empty("bookmark", "settle", "1", "--accept", "--leave").stderr
    assert empty("bookmark", "settle", "1").exit_code == 2


def test_the_nearest_place_is_accepted(empty: Commands, tmp_path: Path) -> None:
    file = tmp_path / "2023-02-14-02.md"
    file.write_text("# 早餐送到岗位\n\n环卫工人天天吃上热饭,工会说到做到,站点里人人称好。\n", encoding="utf-8")
    empty.good("import", file)
    empty.good("highlight", "add", "1", "--text", "工会说到做到")
    file.write_text("# 早餐送到岗位\n\n环卫工人天天吃上热饭,工会说到办到,站点里人人称好。\n", encoding="utf-8")
    empty.good("import", file)
    (doubt,) = empty.lines("bookmark", "doubts", "--json")
    (accepted,) = empty.lines("bookmark", "settle", str(doubt["id"]), "--accept", "--json")
    assert accepted["passage"] == doubt["now"] == "工会说到办到"
    assert empty.good("bookmark", "doubts") == ""


@pytest.mark.parametrize("source", [source for source in EvidenceSource if source is not EvidenceSource.OTHER])
def test_every_source_of_evidence_has_its_words(source: EvidenceSource) -> None:
    row = PageRow(id=1, newspaper="甲报", date=None, number=None, section=None, story_count=1)
    guess = Guess("newspaper", "甲报", (Evidence(source, "引文"),), 0.5)
    page = WaitingPage(row=row, guesses=(guess,), path="/x/y.md")
    [record] = evidence_records(page)
    [reason] = record["reasons"]
    name, _, quote = reason.partition(": ")
    assert name
    assert "引文" in quote
