"""The reading layer of text: what is taken away is named, for any text at all; what is text stays."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importer.blocks.block import Emphasis, Stated
from reader.importer.blocks.dialects.tool_marks import TOOL_MARKS, Meaning
from reader.importer.blocks.reading import read_text
from reader.importer.blocks.removed import Mark

_PIECES = [
    *("**", "*", "***", "_", "__", "~~", "==", "`", "```markdown\n", "# ", "## ", "> ", "- ", "* ", "1. ", "---\n"),
    *(
        "![图](a.jpg)",
        "![](b(1).png)",
        "[",
        "](https://example.org/a?b=1)",
        "[[海州]]",
        "[[a|甲]]",
        "![[x.jpg]]",
        "[^1]",
    ),
    *(
        "<div align=center>",
        "</div>",
        "<p>",
        "</p>",
        "<br>",
        "<h2>",
        "</h2>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<sup>2</sup>",
    ),
    *("<table>", "<tr>", "<td rowspan=2>", "<td colspan=3>", "</td>", "</tr>", "</table>", "<caption>", "</caption>"),
    *("<figure>", "<figcaption>", "</figcaption>", "</figure>", "<style>", "</style>", "<!-- ", " -->", "<!--x-->"),
    *(
        "|",
        "|---|---|\n",
        "| 甲 | 乙 |\n",
        "\\",
        "\\*",
        "$",
        "$5 \\%$",
        "$$",
        "\\(",
        "\\)",
        "\\textcircled{1}",
        "{",
        "}",
    ),
    *("&nbsp;", "&lt;", "&amp;", "&#x4e2d;", "&", "<", ">", "\n", "\n", "\n\n", " ", "　", "\t", "\r", "\x0c"),
    *("春耕", "备耕。", "，", "“", "”", "（", "）", "5", "a", "张", "李"),
    *("~2~", "^2^", " ^a1\n", "[r]", "\n[r]: https://example.org/r\n"),
    *(mark.example for mark in TOOL_MARKS),
]
_TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=40).map("".join)


def _signs(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@given(_TEXTS)
@settings(max_examples=400, deadline=None)
def test_what_is_no_block_is_named(text: str) -> None:
    """Characters in = characters of the blocks + those removed, less what was put in their places."""
    reading = read_text(text)
    kept = sum((_signs(block.text) for block in reading.blocks), Counter())
    removed = sum((_signs(mark.text) for mark in reading.removed), Counter())
    put = sum((_signs(mark.put) for mark in reading.removed), Counter())
    assert _signs(text) + put == kept + removed


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_blocks_stand_on_their_lines_in_order(text: str) -> None:
    reading = read_text(text)
    lines = text.count("\n") + 1
    assert all(1 <= block.first <= block.last <= lines for block in reading.blocks)
    firsts = [block.last for block in reading.blocks]
    assert firsts == sorted(firsts)
    assert all(block.text or block.image is not None for block in reading.blocks)
    assert all("\n" not in block.text for block in reading.blocks if block.stated is not Stated.TABLE)


@pytest.mark.parametrize(
    "text",
    [
        "《海州志》<1989>第3页",
        "长5*5米，宽3*4*5米",
        "*注：数据截至5月底",
        "张**、李**等三人被处罚",
        "被告人王**和李**上诉",
        "身份证号3201**********1234",
        "#春耕时节#话题登上热搜",
        "门票$5，学生票$3",
        "由US$5涨到HK$6",
        "价格为 $5 和 $8 两种",
        "a_b_c与file_name_x.txt",
        "网址www.example.org/a_b_c/index_1.html",
        "综合……………………3",
        "[注]见第3版",
        "[某某](某某)报道",
        "[论修桥事][续前]",
        "气温5~10~15℃",
        "五月^注",
        "x < y，y > z",
        "AT&T公司；A&B",
        "一、二、三 & 四",
        "》》》延伸阅读",
        ">>>延伸阅读",
        ">50%的农户",
        "要闻 | 第2版 | 2026年5月6日",
        "2026-05-06",
        "-5℃到+3℃",
        "他说：“1+1=2。”",
        "温度~5℃",
        "C:\\新闻\\2026",
        "^_^",
        "五折*",
        "＊本报讯＊",
        "<某某>与<本报讯>",
    ],
)
def test_what_a_person_wrote_is_text(text: str) -> None:
    reading = read_text(text)
    assert [block.text for block in reading.blocks] == [text]
    assert reading.removed == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**农机检修。**基本完成", "农机检修。基本完成"),
        ("完成**农机检修**基本", "完成农机检修基本"),
        ("他说**“好”**。", "他说“好”。"),
        ("**甲****乙**", "甲乙"),
        ("**…………**", "…………"),
        ("*强调*一句", "强调一句"),
        ("~~旧~~新", "旧新"),
        ("==要点==在此", "要点在此"),
        ("`dubao`命令", "dubao命令"),
        ('见[指引](https://example.org/a_(b)_c "题")全文', "见指引全文"),
        ("[**粗体**链接](a.html)", "粗体链接"),
        ("见[[海州]]和[[a/b|青山]]", "见海州和青山"),
        ("据统计[^1]，", "据统计[1]，"),
        ("[^1]: 来源", "[1]来源"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("CO<sub>2</sub>排放，面积3m<sup>2</sup>", "CO₂排放，面积3m²"),
        ("甲&nbsp;乙&lt;丙&gt;&amp;丁", "甲\xa0乙<丙>&丁"),
        ("1\\. 加强\\*领导\\_组织", "1. 加强*领导_组织"),
        ('<span id="page-0-1"></span>春耕', "春耕"),
        ("完成率 $9 5 . 6 \\%$ ，比上年", "完成率95.6%，比上年"),
        ("完成率 $ 95.6\\% $ ，", "完成率95.6%，"),
        ("约\\(3 \\times 4\\)米", "约3×4米"),
        ("$\\textcircled{1}$ 抓好选种", "①抓好选种"),
        ("站点为 $5 \\% \\mathrm { \\sim } 1 0 \\%$ ， $0 . 3 \\%$ 的", "站点为5%~10%，0.3%的"),
        ("$\\begin{array} { r l } { 3 } & { 5 } \\end{array}$", "3 5"),
        ("$\\scriptstyle 1 = 5 0 0$ 时", "1=500时"),
        ("率为 $9 \\mathrm { { 0 \\% } }$ 。", "率为90%。"),
        ("\\textcircled{2}抓好整地", "②抓好整地"),
        ("- [x] 已办结", "已办结"),
        ("> [!note] 提示", "提示"),
        ("甲<!-- 批注 -->乙", "甲乙"),
        ("[（註1）](example.org/x1)", "（註1）"),
        ("CO~2~排放，面积3m^2^", "CO₂排放，面积3m²"),
        ("渔港开市。 ^a1b2c3", "渔港开市。"),
        ("渔港开市。^a1b2c3", "渔港开市。"),
        ("渔港开市。[\\[1\\]](#page-0-1)", "渔港开市。[1]"),
        ("#\n\n渔港开市。\n>\n- [ ]\n*", "渔港开市。"),
        ('[渔港][r]开市\n\n[r]: https://example.org/r "题"', "渔港开市"),
        ("[[[甲]]", "[甲"),
    ],
)
def test_marks_within_a_line_are_taken_away(text: str, read: str) -> None:
    assert [block.text for block in read_text(text).blocks] == [read]


@pytest.mark.parametrize("mark", TOOL_MARKS, ids=lambda mark: f"{mark.tool}: {mark.means}")
def test_each_mark_of_a_tool_is_read_by_its_example(mark: object) -> None:
    """No sign of the example is text, and it states what its entry says."""
    entry = next(one for one in TOOL_MARKS if one is mark)
    reading = read_text(f"春耕开始。\n\n{entry.example}\n\n秋收在望。")
    first, *between, last = reading.blocks
    assert (first.text, last.text) == ("春耕开始。", "秋收在望。")
    assert last.opens_page is (entry.means is Meaning.PAGE_BREAK)
    assert (last.region is not None) is (entry.means is Meaning.REGION)
    assert [block.image for block in between] == ([""] if entry.means is Meaning.PICTURE else [None] * len(between))
    if entry.means is Meaning.FURNITURE:
        assert [block.stated for block in between] == [Stated.FOLIO]
    else:
        match = re.match(entry.pattern, entry.example)
        said = match.groupdict().get("text", "") if match else ""
        assert [block.text for block in between] == [said] * len(between)
        assert {removed.mark for removed in reading.removed} <= set(Mark)


def test_a_line_in_one_type_states_it() -> None:
    blocks = read_text("**海州日报**　**第2版**\n*李明华*\n**甲**乙\n***丙***\n<b>丁</b>").blocks
    assert [block.emphasis for block in blocks] == [Emphasis.BOLD, Emphasis.ITALIC, None, Emphasis.BOLD, Emphasis.BOLD]


def test_a_table_has_a_line_for_each_row_and_a_tab_between_cells() -> None:
    head = "<tr><td rowspan=2>镇</td><td colspan=2>亩</td></tr><tr><td>麦</td><td>稻</td></tr>"
    merged = f"<table>{head}<tr><td>东</td><td>1</td><td>2</td></tr></table>"
    drawn = "| 镇 | 亩 |\n|:---|---:|\n| **东** | 1\\|2 |\n| 西<br>北 | |"
    assert [(block.stated, block.text) for block in read_text(f"{merged}\n\n{drawn}").blocks] == [
        (Stated.TABLE, "镇\t亩\n\t麦\t稻\n东\t1\t2"),
        (Stated.TABLE, "镇\t亩\n东\t1|2\n西 北"),
    ]


@pytest.mark.parametrize(
    ("span", "taken"), [("2", 2), (" 3 ", 3), ("0", 1), ("-2", 1), ("many", 1), ("٣", 1), ("9" * 5000, 40)]
)
def test_a_cell_takes_the_columns_that_its_tag_states(span: str, taken: int) -> None:
    [table] = read_text(f'<table><tr><td colspan="{span}">镇</td><td>亩</td></tr></table>').blocks
    assert table.text == "镇" + "\t" * taken + "亩"


def test_a_table_of_several_lines_keeps_its_caption_and_its_place() -> None:
    text = "<table>\n<caption>表1 播种面积</caption>\n<tr><th>镇</th></tr>\n<tr><td>东</td></tr>\n</table>\n完。"
    caption, table, last = read_text(text).blocks
    assert (caption.stated, caption.text) == (Stated.CAPTION, "表1 播种面积")
    assert (table.first, table.last, table.text) == (1, 5, "镇\n东")
    assert last.text == "完。"


def test_headings_of_html_hold_their_paragraphs() -> None:
    blocks = read_text('<h1 align="center"><p>春耕开始</p>\n<p>秋收在望</p></h1>\n正文。').blocks
    assert [(block.level, block.text) for block in blocks] == [(1, "春耕开始"), (1, "秋收在望"), (0, "正文。")]


def test_a_tag_that_nothing_closes_holds_nothing() -> None:
    blocks = read_text("<figcaption>春耕\n\n秋收。\n\n<h2>冬灌\n\n完。").blocks
    assert [(block.level, block.stated) for block in blocks] == [(0, Stated.TEXT)] * 4


def test_a_tag_and_a_comment_may_run_over_lines() -> None:
    blocks = read_text('春耕\n<img\n src="a.jpg"\n alt="图"/>\n秋收<!-- 一\n二 -->\n冬灌').blocks
    assert [(block.text, block.image) for block in blocks] == [
        ("春耕", None),
        ("图", "a.jpg"),
        ("秋收", None),
        ("冬灌", None),
    ]


def test_a_picture_in_the_text_itself_has_no_link() -> None:
    [block] = read_text(f"![Image](data:image/png;base64,{'A' * 3000}=)").blocks
    assert (block.text, block.image) == ("", "")


def test_a_region_and_its_line_may_stand_on_one_line() -> None:
    box = "<|ref|>{}<|/ref|><|det|>[[10, 20, 300, 40]]<|/det|>"
    blocks = read_text(
        f"{box.format('header')}海州日报\n{box.format('title')}# 春耕开始\n{box.format('text')}**正文。**"
    ).blocks
    assert [(block.level, block.stated, block.text) for block in blocks] == [
        (0, Stated.FOLIO, "海州日报"),
        (1, Stated.TEXT, "春耕开始"),
        (0, Stated.TEXT, "正文。"),
    ]


def test_italics_under_a_picture_are_its_caption() -> None:
    blocks = read_text("![](a.jpg)\n*图一：春耕*\n\n![](b.jpg)\n\n*本报记者 李明华*\n*强调*").blocks
    assert [block.stated for block in blocks if block.image is None] == [Stated.CAPTION, Stated.TEXT, Stated.TEXT]


def test_regions_say_what_they_hold() -> None:
    box = "<|ref|>{}<|/ref|><|det|>[[10, 20, 300, 40]]<|/det|>\n{}\n\n"
    names = [("title", "春耕开始"), ("text", "正文。"), ("image", ""), ("image_caption", "<center>图为春耕。</center>")]
    blocks = read_text("".join(box.format(*pair) for pair in names) + box.format("page_number", "2")).blocks
    assert [(block.level, block.stated, block.image, block.text) for block in blocks] == [
        (1, Stated.TEXT, None, "春耕开始"),
        (0, Stated.TEXT, None, "正文。"),
        (0, Stated.TEXT, "", ""),
        (0, Stated.CAPTION, None, "图为春耕。"),
        (0, Stated.FOLIO, None, "2"),
    ]
    assert {block.region and (block.region.left, block.region.bottom) for block in blocks} == {(10, 40)}
