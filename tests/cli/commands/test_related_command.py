"""related: the chain before and after, the related stories with what they share, and the record."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Commands
from tests.library.test_related_stories import FALL, FILLING, OPENED, PLAN


@pytest.fixture
def bridge(held: Commands, tmp_path: Path) -> list[int]:
    """The ids of three stories of one matter, by date."""
    stories = [
        ("石拱桥垮塌", "2023-03-01", FALL),
        ("石拱桥怎么重建", "2023-04-11", PLAN),
        ("石拱桥通车", "2024-05-20", OPENED),
        ("夜校剪纸", "2022-01-01", "女工放下剪刀，红纸上开出梅花。"),
        *((f"{word}见闻", "2020-01-01", f"{word}一带今天天气晴好，人们照常上工。") for word in FILLING),
    ]
    lines = []
    for headline, date, text in stories:
        record = {"kind": "story", "headline": headline, "paragraphs": [text]}
        one = {"newspaper": "报", "date": date, "page": headline, "stories": [record]}
        lines.append(json.dumps(one, ensure_ascii=False))
    file = tmp_path / "all.pages.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    held.good("import", str(file))
    rows = {row["headline"]: row["id"] for row in held.lines("list", "--json")}
    return [rows[headline] for headline, _, _ in stories[:3]]


def test_the_chain_and_the_related_stories_are_listed(held: Commands, bridge: list[int]) -> None:
    said = held.good("related", str(bridge[1])).splitlines()
    assert said[0] == "Earlier on the same matter"
    assert said[1].endswith("石拱桥垮塌")
    assert said[2].strip().startswith("shares: ")
    assert "龙泉" in said[2]
    assert said[3] == "Later on the same matter"
    assert said[4].endswith("石拱桥通车")


def test_the_record_has_what_is_shared(held: Commands, bridge: list[int]) -> None:
    (record,) = held.lines("related", str(bridge[0]), "--json")
    assert (record["id"], record["headline"], record["earlier"]) == (bridge[0], "石拱桥垮塌", [])
    assert [one["id"] for one in record["later"]] == bridge[1:]
    assert {one["id"] for one in record["related"]} == set(bridge[1:])
    first = record["related"][0]
    assert first["same_as"] is None
    assert 0 < first["score"] <= 1.5
    assert any("龙泉" in phrase["text"] for phrase in first["shared"])


def test_a_story_without_related_ones_says_so(held: Commands, bridge: list[int]) -> None:
    alone = next(row["id"] for row in held.lines("list", "--json") if row["headline"] == "夜校剪纸")
    assert held.good("related", str(alone)).strip() == "No story is related to this one."
