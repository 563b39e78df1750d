"""The search engine over the columnar codec, against a literal reading of the texts."""

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.search.columnar_backend import ColumnarBackend
from reader.search.whoosh_engine import WhooshEngine, open_engine
from tests.search.columnar.conftest import ROUNDS
from tests.search.oracle import Oracle
from tests.search.strategies import libraries, queries, stories
from tests.search.test_exactness import FOLDING, SEGMENTER, found


def opened(folder: str) -> WhooshEngine:
    return open_engine(Path(folder), SEGMENTER, FOLDING, ColumnarBackend())


@ROUNDS
@given(st.data())
def test_finds_exactly_what_a_reading_of_the_texts_finds(data: st.DataObject) -> None:
    library = data.draw(libraries())
    with tempfile.TemporaryDirectory() as folder, closing(opened(folder)) as engine:
        engine.apply(library, [], 1)
        oracle = Oracle(library, FOLDING)
        for query in data.draw(st.lists(queries, min_size=10, max_size=30)):
            assert found(engine, query) == oracle.ids(query), query


@ROUNDS
@given(st.data())
def test_stays_exact_through_updates_and_deletions(data: st.DataObject) -> None:
    held = {}
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
