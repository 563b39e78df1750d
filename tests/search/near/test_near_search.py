"""Near answers of the engine: order, headlines, enough, and the end of a search that nobody waits for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.ports.engine import IndexedStory, SearchEngine
from reader.ports.near import NearQuery
from reader.query.asking import asked
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter

FILLING = ("河谷", "果园", "茶山", "梯田", "码头", "灯塔", "草场", "牧民", "陶窑", "铜镜", "剪纸", "皮影")


def story(number: int, text: str, headline: str = "") -> IndexedStory:
    return IndexedStory(story_id=number, zones={Zone.HEADLINE: (headline,), Zone.TEXT: (text,)})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SearchEngine]:
    made = open_engine(tmp_path / "index", make_segmenter(), Folding())
    others = [story(100 + at, f"{word}一带今天天气晴好。") for at, word in enumerate(FILLING)]
    made.apply(
        [
            story(1, "县长会见了渔民代表。渔民说，冷库建好以后，鱼不再贱卖。"),
            story(2, "渔民代表参观了果园。县长没有来，会见改在明天。"),
            story(3, "今年的春汛来得早。", "水库开闸放水灌溉千亩农田"),
            story(4, "水库开闸放水，灌溉了下游的农田。县里说，水库还会开闸。农田的水够了。"),
            story(5, "主席刘山川宣布大会开幕。"),
            story(6, "大会主席宣布开幕。刘山川在台下。"),
            *others,
        ],
        [],
        1,
    )
    yield made
    made.close()


def ids(engine: SearchEngine, query: str) -> list[int]:
    return [hit.story_id for hit in engine.near(NearQuery(asked=asked(parse(query).tree))).hits]


def test_words_that_stand_together_count_for_more(engine: SearchEngine) -> None:
    assert ids(engine, "县长会见渔民代表台风")[0] == 1


def test_two_words_that_changed_places_are_wanted_together(engine: SearchEngine) -> None:
    assert ids(engine, "刘山川主席")[0] == 5


def test_a_short_question_wants_the_headline_and_a_long_one_the_text(engine: SearchEngine) -> None:
    assert ids(engine, "水库 灌溉 台风")[:1] == [3]
    assert ids(engine, "水库开闸，灌溉了下游的农田，农田的水够了吗，还会开闸")[:1] == [4]


@pytest.mark.parametrize(
    "query",
    ["水库开闸放水灌溉千亩农亩田", "水库闸放水灌溉千亩农田", "水库开闸放水罐溉千亩农田", "开闸水库放水农田千亩灌溉"],
)
def test_a_wrong_a_dropped_or_a_doubled_character(engine: SearchEngine, query: str) -> None:
    assert ids(engine, query)[:1] == [3]


def test_a_number_stands_with_what_it_counts(tmp_path: Path) -> None:
    made = open_engine(tmp_path / "index", make_segmenter(), Folding())
    texts = ("合作社成立65周年，社员75户。", "合作社成立75周年，社员65户。")
    made.apply([story(at, text) for at, text in enumerate(texts)], [], 1)
    assert ids(made, "合作社的75周年 社员")[0] == 1
    assert ids(made, "合作社的65周年 社员")[0] == 0
    made.close()


@pytest.mark.parametrize("query", ["主席欧阳筱棠", "zxcvb qwert", "溟崂犇垚骞翎", "渔民航天器对接空间站成功返回"])
def test_silent_for_what_no_story_resembles(engine: SearchEngine, query: str) -> None:
    assert ids(engine, query) == []


def test_a_zone_holds_for_near_answers(engine: SearchEngine) -> None:
    assert ids(engine, "标题:水库灌溉农田") == [3]


def test_a_search_that_nobody_waits_for_stops(engine: SearchEngine) -> None:
    with pytest.raises(Cancelled):
        engine.near(NearQuery(asked=asked(parse("渔民 冷库").tree), stopped=lambda: True))


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("刘山穿", "山川"),
        ("刘川山", "山川"),
        ("冷裤建好", "冷库"),
        ("宣布大会开募", "开幕"),
    ],
)
def test_what_is_mistyped_is_named_and_corrected(engine: SearchEngine, typed: str, held: str) -> None:
    meant = engine.near(NearQuery(asked=asked(parse(typed).tree))).meant
    assert held in meant[0].text
    assert meant[0].typed in typed


def test_near_answers_of_a_corrected_form_say_so(tmp_path: Path) -> None:
    made = open_engine(tmp_path / "index", make_segmenter(), Folding())
    texts = ("刘山川会见了渔民代表。", "渔民欢迎刘山川到来。", "刘山川说，冷库要建好。")
    others = [story(100 + at, f"{word}一带今天天气晴好。") for at, word in enumerate(FILLING)]
    made.apply([*(story(at, text) for at, text in enumerate(texts)), *others], [], 1)
    found = made.near(NearQuery(asked=asked(parse("刘山穿 渔民").tree)))
    assert {hit.story_id for hit in found.hits} >= {0, 1}
    assert found.hits[0].has == ("山穿", "渔民")
    assert [(one.typed, one.held, one.mistyped) for one in found.hits[0].instead] == [("山穿", "山川", True)]
    made.close()


@pytest.mark.parametrize("typed", ["欧阳筱棠", "刘筱棠", "翊澄珩"])
def test_a_name_that_nothing_resembles_is_not_corrected(engine: SearchEngine, typed: str) -> None:
    assert engine.near(NearQuery(asked=asked(parse(typed).tree))).meant == ()


@pytest.mark.parametrize(
    "query", ["七·七", "纪念七·七事变", "“一·二八”七·七", "甲·乙·丙 渔民", "Ａ·Ｂ", "é·è渔民", "㍿渔民℃"]
)
def test_signs_between_single_characters_harm_nothing(engine: SearchEngine, query: str) -> None:
    engine.near(NearQuery(asked=asked(parse(query).tree)))


@pytest.fixture
def barracks(tmp_path: Path) -> Iterator[SearchEngine]:
    """Stories of barracks, of weddings, and of neither; none of both."""
    made = open_engine(tmp_path / "index", make_segmenter(), Folding())
    texts = [f"军营里第{at}天训练。" for at in range(8)] + [f"婚礼在第{at}天举行。" for at in range(8)]
    others = [f"{word}一带第{at}天天气晴好。" for word in FILLING for at in range(30)]
    made.apply([story(at, text) for at, text in enumerate(texts + others)], [], 1)
    yield made
    made.close()


def test_words_that_the_library_knows_are_answered_in_part(barracks: SearchEngine) -> None:
    assert set(ids(barracks, "关于军营和婚礼的报道有哪些？")) & set(range(16))


@pytest.mark.parametrize("query", ["军营筱棠翊澄", "军营 筱棠翊", "欧阳筱棠的婚礼翊澄珩犇", "军营zqmdp"])
def test_a_known_word_beside_unknown_ones_is_not_enough(barracks: SearchEngine, query: str) -> None:
    assert ids(barracks, query) == []
