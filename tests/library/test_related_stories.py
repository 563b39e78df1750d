"""Related stories in a library, what they share as printed, and the chain before and after."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.story import Story, StoryKind
from reader.errors import Cancelled, NotHeld
from reader.library.library import Library
from reader.library.series import numbered
from reader.ports.rows import StoryRow
from reader.text.folding import Folding
from reader.wiring import Make, open_library
from tests.builders import facts, page, put_file, source, story

FILLING = (
    "河谷",
    "果园",
    "茶山",
    "梯田",
    "码头",
    "灯塔",
    "草场",
    "牧民",
    "陶窑",
    "铜镜",
    "剪纸",
    "皮影",
    "冷库",
    "跑道",
)
FALL = "南岭石拱桥昨夜垮塌，县长刘山川赶到现场。这座石拱桥建于清代，1847块条石落进龙泉溪。"
PLAN = "南岭石拱桥的重建方案今天公布。刘山川说，龙泉溪里的1847块条石全部捞起，石拱桥照原样砌。"
OPENED = "重建的南岭石拱桥今天通车，刘山川剪彩。1847块条石都用上了，龙泉溪两岸的人都来看石拱桥。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "library", make=Make.ANYWAY)
    for word in FILLING:
        hold(made, story(f"{word}见闻", f"{word}一带今天天气晴好，人们照常上工。"), date="2020-01-01")
    yield made
    made.close()


def hold(library: Library, one: Story, *, newspaper: str = "报", date: str = "2023-03-01") -> int:
    number = library.story_count()
    where = facts(newspaper=newspaper, date=date)
    (story_id,) = put_file(library.store, source(f"{number}", f"/p/{number}.md"), [page(one, where=where)]).story_ids
    library.refresh_index()
    return story_id


def titled(headline: str) -> StoryRow:
    return StoryRow(id=1, page_id=1, position=0, kind=StoryKind.STORY, title=headline)


@pytest.fixture
def bridge(library: Library) -> list[int]:
    """Three stories of one matter, by date."""
    return [
        hold(library, story("石拱桥垮塌", FALL), date="2023-03-01"),
        hold(library, story("石拱桥怎么重建", PLAN), date="2023-04-11", newspaper="晚报"),
        hold(library, story("石拱桥通车", OPENED), date="2024-05-20"),
    ]


def test_a_chain_is_of_one_matter_before_and_after(library: Library, bridge: list[int]) -> None:
    found = library.related.of(bridge[1])
    assert [link.row.id for link in found.earlier] == bridge[:1]
    assert [link.row.id for link in found.later] == bridge[2:]
    assert {one.row.id for one in found.stories} == {bridge[0], bridge[2]}
    assert found.beside_chain == ()


def test_each_link_says_what_it_shares_as_printed_in_the_open_story(library: Library) -> None:
    hold(library, story("石拱桥垮塌", FALL))
    traditional = hold(library, story("石拱橋怎麼重建", PLAN.replace("石拱桥", "石拱橋").replace("龙泉", "龍泉")))
    shared = [phrase.text for phrase in library.related.of(traditional).stories[0].shared]
    assert "龍泉" in shared
    assert "南岭石拱橋" in shared
    assert any("1847" in text for text in shared)


def test_a_chain_is_never_of_everyday_words_or_of_one_name(library: Library) -> None:
    fell = hold(library, story("石拱桥垮塌", FALL))
    hold(library, story("县长谈招工", "县长刘山川今天谈招工。他说，工厂开工，人手够了，年轻人回来了。"))
    found = library.related.of(fell)
    assert found.earlier == found.later == ()


def test_parts_of_a_numbered_series_are_the_chain_in_their_order(library: Library) -> None:
    texts = ("果园里的苹果红了。", "牧民转场去了夏牧场。", "码头上卸下三船煤。")
    first, second, third = (
        hold(library, story(f"乡村走笔之{number}：{text[:2]}", text), date="2023-06-01")
        for number, text in zip("一二三", texts, strict=True)
    )
    hold(library, story("乡村走笔之二：灯塔", "灯塔亮了。"), newspaper="别的报")
    found = library.related.of(second)
    assert [(link.row.id, link.series, link.number) for link in found.earlier] == [(first, "乡村走笔", 1)]
    assert [(link.row.id, link.number) for link in found.later] == [(third, 3)]


@pytest.mark.parametrize(
    ("headline", "series", "number"),
    [
        ("香港隕落記之一：誰率先破壞", "香港隕落記", 1),
        ("环境教育的再思（十二）：从芬兰说起", "环境教育的再思", 12),
        ("一位媽媽的自省（下）", "一位媽媽的自省", 3),
        ("——强国建设系列述评③", "强国建设系列述评", 3),
        ("自疗记系列之二十：休息", "自疗记", 20),
        ("挪威疫情 (2)－请为抗疫评分", "挪威疫情", 2),
    ],
)
def test_the_numbers_of_series_are_read(headline: str, series: str, number: int) -> None:
    (part,) = numbered(titled(headline), Folding())
    assert (part.printed, part.number) == (series, number)


@pytest.mark.parametrize("headline", ["第三次全体会议在京开幕", "三分之一的人回乡", "上海中学下周开学", "（一）"])
def test_other_numbers_are_of_no_series(headline: str) -> None:
    assert numbered(titled(headline), Folding()) == ()


def test_other_printings_are_marked_and_no_links(library: Library, bridge: list[int]) -> None:
    again = hold(library, story("石拱桥通车了", OPENED), date="2024-05-21", newspaper="晨报")
    found = library.related.of(bridge[2])
    assert {one.row.id: one.same_as for one in found.stories}[again] == bridge[2]
    assert again not in {link.row.id for link in (*found.earlier, *found.later, *found.beside_chain)}
    twice = [one.same_as for one in library.related.of(bridge[0]).stories]
    assert sorted(map(bool, twice)) == [False, False, True]


def test_a_story_that_is_not_held_has_none(library: Library) -> None:
    with pytest.raises(NotHeld):
        library.related.of(9999)


def test_a_search_that_nobody_waits_for_ends(library: Library, bridge: list[int]) -> None:
    library.related.stopped = lambda: True
    with pytest.raises(Cancelled):
        library.related.of(bridge[0])
