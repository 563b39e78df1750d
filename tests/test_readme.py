"""The README is short, and what it promises is there."""

import re
from pathlib import Path

from reader.manual import chapters
from reader.query.parser import parse

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
MOST_BYTES = 6 * 1024


def test_it_is_short() -> None:
    assert len(README.encode()) <= MOST_BYTES


def test_it_names_ten_things_that_the_manual_explains() -> None:
    things = re.findall(r"^(\d+)\. .*?\]\(resources/manual/en/(\w+)\.md\)", README, re.MULTILINE)
    assert [int(number) for number, _ in things] == list(range(1, 11))
    assert {chapter for _, chapter in things} <= set(chapters.NAMES)


def test_its_queries_are_understood() -> None:
    (line,) = (line for line in README.splitlines() if line.startswith("4."))
    queries = re.findall(r"`([^`]+)`", line)
    assert len(queries) == 3
    assert [query for query in queries if parse(query).problem] == []
