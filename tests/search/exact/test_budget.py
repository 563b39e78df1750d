"""A query that is too much: exact for the stories that it says were searched, and cut at the same story every time."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import Cancelled
from reader.ports.engine import IndexedStory
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.query.tree import Node
from reader.search.exact import windows
from reader.search.exact.budget import Allowance, Budget
from reader.search.exact.evaluation import costly_parts
from reader.search.layout import STORY_ID
from reader.search.whoosh_index.columnar_backend import ColumnarBackend
from reader.search.whoosh_index.whoosh_engine import WhooshEngine, open_engine
from tests.columnar.rounds import ROUNDS
from tests.search.engines import FOLDING, SEGMENTER
from tests.search.nasty_queries import COMMON, NASTY
from tests.search.nasty_queries import queries as typed
from tests.search.oracle import Oracle
from tests.search.stock.postings import StockBackend
from tests.search.strategies import libraries, queries


@pytest.fixture(scope="module", autouse=True)
def small_windows() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "_FIRST_DOCUMENTS", 1)
        patch.setattr(windows, "_FEWEST_DOCUMENTS", 1)
        patch.setattr(windows, "_KEPT_POSITIONS", 9)
        yield


def searched(engine: WhooshEngine, seen: int) -> set[int]:
    """Return the ids of the first stories of the index."""
    postings = engine._snapshot().postings
    return set(postings.column(STORY_ID)[postings.live()[:seen]].tolist())


def check(engine: WhooshEngine, oracle: Oracle, query: Node) -> bool:
    """Return True if the query was cut; what was found is right for the stories that were searched."""
    answer = engine.search(query, limit=None, facets=True)
    found = {hit.story_id for hit in answer.hits}
    order = engine.order(query)
    assert (set(order), order.cut, answer.total) == (found, answer.cut, len(found))
    if answer.cut is None:
        assert found == oracle.ids(query), query
        return False
    assert 0 <= answer.cut.seen < answer.cut.stories == len(oracle.stories)
    assert found == oracle.ids(query) & searched(engine, answer.cut.seen), query
    return True


@pytest.mark.parametrize("backend", [StockBackend, ColumnarBackend])
@ROUNDS
@given(library=libraries(), asked=st.lists(queries, min_size=10, max_size=20), positions=st.integers(0, 60))
def test_what_is_found_is_exact_for_the_stories_that_were_searched(
    backend: type[StockBackend | ColumnarBackend], library: list[IndexedStory], asked: list[Node], positions: int
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_engine(Path(folder), SEGMENTER, FOLDING, backend())) as engine,
    ):
        half = len(library) // 2
        engine.apply(library[:half], [], 1)
        engine.apply(library[half:], [], 2)
        engine.allowance = Allowance(positions, 0)
        oracle = Oracle(library, FOLDING)
        for query in asked:
            check(engine, oracle, query)


def story(number: int) -> IndexedStory:
    text = "".join(COMMON[at * number % len(COMMON)] + "，" * (at % 7 == 0) for at in range(300))
    return IndexedStory(story_id=number, zones={Zone.HEADLINE: (text[:20],), Zone.TEXT: (text, "的" * number)})


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    with closing(open_engine(tmp_path_factory.mktemp("index"), SEGMENTER, FOLDING)) as opened:
        opened.apply(map(story, range(1, 41)), [], 1)
        yield opened


ALLOWED = 20_000
WINDOW = 25_000
"""Positions of work that one window of a story may take; each part of a query looks at one window at least."""


def test_no_query_of_the_language_goes_beyond_its_allowance(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: list[int] = []

    class Counted(Budget):
        def spend(self, positions: int) -> None:
            super().spend(positions)
            spent[-1] = self.spent

    monkeypatch.setattr("reader.search.whoosh_index.whoosh_engine.Budget", Counted)
    monkeypatch.setattr(engine, "allowance", Allowance(ALLOWED, 0))
    cut, over = 0, {}
    for text in typed(250):
        spent.append(0)
        tree = parse(text).tree
        cut += engine.search(tree, facets=True).cut is not None
        if spent[-1] > ALLOWED + WINDOW * costly_parts(tree):
            over[text] = spent[-1]
    assert over == {}
    assert 0 < cut < 125, "some are too much for this allowance, and most are not"


@pytest.mark.parametrize("text", NASTY)
def test_queries_that_took_gigabytes_are_answered_within_the_usual_allowance(engine: WhooshEngine, text: str) -> None:
    oracle = Oracle([story(number) for number in range(1, 41)], FOLDING)
    answer = engine.search(parse(text).tree, limit=None)
    assert answer.cut is None
    if text.count("*") < 5:
        assert {hit.story_id for hit in answer.hits} == oracle.ids(parse(text).tree)


def test_parts_share_what_there_is(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first pattern leaves the second its share: else nothing would be searched for both."""
    monkeypatch.setattr(engine, "allowance", Allowance(100_000, 0))
    seen = [
        cut.seen if (cut := engine.search(parse(text).tree).cut) else 40
        for text in (
            "的?*?*了*?*是",
            "的?*?*了*?*是 或 了?*?*是*?*在",
            "的?*?*了*?*是 或 了?*?*是*?*在 或 是?*?*在*?*的",
        )
    ]
    assert 40 >= seen[0] >= seen[1] >= seen[2] > 0


def test_a_query_ends_when_nobody_waits_for_it(engine: WhooshEngine) -> None:
    asked: list[str] = []

    def stopped() -> bool:
        asked.append("")
        return len(asked) > 3

    with pytest.raises(Cancelled):
        engine.search(parse("的*了").tree, stopped=stopped)
    with pytest.raises(Cancelled):
        engine.order(parse("的 NEAR/3 了").tree, stopped=lambda: True)
    assert len(engine.search(parse("的*了").tree, stopped=lambda: False).hits) > 0


def test_the_allowance_grows_with_the_index() -> None:
    assert Allowance(5, 3).of(10) == 35
    assert Allowance().of(1_000_000) > Allowance().of(75_000)
