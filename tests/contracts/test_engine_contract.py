"""The contract of search engines, for Whoosh's and the one in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.ports.engine import IndexedStory, SearchEngine, SortOrder
from reader.query.fields import Fact, Zone
from reader.query.tree import And, Everything, HasFact, Node, Not, Phrase
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.fakes import FakeEngine

MAKERS: dict[str, Callable[[Path], SearchEngine]] = {
    "whoosh": lambda folder: open_engine(folder, make_segmenter(), Folding()),
    "fake": lambda folder: FakeEngine(),
}


@pytest.fixture(params=sorted(MAKERS))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    made = MAKERS[request.param](tmp_path / "index")
    yield made
    made.close()


def indexed(
    number: int, *texts: str, headline: str = "标题", newspaper: str = "工人日报", date: str = ""
) -> IndexedStory:
    zones = {Zone.HEADLINE: (headline,), Zone.TEXT: texts}
    return IndexedStory(story_id=number, newspaper=newspaper, date=date, page="2", zones=zones)


def found(engine: SearchEngine, query: Node) -> set[int]:
    return {hit.story_id for hit in engine.search(query, limit=None).hits}


def test_a_new_engine_is_empty(engine: SearchEngine) -> None:
    assert engine.generation == 0
    assert engine.story_ids() == set()
    assert engine.search(Everything()).total == 0


def test_puts_replace_and_deletes_remove(engine: SearchEngine) -> None:
    engine.apply([indexed(1, "省总工会"), indexed(2, "航天"), indexed(3, "书屋")], [], 3)
    assert found(engine, Phrase("工会")) == {1}
    engine.apply([indexed(1, "航天城")], [3, 99], 7)
    assert found(engine, Phrase("工会")) == set()
    assert found(engine, Phrase("航天")) == {1, 2}
    assert engine.story_ids() == {1, 2}
    assert engine.generation == 7


def test_a_batch_of_nothing_still_counts(engine: SearchEngine) -> None:
    engine.apply([], [], 5)
    assert engine.generation == 5


def test_answers_exactly(engine: SearchEngine) -> None:
    engine.apply([indexed(1, "省总工会部署", "工作"), indexed(2, "工作会议", newspaper="人民日报")], [], 2)
    assert found(engine, Phrase("总工会部")) == {1}
    assert found(engine, Phrase("部署工作")) == set(), "not over the end of a block"
    assert found(engine, And((Phrase("工作"), Not(Phrase("部署"))))) == {2}
    assert found(engine, HasFact(Fact.NEWSPAPER, "人民")) == {2}


def test_slices_and_orders(engine: SearchEngine) -> None:
    days = ["2023-02-16", "2023-02-15", "2023-02-17"]
    engine.apply([indexed(at, "工会" * (at + 1), date=day) for at, day in enumerate(days, 1)], [], 3)
    orders = {SortOrder.NEWEST: [3, 1, 2], SortOrder.OLDEST: [2, 1, 3]}
    for sort, wanted in orders.items():
        answer = engine.search(Phrase("工会"), sort=sort)
        assert [hit.story_id for hit in answer.hits] == wanted
        assert answer.total == 3
        assert list(engine.order(Phrase("工会"), sort=sort)) == wanted
        pieces = [engine.search(Phrase("工会"), sort=sort, offset=at, limit=1).hits for at in range(4)]
        assert [hit.story_id for piece in pieces for hit in piece] == wanted


def test_counts_newspapers(engine: SearchEngine) -> None:
    engine.apply([indexed(1, "甲"), indexed(2, "甲", newspaper="人民日报"), indexed(3, "甲")], [], 3)
    (papers,) = [facet for facet in engine.search(Phrase("甲"), facets=True).facets if facet.name == "newspaper"]
    assert papers.counts == (("工人日报", 2), ("人民日报", 1))


def test_the_old_index_answers_until_the_new_one_is_done(engine: SearchEngine) -> None:
    engine.apply([indexed(1, "工会")], [], 1)
    fresh = engine.begin_rebuild()
    assert fresh.generation == 0
    fresh.apply([indexed(2, "工会")], [], 9)
    assert found(engine, Phrase("工会")) == {1}
    fresh.finish_rebuild()
    fresh.close()
    assert found(engine, Phrase("工会")) == {2}
    assert engine.generation == 9
