"""="…": the very characters typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import IndexUnusable
from reader.library.library import Library
from reader.wiring import open_library
from tests.builders import facts, page, story
from tests.doing import imported
from tests.library.conftest import Shelf

PAGE = page(
    story("丑年说牛", "丑牛迎春，GDP 增长。"),
    story("戏台上的丑角", "醜小鸭与Gdp。"),
    story("只说美", "不說醜，只说 美 丽。"),
)
QUERIES = {
    '="丑"': ["丑年说牛", "戏台上的丑角"],
    '="醜"': ["只说美", "戏台上的丑角"],
    "丑": ["丑年说牛", "只说美", "戏台上的丑角"],
    '标题:="丑"': ["丑年说牛", "戏台上的丑角"],
    '标题:="醜"': [],
    '="GDP"': ["丑年说牛"],
    "=“美丽”": ["只说美"],
    '丑 -="丑"': ["只说美"],
    '="醜" OR ="GDP"': ["丑年说牛", "只说美", "戏台上的丑角"],
    '="醜" 鸭': ["戏台上的丑角"],
}


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library", tmp_path / "cache")
    yield opened
    opened.close()


def titles(library: Library, query: str) -> list[str]:
    answer = library.search(query, limit=None)
    assert answer.problem is None
    assert answer.total == len(answer.hits)
    return sorted(hit.row.title for hit in answer.hits)


@pytest.mark.parametrize(("query", "found"), QUERIES.items())
def test_only_the_very_characters_are_found(library: Library, shelf: Shelf, query: str, found: list[str]) -> None:
    shelf.put("/p/1.md", PAGE)
    imported(library, [Path("/p")])
    assert titles(library, query) == found


def test_the_real_index_agrees(real: Library, tmp_path: Path) -> None:
    text = "# 丑年说牛\n\n丑牛迎春。\n\n# 只说美\n\n不說醜，只说美丽。\n"
    (tmp_path / "一版.md").write_text(text, "utf-8")
    imported(real, [tmp_path / "一版.md"])
    assert titles(real, '="丑"') == ["丑年说牛"]
    assert titles(real, '="醜"') == ["只说美"]
    assert titles(real, "丑") == ["丑年说牛", "只说美"]


def test_stories_that_the_index_lacks_are_read(library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("/p/1.md", PAGE)
    imported(library, [Path("/p")])
    with monkeypatch.context() as patched:
        patched.setattr(type(library._keeper), "refresh", lambda *_: 0)
        patched.setattr(type(library._keeper), "follow", lambda *_: None)
        shelf.put("/p/2.md", page(story("新添的丑", "又来"), where=facts("2")))
        imported(library, [Path("/p")])
        assert "新添的丑" in titles(library, '="丑"')
        assert "新添的丑" not in titles(library, '="醜"')


def test_without_an_index_the_texts_are_read(library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("/p/1.md", PAGE)
    imported(library, [Path("/p")])

    def broken(*_: object) -> int:
        raise IndexUnusable("none")

    monkeypatch.setattr(type(library._keeper), "unindexed", broken)
    assert library.search('="丑"').scanned
    for query, found in QUERIES.items():
        assert titles(library, query) == found


def test_hits_are_marked_as_they_stand(library: Library, shelf: Shelf) -> None:
    shelf.put("/p/1.md", PAGE)
    imported(library, [Path("/p")])
    (hit, *_) = library.search('="GDP"').hits
    assert [hit.snippet.text[mark.start : mark.end] for mark in hit.snippet.marks] == ["GDP"]
