"""Other printings in a library: cut, longer, retitled, in other characters; not what shares formulas or lists alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.story import Story
from reader.errors import Cancelled, NotHeld
from reader.library.library import Library
from reader.library.printings import pasted
from reader.wiring import Make, open_library
from tests.builders import back_to, facts, onto, page, put_file, source, story
from tests.text.test_text_difference import LEAD, MIDDLE, SCENE, TAIL

BODY = (LEAD, MIDDLE, SCENE, TAIL)
OTHER = "又讯　同一天，自然资源部发布了新的国土空间规划指南，要求各地在年底以前完成编制，并向社会公开征求意见。"
LIST = "参加会见的有丁小明、王大为、李刚、赵建国、钱学文、孙中平、周立波、吴天明、郑成功、冯国璋、陈独秀、褚时健。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "library", make=Make.ANYWAY)
    yield made
    made.close()


def hold(
    library: Library, *stories: Story, newspaper: str = "报", date: str = "2023-03-01", index: bool = True
) -> list[int]:
    where = facts(newspaper=newspaper, date=date)
    number = library.story_count()
    result = put_file(library.store, source(f"{number}", f"/p/{number}.md"), [page(*stories, where=where)])
    if index:
        library.refresh_index()
    return list(result.story_ids)


def printings(library: Library, story_id: int) -> list[int]:
    return [one.row.id for one in library.printings.of_story(story_id).printings]


def test_cut_longer_retitled_moved_and_mistyped_printings_are_found(library: Library) -> None:
    (first,) = hold(library, story("全国部署农村改厕", *BODY))
    others = [
        hold(library, story("改厕不搞一刀切", LEAD, MIDDLE), newspaper="甲报"),
        hold(library, story("全国部署农村改厕", *BODY, OTHER), newspaper="乙报"),
        hold(library, story("乡村旧厕变书角", SCENE, TAIL, LEAD, MIDDLE), newspaper="丙报"),
        hold(
            library,
            story("农村改厕", LEAD.replace("今年", "令年"), MIDDLE.replace("实际", "实陈"), SCENE),
            newspaper="丁报",
        ),
        hold(library, story("要聞", SCENE.replace("记者", "記者").replace("图书", "圖書"), OTHER), newspaper="戊报"),
    ]
    hold(library, story("国土空间规划", OTHER, OTHER[::-1]), newspaper="己报")
    assert set(printings(library, first)) == {story_id for ids in others for story_id in ids}
    for ids in others[:4]:
        assert first in printings(library, ids[0])


def test_the_story_itself_and_its_parts_on_other_pages_are_no_printings(library: Library) -> None:
    where = facts("1", "2023-03-01", "报"), facts("2", "2023-03-01", "报")
    parts = [
        page(story("改厕", LEAD, MIDDLE, continued_on=onto("2")), where=where[0]),
        page(story("改厕", SCENE, TAIL, LEAD, continued_from=back_to("1")), where=where[1]),
    ]
    put_file(library.store, source(), parts)
    library.refresh_index()
    (other,) = hold(library, story("旧厕变书角", SCENE, TAIL), newspaper="甲报")
    ids = [row.id for row in library.story_rows(newspaper="报", date="2023-03-01")]
    assert printings(library, ids[0]) == printings(library, ids[1]) == [other]
    assert printings(library, other) == [ids[0]]


def test_lists_of_names_and_agencies_marks_are_no_printings(library: Library) -> None:
    (first,) = hold(library, story("会见甲国客人", "新华社北京3月1日电（记者张三）" + OTHER, LIST))
    hold(library, story("会见乙国客人", "新华社北京3月1日电（记者张三）" + MIDDLE, LIST), newspaper="甲报")
    names = "丁小明　王大为　李　刚　赵建国　钱学文　孙中平　周立波　吴天明　郑成功　冯国璋"
    hold(library, story("代表名单", names, SCENE), newspaper="乙报")
    hold(library, story("又一名单", names, TAIL), newspaper="丙报")
    assert [printings(library, row.id) for row in library.story_rows(everything=True)] == [[], [], [], []]
    assert first


def test_the_weather_of_another_day_is_no_printing_and_that_of_another_paper_is_one(library: Library) -> None:
    places = ["北京", "上海", "广州", "成都", "武汉", "西安", "沈阳", "乌鲁木齐", "拉萨", "昆明"]
    opening = "预计今天夜间到明天白天，全国大部地区以晴到多云为主，气温变化不大，请注意防寒保暖。"
    temperatures = "{}晴间多云，最低气温{}度，最高气温{}度。"
    days = [
        opening + "".join(temperatures.format(one, at * day % 9, 10 + at * day % 7) for at, one in enumerate(places))
        for day in range(1, 6)
    ]
    ids = [
        hold(library, story("天气预报", text), date=f"2023-03-0{at}", index=False)[0] for at, text in enumerate(days, 1)
    ]
    (other,) = hold(library, story("明日天气", days[2]), newspaper="甲报", date="2023-03-03")
    assert printings(library, other) == [ids[2]]
    assert printings(library, ids[0]) == []


def test_what_is_printed_every_year_is_standing_text(library: Library) -> None:
    formula = "国家主席在人民大会堂东门外广场举行仪式，欢迎来访的客人，天安门广场鸣放礼炮二十一响，少先队员献花。"
    guests = ["赞比亚总统钦莫游长城", "挪威国王哈罗德看故宫", "秘鲁总统科尔访天坛", "蒙古总统巴图到北海"]
    guests += ["希腊总理米佐登景山", "智利总统博里爬香山", "埃及总统塞西去颐和园", "泰国国王哇集进圆明园"]
    guests += ["瑞典首相克里来鸟巢", "古巴主席见水立方", "肯尼亚总统登泰山", "越南总理看黄山", "丹麦女王去西湖"]
    visits = [f"{one}，{one[::-1]}，{one[::2]}。" for one in guests]
    ids = [
        hold(library, story("欢迎仪式", formula, visit), date=f"{2005 + at}-03-01", index=False)[0]
        for at, visit in enumerate(visits)
    ]
    library.refresh_index()
    (copy,) = hold(library, story("又一报", formula, f"{visits[3]}并在湖边同游客交谈。"), date="2008-03-02")
    found = library.printings.of_story(copy)
    assert ids[0] in [one.row.id for one in found.standing]
    assert [one.row.id for one in found.printings] == [ids[3]]


def test_a_pasted_text_is_looked_for_by_its_paragraphs(library: Library) -> None:
    (held,) = hold(library, story("全国部署农村改厕", *BODY))
    found = library.printings.of_text(f"农村改厕\n\n{LEAD[:20]}\n{LEAD[20:]}\r\n{TAIL}")
    assert [one.row.id for one in found.printings] == [held]
    assert found.text.headline == "农村改厕"
    assert library.printings.of_text("").every == ()
    assert library.printings.of_text("太短").every == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [("标题\n正文一段。", "标题"), ("只有一行", ""), ("一句话。\n又一句话。", ""), ("长" * 41 + "\n正文。", "")],
)
def test_the_headline_of_a_pasted_text_is_a_short_first_line(text: str, headline: str) -> None:
    assert pasted(text).headline == headline


def test_stories_that_are_not_indexed_yet_are_read_and_deleted_ones_are_gone(library: Library) -> None:
    (first,) = hold(library, story("全国部署农村改厕", *BODY))
    (second,) = hold(library, story("改厕", LEAD, MIDDLE), newspaper="甲报", index=False)
    assert printings(library, first) == [second]


def test_differences_are_those_of_headline_and_text(library: Library) -> None:
    (first,) = hold(library, story("全国部署农村改厕", *BODY))
    (second,) = hold(library, story("改厕不搞一刀切", LEAD, MIDDLE, SCENE), newspaper="甲报")
    (third,) = hold(library, story("全國部署農村改廁", *BODY), newspaper="乙报")
    texts = [library.printings.text_of(story_id) for story_id in (first, second, third)]
    cut = library.printings.compared(texts[0], texts[1])
    assert (cut.retitled, cut.body.counts.cut) == (True, len(library.folding.plain(TAIL)))
    same = library.printings.compared(texts[0], texts[2])
    assert (same.retitled, same.body.counts.alike) == (False, True)


def test_a_story_that_is_not_held_and_a_search_nobody_waits_for(library: Library) -> None:
    with pytest.raises(NotHeld):
        library.printings.of_story(99)
    (first,) = hold(library, story("全国部署农村改厕", *BODY))
    library.printings.stopped = lambda: True
    with pytest.raises(Cancelled):
        library.printings.of_story(first)


def test_without_an_index_the_answer_is_not_complete(library: Library) -> None:
    (first,) = hold(library, story("全国部署农村改厕", *BODY), index=False)
    found = library.printings.of_story(first)
    assert (found.every, found.complete) == ((), False)
