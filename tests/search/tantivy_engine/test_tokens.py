"""Tokens tell where a text is, though none is held after a closing mark; batches of a long import become one."""

from contextlib import closing
from itertools import product
from string import punctuation

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.ports.engine import Batch, IndexedStory
from reader.query.fields import Zone
from reader.query.tree import Near, Node, Phrase, Wildcard
from reader.search.tantivy_engine.batches import LARGE, TOGETHER, in_one, joined
from reader.search.tantivy_engine.layout import END, START, gram_tokens, text_tokens
from tests.search.columnar.conftest import ROUNDS
from tests.search.engines import FOLDING, TANTIVY
from tests.search.oracle import Oracle

marked = st.text(f"{punctuation}，。》a工", min_size=1, max_size=4)
ENOUGH = 5


@pytest.mark.parametrize("zone", [Zone.HEADLINE, Zone.TEXT])
def test_tokens_of_a_text_stand_wherever_it_does(zone: Zone) -> None:
    for text in map("".join, (letters for size in range(2, ENOUGH) for letters in product("ab,。", repeat=size))):
        tokens, first_told, last_told = text_tokens(text)
        told = {place for at, _ in tokens for place in (at, at + 1)}
        assert told >= set(range(not first_told, len(text) - (not last_told)))
        for before, after in product(("", "a", ",", "b。"), repeat=2):
            places = gram_tokens(zone, [before + text + after]).split(" ")
            shift = len(before) + (zone is Zone.HEADLINE)
            assert len(places) == shift + len(text) + len(after)
            assert all(places[shift + at] == token for at, token in tokens)


def test_a_whole_headline_is_told_by_tokens() -> None:
    for text in ("a", ",", "工会?", "。。", ",a"):
        places = gram_tokens(Zone.HEADLINE, [text]).split(" ")
        tokens, first_told, last_told = text_tokens(START + text + END)
        assert first_told
        assert last_told
        assert all(places[at] == token for at, token in tokens)


@ROUNDS
@given(
    texts=st.lists(marked, min_size=1, max_size=6), asked=st.lists(st.tuples(marked, marked), min_size=1, max_size=8)
)
@example(texts=["，a:"], asked=[("，", ":")])
def test_marks_are_found_as_they_are_printed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], asked: list[tuple[str, str]]
) -> None:
    library = [IndexedStory(story_id=at, zones={Zone.TEXT: (text + text,)}) for at, text in enumerate(texts)]
    with closing(TANTIVY.open(tmp_path_factory.mktemp("marks"))) as engine:
        engine.apply(library, [], 1)
        oracle = Oracle(library, FOLDING)
        for one, other in asked:
            parts = Phrase(one), Phrase(other)
            queries: list[Node] = [*parts, Near(parts, 1)]
            queries += [Wildcard(f"{one}{middle}{other}") for middle in "*?" if (one + other).strip("*?")]
            for query in queries:
                assert set(engine.order(query)) == oracle.ids(query), query


def _batch(generation: int, first: int, count: int, deletes: tuple[int, ...] = ()) -> Batch:
    return Batch(tuple(IndexedStory(story_id=number) for number in range(first, first + count)), deletes, generation)


def test_only_large_batches_are_committed_together() -> None:
    sizes = [1, 2, *[LARGE * 2] * 7, 3, LARGE]
    batches = [_batch(at, 0, size) for at, size in enumerate(sizes)]
    assert [[batch.generation for batch in some] for some in joined(batches)] == [
        [0],
        [1],
        list(range(2, 2 + TOGETHER // LARGE // 2)),
        [7, 8, 9],
        [10],
    ]


def test_of_batches_committed_together_the_last_word_counts() -> None:
    puts, deletes, generation = in_one([_batch(1, 1, 3), _batch(2, 4, 1, (1, 9)), _batch(3, 3, 1, (4,))])
    assert [story.story_id for story in puts] == [2, 3]
    assert deletes == {1, 4, 9}
    assert generation == 3
