"""The contract of related stories, for Whoosh's engine and the one in memory."""

import pytest

from reader.ports.engine import IndexedStory, SearchEngine
from reader.ports.related import RelatedQuery
from tests.contracts.test_engine_contract import engine, indexed

__all__ = ["engine"]

STORIES = (
    indexed(1, "南岭县的石拱桥垮塌，刘山川连夜赶到河谷。", headline="石拱桥垮塌", date="2024-05-02"),
    indexed(2, "石拱桥重建方案公布，刘山川说河谷的路先修。", headline="石拱桥重建方案", date="2024-06-10"),
    indexed(3, "渔港的冷库换了制冷机组，渔民出海不再发愁。", headline="冷库", date="2024-05-03"),
    indexed(4, "夜校开设剪纸课，学员多为附近工厂的女工。", headline="剪纸课", date="2024-05-04"),
    indexed(5, "山区小学的操场铺上了塑胶跑道。", headline="操场", date="2024-05-05"),
    indexed(6, "气象站迁到了对岸，观测没有中断。", headline="气象站", date="2024-05-06"),
    indexed(7, "博物馆展出一批出土的陶器和铜镜。", headline="铜镜", date="2024-05-07"),
)
"""Two stories of one matter, and others that share no rare word."""


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.apply(STORIES, [], len(STORIES))
    return engine


def asking(story: IndexedStory, **how: object) -> RelatedQuery:
    return RelatedQuery(story_id=story.story_id, date=story.date, zones=story.zones, **how)  # type: ignore[arg-type]


def related(engine: SearchEngine, story: IndexedStory, **how: object) -> list[int]:
    return [hit.story_id for hit in engine.related(asking(story, **how)).hits]


def test_the_story_of_the_same_matter_is_related(filled: SearchEngine) -> None:
    assert related(filled, STORIES[0]) == [2]
    assert related(filled, STORIES[1]) == [1]


def test_what_is_shared_comes_with_its_number_of_stories(filled: SearchEngine) -> None:
    found = filled.related(asking(STORIES[0]))
    assert found.stories == len(STORIES)
    shared = {one.text: one.stories for one in found.hits[0].shared}
    assert shared["河谷"] == 2
    assert "气象站" not in shared


def test_a_story_that_shares_nothing_has_no_related_ones(filled: SearchEngine) -> None:
    assert related(filled, STORIES[2]) == []
    assert related(filled, indexed(99, "")) == []


def test_one_shared_word_is_not_enough(filled: SearchEngine) -> None:
    assert related(filled, indexed(99, "铜镜蒙尘。", headline="蒙尘")) == []


def test_a_story_need_not_be_in_the_index(filled: SearchEngine) -> None:
    new = indexed(99, "河谷里的石拱桥通车，刘山川剪彩。", headline="石拱桥通车")
    assert set(related(filled, new)) == {1, 2}
    assert related(filled, new, limit=1) in ([1], [2])


def test_stories_besides_and_deleted_ones_are_left_out(filled: SearchEngine) -> None:
    assert related(filled, STORIES[0], besides=[2]) == []
    filled.apply([], [2], 8)
    assert related(filled, STORIES[0]) == []


def test_an_empty_index_has_none(engine: SearchEngine) -> None:
    assert engine.related(asking(STORIES[0])).hits == ()
