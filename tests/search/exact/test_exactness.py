"""Every operator against a literal evaluation, over random small libraries in both codecs."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ports.engine import IndexedStory, SearchEngine, SortOrder
from reader.query.tree import Node
from reader.search.whoosh_index.backend import Backend
from reader.search.whoosh_index.columnar_backend import ColumnarBackend
from reader.search.whoosh_index.whoosh_engine import open_engine
from tests.columnar.rounds import ROUNDS
from tests.search.engines import FOLDING, SEGMENTER
from tests.search.oracle import Oracle
from tests.search.stock.postings import StockBackend
from tests.search.strategies import libraries, queries, stories

Open = Callable[[str], SearchEngine]


def in_codec(backend: Callable[[], Backend]) -> Open:
    return lambda folder: open_engine(Path(folder), SEGMENTER, FOLDING, backend())


in_both_codecs = pytest.mark.parametrize(
    "opened",
    [
        pytest.param(in_codec(StockBackend), id="stock"),
        pytest.param(in_codec(ColumnarBackend), id="columnar"),
    ],
)


def found(engine: SearchEngine, query: Node) -> set[int]:
    answer = engine.search(query, limit=None)
    ids = [hit.story_id for hit in answer.hits]
    assert len(ids) == len(set(ids)) == answer.total
    return set(ids)


@in_both_codecs
@ROUNDS
@given(library=libraries(), asked=st.lists(queries, min_size=15, max_size=40))
def test_finds_exactly_what_a_reading_of_the_texts_finds(
    opened: Open, library: list[IndexedStory], asked: list[Node]
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(opened(folder)) as engine:
        engine.apply(library, [], 1)
        oracle = Oracle(library, FOLDING)
        for query in asked:
            assert found(engine, query) == oracle.ids(query), query


@in_both_codecs
@ROUNDS
@given(data=st.data())
def test_stays_exact_through_updates_and_deletions(opened: Open, data: st.DataObject) -> None:
    held: dict[int, IndexedStory] = {}
    with tempfile.TemporaryDirectory() as folder, closing(opened(folder)) as engine:
        for generation in range(1, 5):
            numbers = data.draw(st.sets(st.integers(1, 9), max_size=5))
            puts = [data.draw(stories(number)) for number in sorted(numbers)]
            deletes = data.draw(st.sets(st.integers(1, 9), max_size=3)) - numbers
            engine.apply(puts, deletes, generation)
            held = {key: story for key, story in held.items() if key not in deletes}
            held |= {story.story_id: story for story in puts}
            assert engine.generation == generation
            assert engine.story_ids() == set(held)
            oracle = Oracle(list(held.values()), FOLDING)
            for query in data.draw(st.lists(queries, min_size=5, max_size=8)):
                assert found(engine, query) == oracle.ids(query), query


@ROUNDS
@given(data=st.data())
def test_hits_scores_and_counts_are_the_same_in_both_codecs(data: st.DataObject) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(in_codec(StockBackend)(f"{folder}/stock")) as stock,
        closing(in_codec(ColumnarBackend)(f"{folder}/columnar")) as columnar,
    ):
        for generation in range(1, 4):
            numbers = data.draw(st.sets(st.integers(1, 9), max_size=6))
            puts = [data.draw(stories(number)) for number in sorted(numbers)]
            deletes = data.draw(st.sets(st.integers(1, 9), max_size=2)) - numbers
            for engine in (stock, columnar):
                engine.apply(puts, deletes, generation)
            for query in data.draw(st.lists(queries, min_size=3, max_size=6)):
                sort = data.draw(st.sampled_from(SortOrder))
                expected = stock.search(query, limit=None, sort=sort, facets=True)
                answer = columnar.search(query, limit=None, sort=sort, facets=True)
                assert (answer.total, answer.facets) == (expected.total, expected.facets), query
                scores = {hit.story_id: hit.score for hit in answer.hits}
                assert scores == pytest.approx({hit.story_id: hit.score for hit in expected.hits}, rel=1e-4), query
