"""The shape that `parse --json` prints."""

import json

from reader.domain.newspaper import Page, PageFacts
from reader.domain.origin import Origin
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import (
    Byline,
    Dateline,
    Headline,
    JumpLine,
    Paragraph,
    ParagraphStyle,
    Role,
    Story,
    StoryKind,
)
from reader.render.page_json import page_record


def test_an_empty_page_has_every_key() -> None:
    assert page_record(Page()) == {
        "newspaper": None,
        "date": None,
        "page": None,
        "section": None,
        "edition": None,
        "stories": [],
        "problems": [],
    }


def test_a_whole_story() -> None:
    story = Story(
        headline=Headline(main="主题", kicker="引题", deck="副题"),
        column_label="栏目",
        bylines=(Byline(Role.REPORTER, "刘泉"),),
        byline_text="本报记者  刘  泉",
        dateline=Dateline(text="本报北京2月14日电"),
        paragraphs=(Paragraph(text="小标题", style=ParagraphStyle.CROSSHEAD), Paragraph(text="正文。")),
        photos=(Photo(title="图题", caption="甲\n乙", credit="张三摄", image="a.jpg"),),
        continued_from=JumpLine(page="1", text="(上接第一版)"),
        continued_on=JumpLine(page="4", text="（下转第四版）"),
        series="之一",
        aliases=(("全总", "中华全国总工会"),),
        origin=Origin(url="https://a.cn/1", accessed="2026-07-01"),
    )
    page = Page(
        facts=PageFacts(newspaper="工人日报", date="2023-02-15", number="2", section="要闻"),
        stories=(story,),
        problems=(Problem("odd_date", SourceLines(1, 2), "x"),),
    )
    record = page_record(page)
    assert json.loads(json.dumps(record)) == record
    assert (record["newspaper"], record["date"], record["page"], record["section"]) == (
        "工人日报",
        "2023-02-15",
        "2",
        "要闻",
    )
    assert record["problems"] == [{"code": "odd_date", "lines": [1, 2], "detail": "x"}]
    assert record["stories"] == [
        {
            "kind": "story",
            "headline": "主题",
            "kicker": "引题",
            "deck": "副题",
            "column_label": "栏目",
            "bylines": [{"role": "reporter", "name": "刘泉"}],
            "byline_text": "本报记者  刘  泉",
            "dateline": "本报北京2月14日电",
            "paragraphs": ["小标题", "正文。"],
            "styles": {"0": "crosshead"},
            "photos": [{"title": "图题", "caption": "甲\n乙", "credit": "张三摄", "image": "a.jpg"}],
            "continued_from": "1",
            "continued_on": "4",
            "jump_lines": ["(上接第一版)", "（下转第四版）"],
            "series": "之一",
            "genre": None,
            "aliases": [["全总", "中华全国总工会"]],
            "url": "https://a.cn/1",
            "accessed": "2026-07-01",
            "accessed_estimated": False,
        }
    ]


def test_a_stand_alone_photo_is_called_by_its_title() -> None:
    photo = Story(kind=StoryKind.PHOTO, photos=(Photo(title="春耕", caption="图说"),))
    untitled = Story(kind=StoryKind.PHOTO, photos=(Photo(caption="图说"),))
    first, second = page_record(Page(stories=(photo, untitled)))["stories"]
    assert (first["kind"], first["headline"], first["paragraphs"]) == ("photo", "春耕", [])
    assert second["headline"] is None


def test_a_table_is_a_paragraph_of_its_style() -> None:
    table = Paragraph(text="地区\t面积\n松原\t1,240", style=ParagraphStyle.TABLE)
    (record,) = page_record(Page(stories=(Story(paragraphs=(Paragraph(text="见表。"), table)),)))["stories"]
    assert (record["paragraphs"][1], record["styles"]) == ("地区\t面积\n松原\t1,240", {"1": "table"})
