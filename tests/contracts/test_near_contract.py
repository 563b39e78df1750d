"""The contract of near answers, for Whoosh's engine and the one in memory."""

import pytest

from reader.ports.engine import SearchEngine
from reader.ports.near import Instead, NearHit, NearQuery
from reader.query.asking import asked
from reader.query.parser import parse
from tests.contracts.test_engine_contract import engine, indexed

__all__ = ["engine"]

PARAGRAPHS = (
    "南岭县修复了三座古桥,其中最老的一座建于明代。",
    "渔港的冷库换了新的制冷机组,渔民出海不再为存放发愁。",
    "夜校开设剪纸课,学员多为附近工厂的女工。",
    "山区小学的操场铺上了塑胶跑道。",
    "气象站迁到了河谷对岸,观测没有中断。",
    "博物馆展出一批出土的陶器和铜镜。",
)
"""Stories that share no rare word."""


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.apply([indexed(at, text, newspaper=f"报{at}") for at, text in enumerate(PARAGRAPHS, 1)], [], 6)
    return engine


def near(engine: SearchEngine, query: str, **how: object) -> tuple[NearHit, ...]:
    return engine.near(NearQuery(asked=asked(parse(query).tree), **how)).hits  # type: ignore[arg-type]


def test_the_story_that_holds_most_comes_first(filled: SearchEngine) -> None:
    found = near(filled, "渔民 冷库 机组 台风")
    assert found[0].story_id == 2
    assert found[0].has == ("渔民", "冷库", "机组")
    assert found[0].lacks == ("台风",)


@pytest.mark.parametrize(
    ("query", "story"),
    [
        ("请问剪纸课是什么时候开设的？", 3),
        ("渔民出海为什么不再发愁？", 2),
        ("古桥修复南岭县", 1),
        ("陶器铜镜", 6),
    ],
)
def test_questions_and_words_in_another_order(filled: SearchEngine, query: str, story: int) -> None:
    assert [hit.story_id for hit in near(filled, query)][:1] == [story]


@pytest.mark.parametrize("query", ["欧阳筱棠", "qwrtzp", "航天器对接空间站", "溟崂犇垚", ""])
def test_what_no_story_resembles_finds_none(filled: SearchEngine, query: str) -> None:
    assert near(filled, query) == ()


def test_the_condition_holds_for_near_answers_too(filled: SearchEngine) -> None:
    assert near(filled, "渔民 冷库 机组 台风 报纸:报3") == ()
    assert [hit.story_id for hit in near(filled, "渔民 冷库 机组 台风 报纸:报2")] == [2]
    assert near(filled, "渔民 冷库 机组 台风 -制冷") == ()


def test_exact_hits_are_not_among_them(filled: SearchEngine) -> None:
    assert near(filled, "渔民 冷库 机组 台风", besides=[2]) == ()


def test_no_more_than_wanted(engine: SearchEngine) -> None:
    engine.apply([indexed(at, "水库开闸放水灌溉农田") for at in range(1, 6)], [], 5)
    assert len(near(engine, "灌溉农田 水库开闸", limit=3)) == 3


def test_another_name_counts_as_the_word(filled: SearchEngine) -> None:
    def names(word: str) -> tuple[str, ...]:
        return ("渔民",) if word == "渔夫" else ()

    found = near(filled, "渔夫 冷库 机组", names=names)
    assert found[0].story_id == 2
    assert "渔夫" in found[0].has
    assert found[0].instead == (Instead("渔夫", "渔民"),)


def test_words_stand_as_they_were_typed(filled: SearchEngine) -> None:
    found = near(filled, "漁民 冷庫 ＡＢＣ 机组")
    assert found[0].has == ("漁民", "冷庫", "机组")
    assert found[0].lacks == ("ＡＢＣ",)
