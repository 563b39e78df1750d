"""Order and counts, beside those of the Whoosh engine; texts read as tokens stand."""

import random
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ports.engine import IndexedStory, SortOrder
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.query.tree import Near, Phrase, Wildcard
from reader.search.grams import grams
from reader.search.layout import BOUNDS, BREAKS, SENTENCE_ENDS, ZONES, gram_field
from reader.search.postings import DOCUMENT_SHIFT
from reader.search.tantivy_engine import answers, snapshot
from reader.search.tantivy_engine.codes import Table
from reader.search.tantivy_engine.documents import in_one
from reader.search.tantivy_engine.engine import TantivyEngine
from reader.search.tantivy_engine.texts import Texts
from tests.search.columnar.conftest import ROUNDS
from tests.search.engines import TANTIVY, WHOOSH
from tests.search.strategies import libraries, queries

folded = st.lists(st.text("工会a。,“𠮷", min_size=1, max_size=9), max_size=3).map(tuple)


@ROUNDS
@given(library=libraries(), asked=st.lists(queries, min_size=3, max_size=6))
def test_counts_and_days_are_those_of_the_other_engine(
    tmp_path_factory: pytest.TempPathFactory, library: list[IndexedStory], asked: list[object]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    days = {story.story_id: story.date for story in library}
    with closing(WHOOSH.open(folder / "w")) as whoosh, closing(TANTIVY.open(folder / "t")) as tantivy:
        for engine in (whoosh, tantivy):
            engine.apply(library, [], 1)
        for query in asked:
            for sort in SortOrder:
                wanted = whoosh.search(query, limit=None, sort=sort, facets=True)  # type: ignore[arg-type]
                found = tantivy.search(query, limit=None, sort=sort, facets=True)  # type: ignore[arg-type]
                assert (found.total, found.facets) == (wanted.total, wanted.facets), query
                if sort is not SortOrder.RELEVANCE:
                    assert [days[hit.story_id] for hit in found.hits] == [days[hit.story_id] for hit in wanted.hits]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    chosen = random.Random(7)
    opened = TANTIVY.open(tmp_path)
    assert isinstance(opened, TantivyEngine)
    for part in range(4):
        stories = [
            IndexedStory(
                story_id=part * 100 + number,
                date=chosen.choice(["", *(f"2023-01-{day}" for day in range(10, 16))]),
                zones={Zone.HEADLINE: ("工会",), Zone.TEXT: ("工会。" * chosen.randint(1, 9),)},
            )
            for number in range(100)
        ]
        opened.apply(stories, [], part + 1)
    yield opened
    opened.close()


@pytest.mark.parametrize("sort", list(SortOrder))
def test_any_slice_of_many_is_that_of_the_whole_order(
    engine: TantivyEngine, sort: SortOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "FEW", 10)
    query = parse("工会").tree
    every = engine.search(query, limit=None, sort=sort).hits
    assert len(every) == len({hit.story_id for hit in every}) == 400
    for offset, limit in ((0, 20), (0, 1), (37, 100), (390, 30), (395, None), (3, 10**12), (400, 5), (900, None)):
        end = None if limit is None else offset + limit
        answer = engine.search(query, offset=offset, limit=limit, sort=sort)
        assert (answer.total, answer.hits) == (400, every[offset:end])


def test_among_stories_of_a_day_the_best_comes_first(engine: TantivyEngine) -> None:
    """The weight of a day is the same for all its stories: so their order is that by relevance."""
    hits = engine.search(parse("工会").tree, limit=None, sort=SortOrder.NEWEST).hits
    falls = [one.score < other.score for one, other in pairwise(hits)]
    assert sum(falls) <= 6, "of seven days, each begins with its best"


def test_the_newer_comes_first_among_equals(tmp_path: Path) -> None:
    with closing(TANTIVY.open(tmp_path)) as engine:
        days = ["2023-02-01", "2023-02-03", "", "2022-12-31", "2023-02-02"]
        engine.apply(
            [IndexedStory(story_id=n, date=d, zones={Zone.TEXT: ("工会",)}) for n, d in enumerate(days)], [], 1
        )
        for query in ("工会", "日期:2000-2030 OR 工会", "NOT 天气"):
            assert [hit.story_id for hit in engine.search(parse(query).tree).hits] == [1, 4, 0, 3, 2]


def test_what_is_read_may_be_more_than_is_read_at_once(engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "AT_ONCE", 7)
    assert engine.search(Wildcard("工?。", Zone.TEXT)).total == 400
    assert engine.search(Near((Phrase("工"), Phrase("会")), 0)).total == 400
    assert engine.search(Near((Phrase("会"), Phrase("天")), 9)).total == 0


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys((Zone.HEADLINE, Zone.TEXT), folded)), max_size=5))
def test_texts_stand_where_the_reference_has_them(library: list[dict[Zone, tuple[str, ...]]]) -> None:
    every = [in_one({zone: blocks for zone, blocks in zones.items() if blocks}) for zones in library]
    table = Table.learnt(every[:2] or ["工"])
    texts = Texts(table.unpacked(table.packed(every)))
    for zone in ZONES:
        field = gram_field(zone)
        wanted: dict[str, list[int]] = {}
        for document, zones in enumerate(library):
            for term, places in grams(zones.get(zone, ())).items():
                wanted.setdefault(term, []).extend(document << DOCUMENT_SHIFT | place for place in places)
        (ground,) = texts.grounds(zone)
        starts, ends = ground.blocks()
        bounds = wanted.pop(BOUNDS, [])
        assert (ends - starts).tolist() == [end - start for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
        everywhere = [place for start, end in zip(starts, ends, strict=True) for place in range(start, end)]
        assert not ground.written(np.concatenate((starts - 1, ends))).any()
        assert ground.written(np.array(everywhere, np.int64)).all()
        for mark in (SENTENCE_ENDS, BREAKS):
            here = np.array(everywhere, np.int64)
            free = set(ground.free(mark, here, here + 1).tolist())
            assert len(here) - len(free) == len(wanted.pop(mark, [])), mark
        for term, places in wanted.items():
            assert texts.text(field, term).tolist() == places, term
