"""A search that is too much work: said on standard error, and in the JSON."""

import json

import pytest

from reader.search.exact import windows
from reader.search.exact.budget import Allowance
from reader.search.whoosh_index.whoosh_engine import WhooshEngine
from tests.cli.conftest import Commands

SAID = "dubao: This search is too much work: 1 of "


@pytest.fixture(autouse=True)
def next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_FIRST_DOCUMENTS", 1)
    monkeypatch.setattr(windows, "_FEWEST_DOCUMENTS", 1)
    monkeypatch.setattr(windows, "_WORK", 1)
    monkeypatch.setattr(WhooshEngine, "allowance", Allowance(0, 0))


@pytest.mark.parametrize("how", [(), ("--ids",), ("--format", "{id}"), ("--limit", "0")])
def test_a_search_says_how_far_it_came(held: Commands, how: tuple[str, ...]) -> None:
    whole = set(held.good("search", "的", "--ids").split())
    done = held("search", "的*的", *how)
    assert (done.exit_code, done.stderr.count("\n"), done.stderr[: len(SAID)]) == (0, 1, SAID)
    if "--ids" in how:
        assert len(done.stdout.split()) <= 1
        assert set(done.stdout.split()) <= whole


def test_json_says_how_far_it_came(held: Commands) -> None:
    stories = len(held.good("list", "--ids").split())
    done = held("search", "--json", "的*的")
    assert json.loads(done.stdout)["cut"] == {"seen": 1, "stories": stories}
    assert done.stderr.startswith(SAID)
    assert "cut" not in held.lines("search", "--json", "的")[0]


def test_lists_and_exports_say_it_as_well(held: Commands) -> None:
    assert held("list", "--query", "的*的", "--ids").stderr.startswith(SAID)
    assert held("export", "--search", "的*的 或 工会", "--format", "csv").stderr.startswith(SAID)
