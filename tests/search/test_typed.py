"""Queries as people type them, right or wrong, from the text to the hits."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import LibraryUnusable
from reader.ports.engine import IndexedStory, SearchEngine
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.whoosh_index import index_files
from reader.search.whoosh_index.whoosh_engine import open_engine
from tests.search.engines import FOLDING, KINDS, SEGMENTER, Kind, in_each_engine
from tests.search.oracle import Oracle
from tests.search.strategies import libraries

TEXTS = (
    "甘肃省总推动建设“书香社会” “小书屋”营造精神“大花园”",
    "5G基站达1037万人,ChatGPT引关注。1.5亿元、3.5%;10-30日(讯)",
    "刘  泉、劳尔·卡斯特罗·鲁斯出席。二○二三年!C++?",
    "𠮷野家開業。國際貿易",
)
STORIES = [
    IndexedStory(story_id=at, date="2023-02-15", page=str(at), zones={Zone.HEADLINE: (text[:9],), Zone.TEXT: (text,)})
    for at, text in enumerate(TEXTS)
]


@pytest.fixture(scope="module", params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    kind: Kind = request.param
    opened = kind.open(tmp_path_factory.mktemp("typed"))
    opened.apply(STORIES, [], 1)
    yield opened
    opened.close()


def ids(engine: SearchEngine, query: str) -> set[int]:
    return {hit.story_id for hit in engine.search(parse(query).tree, limit=None).hits}


@pytest.mark.parametrize(
    ("query", "story"),
    [
        ("精神“大花园”", 0),
        ("精神「大花園」", 0),
        ("“小书屋”营造", 0),
        ("省总", 0),
        ("5G基站", 1),
        ("５ｇ基站", 1),
        ("chatgpt", 1),
        ("1037万", 1),
        ("1.5亿", 1),
        ("3.5%", 1),
        ("10-30日", 1),
        ("日(讯)", 1),
        ("刘泉", 2),
        ("卡斯特罗•鲁斯", 2),
        ("二〇二三年", 2),
        ("二零二三", 2),
        ("C++", 2),
        ("𠮷", 3),
        ("𠮷野", 3),
        ("国际贸易", 3),
        ("版:3", 3),
        ("版:03 日期:2023", 3),
    ],
)
def test_found_where_it_stands_and_nowhere_else(engine: SearchEngine, query: str, story: int) -> None:
    assert ids(engine, query) == {story}


@in_each_engine
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    libraries(),
    st.lists(
        st.text("工会总a。𠮷  ()（）“”:|-*?标题日期版2023/近同句 OR AND NOT 与或非", max_size=20),
        min_size=10,
        max_size=20,
    ),
)
def test_anything_typed_finds_what_it_was_understood_to_mean(
    kind: Kind, library: list[IndexedStory], typed: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(kind.open(folder)) as engine:
        engine.apply(library, [], 1)
        oracle = Oracle(library, FOLDING)
        for query in typed:
            assert ids(engine, query) == oracle.ids(parse(query).tree), query


def test_a_second_writer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_files, "LOCK_SECONDS", 0.05)
    first, second = (open_engine(tmp_path, SEGMENTER, FOLDING) for _ in range(2))

    with first._index_files().writing(1), pytest.raises(LibraryUnusable) as caught:
        second.apply(STORIES, [], 2)
    assert caught.value.reason == "locked"
    second.apply(STORIES, [], 2)
    assert first.generation == 2
    first.close()
    second.close()
