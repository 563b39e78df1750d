"""check: what is damaged is named, and mended."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from reader.cli.printing.check_words import FAULTS
from reader.paths import sample
from tests.cli.conftest import Commands


@pytest.mark.usefixtures("found_damage")
def test_damage_of_the_index_is_said_once_and_mended(held: Commands, tmp_path: Path) -> None:
    (file,) = tmp_path.glob("cache/dubao/index/*/1/*.dbp")
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    found = held("search", "工会", "--json")
    assert found.exit_code == 0
    assert found.stderr.startswith("dubao: The search index was found damaged")
    assert found.stderr.count("\n") == 1
    assert json.loads(found.stdout)["total"] > 0
    ids = [
        {hit["id"] for hit in json.loads(each)["hits"]}
        for each in (found.stdout, held.good("search", "工会", "--json"))
    ]
    assert ids[0] == ids[1]
    assert held.good("check").startswith("All is well")


@pytest.mark.usefixtures("found_damage")
def test_check_names_damage_of_the_index_and_the_next_search_mends_it(held: Commands, tmp_path: Path) -> None:
    (file,) = tmp_path.glob("cache/dubao/index/*/1/*.dbd")
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    named = held("check")
    assert (named.exit_code, named.stdout) == (1, f"damaged files of the index: 1\n  {file.name}\n")
    held.good("search", "工会")
    assert held.good("check").startswith("All is well")


def spoil(held: Commands, sql: str) -> None:
    connection = sqlite3.connect(held.folder / "library.sqlite3")
    with connection:
        connection.execute(sql)
    connection.close()


@pytest.mark.usefixtures("found_damage")
def test_check_names_a_damaged_story_and_repair_mends_it(held: Commands) -> None:
    right = held.good("show", "1")
    spoil(held, "UPDATE story_body SET body = replace(body, '的', '白') WHERE story_id = 1")
    named = held("check")
    assert named.exit_code == 1
    fault, story = named.stdout.splitlines()
    assert fault == "stories whose text is damaged: 1"
    assert story == f"  1  2023-02-15  2023年工会工作主要任务明确  {sample()}"
    repaired = held("check", "--repair", "--json")
    assert repaired.exit_code == 0
    assert json.loads(repaired.stdout)["mended"] == [{"kind": "story", "what": "1"}]
    assert held.good("show", "1") == right
    assert held.good("check", "--repair").startswith("All is well")


@pytest.mark.usefixtures("found_damage")
def test_a_damaged_story_that_is_met_is_mended_at_the_end(held: Commands) -> None:
    right = held.good("search", "的", "--ids")
    spoil(held, "UPDATE story_body SET body = replace(body, '的', '白') WHERE story_id = 1")
    met = held("search", "的", "--format", "{id} {snippet}")
    assert met.stderr.count("found damaged") == 1
    assert held.good("search", "的", "--ids") == right
    assert held.good("check").startswith("All is well")


@pytest.mark.usefixtures("found_damage")
def test_repair_says_what_it_found_and_what_is_left(held: Commands) -> None:
    spoil(held, "UPDATE source SET path = '/nowhere'")
    spoil(held, "UPDATE source_text SET text = text || '。'")
    shutil.rmtree(held.folder / "backups", ignore_errors=True)
    done = held("check", "--repair")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "files whose kept text is damaged: 1",
        "  /nowhere",
        "Mended 0 faults; everything is read again.",
        "files whose kept text is damaged: 1",
        "  /nowhere",
    ]


@pytest.mark.usefixtures("found_damage")
@pytest.mark.parametrize("at", [0, 100])
def test_repair_makes_a_new_file_of_a_damaged_one(held: Commands, at: int) -> None:
    """The header, or the pages of tables: the first cannot be opened, the other is found by SQLite's check."""
    rows = held.good("list", "--ids")
    held.good("bookmark", "add", "1")
    file = held.folder / "library.sqlite3"
    content = bytearray(file.read_bytes())
    for page in range(0, len(content), 8192) if at else (0,):
        content[page + at : page + at + 30] = b"x" * 30
    file.write_bytes(content)
    assert held("check").exit_code in (1, 2)
    done = held("check", "--repair")
    assert "All is well" in done.stdout, done.output
    assert held.good("list", "--ids") == rows
    assert len(held.lines("bookmark", "list", "--json")) == 1


def test_changes_that_wait_for_the_index_are_no_damage(held: Commands, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "cache")
    assert held.good("check") == (
        "All is well: 9 stories and photos.\n"
        "9 changes are not in the search index yet; the next search takes them in.\n"
    )
    assert held.lines("check", "--json")[0]["waiting"] == 9
    held.good("search", "工会")
    assert held.lines("check", "--json")[0]["waiting"] == 0


def test_check_says_that_all_is_well(held: Commands) -> None:
    assert held.good("check") == "All is well: 9 stories and photos; library and index agree.\n"


@pytest.mark.usefixtures("found_damage")
def test_a_lost_journal_is_said_once_by_the_check_that_meets_it(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    (held.folder / "own-work.journal").unlink()
    met = held("check")
    assert met.exit_code == 0
    assert met.stderr.startswith("dubao: The journal of your own work")
    assert held("check").stderr == ""
    assert len(held.good("bookmark", "list", "--json").splitlines()) == 1


@pytest.mark.usefixtures("found_damage")
def test_no_words_of_sqlite_are_said_of_a_damaged_file(held: Commands) -> None:
    file = held.folder / "library.sqlite3"
    content = bytearray(file.read_bytes())
    for page in range(13, len(content) // 8192, 3):
        content[page * 8192 : (page + 1) * 8192] = bytes(8192)
    file.write_bytes(content)
    said = held("check").stdout
    assert said.startswith("damaged places in the library file: ")
    assert all(line.partition(": ")[0] in FAULTS for line in said.splitlines()), "each is translated"
    assert "malformed" not in held("check", "--repair").stdout
