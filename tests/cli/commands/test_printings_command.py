"""printings and diff: other printings of a story or of standard input, and what differs."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Commands
from tests.text.test_text_difference import LEAD, MIDDLE, SCENE, TAIL


@pytest.fixture
def printed(held: Commands, tmp_path: Path) -> tuple[int, int]:
    """The ids of two printings that the library holds, the second cut and retitled."""
    stories = [
        ("全国部署农村改厕", (LEAD, MIDDLE, SCENE, TAIL)),
        ("改厕不搞一刀切", (LEAD, SCENE.replace("安吉", "德清"))),
    ]
    for number, (headline, paragraphs) in enumerate(stories):
        record = {"kind": "story", "headline": headline, "paragraphs": list(paragraphs)}
        page = {"newspaper": f"第{number}报", "date": f"2023-03-0{number + 1}", "page": "3", "stories": [record]}
        file = tmp_path / f"{number}.pages.jsonl"
        file.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
        held.good("import", str(file))
    rows = {row["headline"]: row["id"] for row in held.lines("list", "--json")}
    return rows[stories[0][0]], rows[stories[1][0]]


def test_other_printings_are_listed_with_what_differs(held: Commands, printed: tuple[int, int]) -> None:
    said = held.good("printings", str(printed[0])).splitlines()
    assert said[0].endswith("改厕不搞一刀切")
    assert "cut by" in said[1]
    assert "changed at 1 place" in said[1]
    assert said[1].endswith("retitled")
    (record,) = held.lines("printings", str(printed[0]), "--json")
    assert (record["id"], record["retitled"], record["changes"]) == (printed[1], True, 1)
    assert 0.3 < record["share"] <= 1


def test_a_text_on_standard_input_is_looked_for(held: Commands, printed: tuple[int, int]) -> None:
    found = held.lines("printings", "-", "--json", stdin=f"{LEAD}\n{MIDDLE}\n{SCENE}\n")
    assert {one["id"] for one in found} == set(printed)


def test_a_story_that_stands_alone_has_none(held: Commands) -> None:
    assert held.good("printings", "1") == "No other printing is in the library.\n"
    assert held.lines("printings", "1", "--json") == []


def test_two_printings_are_compared(held: Commands, printed: tuple[int, int]) -> None:
    said = held.good("diff", *map(str, printed))
    assert f"[-{MIDDLE}-]" in said
    assert "[-安吉-]{+德清+}" in said
    assert f"~~{MIDDLE}~~" in held.good("diff", *map(str, printed), "--markdown")
    (record,) = held.lines("diff", *map(str, printed), "--json")
    assert [one["first_text"] for one in record["text"] if one["kind"] == "changed"] == ["安吉"]
    assert "".join(one["second_text"] for one in record["text"] if one["kind"] in ("same", "added", "changed")) == (
        f"{LEAD}\n{SCENE.replace('安吉', '德清')}"
    )


def test_what_is_not_held_is_reported(held: Commands) -> None:
    assert held("printings", "999").exit_code == 2
    assert held("diff", "1", "999").stderr == "dubao: The library holds no story 999.\n"
    assert held("printings", "one").exit_code == 2
