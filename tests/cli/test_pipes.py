"""Ids and lines for other programs: list and search print them, show and export take them."""

import csv
import subprocess
import sys
from io import StringIO

import pytest

from reader.cli.printing.records import BOOKMARK_FIELDS, HIT_FIELDS, ROW_FIELDS
from tests.cli.conftest import Commands


def test_ids_are_printed_one_a_line_or_with_nul(held: Commands) -> None:
    rows = [str(row["id"]) for row in held.lines("list", "--json")]
    assert held.good("list", "--ids").split("\n") == [*rows, ""]
    assert held.good("list", "-0").split("\0") == held.good("list", "--ids", "--null").split("\0") == [*rows, ""]


def test_found_ids_are_printed_without_a_heading(held: Commands) -> None:
    (answer,) = held.lines("search", "--json", "--limit", "0", "工会")
    hits = [str(hit["id"]) for hit in answer["hits"]]
    assert held.good("search", "工会", "--ids").split() == hits
    assert held.good("search", "工会", "--ids", "--limit", "2", "--offset", "1").split() == hits[1:3]
    assert held.good("search", "-0", "-", stdin="工会\n没有这样的话\n").split("\0") == [*hits, ""]
    assert held.good("search", "没有这样的话", "--ids") == ""


def test_a_query_that_is_not_understood_is_reported_beside_its_ids(held: Commands) -> None:
    done = held("search", "“工会", "--ids")
    assert (done.exit_code, done.stderr.count("\n")) == (0, 1)
    assert "a quotation mark is not closed" in done.stderr
    assert all(line.isdecimal() for line in done.stdout.splitlines())


def test_lines_are_made_after_a_template(held: Commands) -> None:
    row = held.lines("list", "--json")[0]
    assert row["newspaper"] is None
    assert held.good("list", "--limit", "1", "--format", r"{id:>4}\t{date}\\\t{newspaper}{photos}{{}}") == (
        f"{row['id']:>4}\t{row['date']}\\\t{row['photos']}{{}}\n"
    )
    assert held.good("list", "--limit", "1", "--format", "{id},{bookmarked}", "-0") == f"{row['id']},false\0"
    (hit,) = held.lines("search", "--json", "网约车司机")[0]["hits"]
    assert held.good("search", "网约车司机", "--format", "{id}|{snippet}") == f"{hit['id']}|{hit['snippet']}\n"
    assert held.good("search", "网约车司机", "--format", "{headline}") == f"{hit['headline']}\n"


def test_a_table_has_all_fields_and_a_heading(held: Commands) -> None:
    head, *rows = (line.split("\t") for line in held.good("list", "--format", "tsv").splitlines())
    assert tuple(head) == ROW_FIELDS
    assert [len(row) for row in rows] == [len(ROW_FIELDS)] * 9
    head, *_ = held.good("search", "工会", "--format", "tsv").splitlines()
    assert tuple(head.split("\t")) == HIT_FIELDS


def test_a_template_can_name_every_field_that_json_has(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    assert tuple(held.lines("list", "--json")[0]) == ROW_FIELDS
    assert tuple(held.lines("bookmark", "list", "--json")[0]) == BOOKMARK_FIELDS
    assert tuple(held.lines("search", "--json", "工会")[0]["hits"][0]) == (*HIT_FIELDS, "score")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--format", "{id"), "is no template"),
        (("--format", "id"), "names no field"),
        (("--format", "{nose}"), "'nose' is no field; fields are id, newspaper, "),
        (("--format", "{id.real}"), "is no field"),
        (("--format", "{id!r}"), "is no field"),
        (("--format", "{id:{page}}"), "is no field"),
        (("--format", "{id:d}"), "what follows a colon is a width"),
        (("--format", "{}"), "is no field"),
        (("--json", "--ids"), "one form is enough"),
        (("--json", "--format", "{id}"), "one form is enough"),
        (("--json", "-0"), "one form is enough"),
        (("--format", "tsv", "-0"), "one form is enough"),
    ],
)
def test_what_is_no_form_is_reported(held: Commands, given: tuple[str, ...], said: str) -> None:
    done = held("list", *given)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_list_is_narrowed_sorted_and_cut(held: Commands) -> None:
    everything = held.good("list", "--ids").split()
    assert held.good("list", "--ids", "--limit", "3", "--offset", "2").split() == everything[2:5]
    assert held.good("list", "--ids", "--sort", "oldest").split() != []
    titles = [row["headline"] for row in held.lines("list", "--json", "--sort", "title")]
    assert titles == sorted(titles)
    found = held.good("search", "工会", "--ids").split()
    assert held.good("list", "--query", "工会", "--ids").split() == [number for number in everything if number in found]
    assert 0 < len(found) < len(everything)
    held.good("bookmark", "add", found[0])
    assert held.good("list", "--bookmarked", "--ids").split() == [found[0]]
    assert held.good("list", "--unread", "--ids").split() == everything


def test_show_divides_stories_and_goes_on_after_a_missing_one(held: Commands) -> None:
    alone = held.good("show", "1")
    done = held("show", "1", "999", "2")
    assert (done.exit_code, done.stderr) == (1, "dubao: The library holds no story 999.\n")
    assert done.stdout == f"──── story 1 ────\n\n{alone}\n──── story 2 ────\n\n{held.good('show', '2')}"
    assert [story["id"] for story in held.lines("show", "--json", "-", stdin="2\n1\n")] == [2, 1]
    assert held.good("show", "-", stdin="") == ""
    assert held.good("show", "1", "--link").startswith("dubao://story/")
    assert held("show", "1", "--link", "--json").exit_code == 2


def test_export_takes_ids_from_standard_input(held: Commands) -> None:
    ids = held.good("search", "工会", "--ids")
    rows = csv.DictReader(StringIO(held.good("export", "-", "--format", "csv", stdin=ids)))
    assert [row["id"] for row in rows] == ids.split()


def test_a_pipe_from_search_to_show(held: Commands) -> None:
    command = [sys.executable, "-m", "reader", "--library", str(held.folder)]
    found = subprocess.run([*command, "search", "网约车司机", "-0"], stdout=subprocess.PIPE, check=True)
    shown = subprocess.run([*command, "show", "-"], input=found.stdout, stdout=subprocess.PIPE, check=True)
    assert "1037万人" in shown.stdout.decode()


@pytest.mark.parametrize("given", [b"1 \x1b[31mred", b"\xff\xfe" * 1000, b"1\n2\n3,4\n"])
def test_what_is_no_id_is_reported_in_one_plain_line(held: Commands, given: bytes) -> None:
    done = held("show", "-", stdin=given)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "is not a valid integer. See `dubao show --help`." in done.stderr
    assert all(each.isprintable() for each in done.stderr.rstrip("\n"))
    assert len(done.stderr) < 200


def test_facets_are_for_people_and_programs_not_for_pipes(held: Commands) -> None:
    assert "kind: " in held.good("search", "工会", "--facets")
    assert "facets" in held.lines("search", "工会", "--facets", "--json")[0]
    refused = held("search", "工会", "--facets", "--ids")
    assert (refused.exit_code, refused.stdout) == (2, "")
