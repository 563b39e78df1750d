"""Related stories of the engine: headlines, names that no dictionary has, near days, chance, and cancelling."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.ports.engine import IndexedStory, SearchEngine
from reader.ports.related import RelatedQuery
from reader.query.fields import Zone
from reader.search.related.story_units import units
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter

FILLING = ("河谷", "果园", "茶山", "梯田", "码头", "灯塔", "草场", "牧民", "陶窑", "铜镜", "剪纸", "皮影")


def story(number: int, text: str, headline: str = "", date: str = "") -> IndexedStory:
    return IndexedStory(story_id=number, date=date, zones={Zone.HEADLINE: (headline,), Zone.TEXT: (text,)})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SearchEngine]:
    made = open_engine(tmp_path / "index", make_segmenter(), Folding())
    yield made
    made.close()


def filled(engine: SearchEngine, *stories: IndexedStory) -> SearchEngine:
    others = [story(100 + at, f"{word}一带今天天气晴好。") for at, word in enumerate(FILLING)]
    engine.apply([*stories, *others], [], 1)
    return engine


def asking(story: IndexedStory, stopped: Callable[[], bool] | None = None) -> RelatedQuery:
    return RelatedQuery(story_id=story.story_id, date=story.date, zones=story.zones, stopped=stopped)


def ids(engine: SearchEngine, asked: IndexedStory) -> list[int]:
    return [hit.story_id for hit in engine.related(asking(asked)).hits]


def test_a_story_that_is_about_it_comes_before_one_that_mentions_it(engine: SearchEngine) -> None:
    asked = story(1, "水库开闸放水，灌溉千亩农田。", "水库灌溉农田")
    mention = story(
        2, "县长去了学校，也看了水库开闸、灌溉和农田，谈了修路、医院、供电、养老、招工、防火和集市。", "县长下乡"
    )
    about = story(3, "闸门打开。", "水库开闸灌溉")
    assert ids(filled(engine, asked, mention, about), asked) == [3, 2]


def test_a_name_that_no_dictionary_has_is_found_by_its_characters(engine: SearchEngine) -> None:
    asked = story(1, "溟榅犇说，鳡鱼少了。溟榅犇又说了。")
    found = ids(filled(engine, asked, story(2, "来的人里有溟榅犇。")), asked)
    assert found == [2]


def test_of_equals_the_nearer_day_comes_first(engine: SearchEngine) -> None:
    text = "渔港的冷库换了制冷机组。"
    asked = story(1, text, date="2024-05-01")
    far, near, unknown = story(2, text, date="2019-05-01"), story(3, text, date="2024-05-03"), story(4, text)
    assert ids(filled(engine, asked, far, near, unknown), asked) == [3, 2, 4]


def test_traditional_characters_are_related_to_simplified_ones(engine: SearchEngine) -> None:
    asked = story(1, "漁港的冷庫換了製冷機組。")
    assert ids(filled(engine, asked, story(2, "冷库里的制冷机组停了，渔港等着。")), asked) == [2]


def test_words_that_most_stories_have_relate_nothing(engine: SearchEngine) -> None:
    asked = story(1, "今天天气晴好。")
    assert ids(filled(engine, asked), asked) == []


def test_days_and_amounts_are_no_units() -> None:
    found = units(story(1, "15日，12人参加了1949年以来的大会。").zones, make_segmenter(), Folding())
    assert not {"15", "12"} & found.words.keys()
    assert "1949" in found.words


def test_columns_and_reporters_relate_nothing() -> None:
    asked = IndexedStory(story_id=1, zones={Zone.LABEL: ("人民时评",), Zone.BYLINE: ("刘山川",), Zone.TEXT: ("冷库",)})
    found = units(asked.zones, make_segmenter(), Folding())
    assert list(found.words) == ["冷库"]


def test_a_search_that_nobody_waits_for_ends(engine: SearchEngine) -> None:
    asked = story(1, "渔港的冷库")
    with pytest.raises(Cancelled):
        filled(engine, asked, story(2, "渔港的冷库")).related(asking(asked, stopped=lambda: True))
