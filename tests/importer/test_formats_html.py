"""HTML: pages of electronic newspapers, web pages, and what tries to choke a parser."""

import time
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import Story, StoryKind
from reader.errors import FileRefused
from reader.importer.containers.web.html_lines import lines_of
from reader.importer.containers.web.html_tree import tree_of
from tests.importer.books import read_file

EPAPER = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>
<div class="nav"><a href="/">首页</a><a>上一版</a></div>
<div class="article"><h3>引题在这里——</h3><h1>主标题说了什么</h1><h2>——副题补充什么</h2>
<p class="sec">
   本报记者  刘  泉
   <span class="date">《人民日报》（<span class="newstime">2026年08月03日</span> 第 04 版）</span></p>
<table class="pci_c"><tr><td><img src="../../../pic/202608/03/a.jpg"></td></tr>
<tr><td><p>图为工人在车间检修设备。张三摄</p></td></tr></table>
<div id="ozoom"><p>　　本报北京8月2日电 （记者刘泉）各级工会在强化职工思想政治引领等方面下功夫，
团结动员亿万职工建功立业。</p>
<p>&nbsp;&nbsp;&nbsp;&nbsp;据介绍，职工有困难可以向工会申请帮助，工会应当在七日内答复。<br/>　　许多职工对此
表示满意。</p><script>var x = "脚本";</script></div></div><div class="footer">版权所有</div></body></html>"""

WEB = """<html><head><title>工会出台新办法 - 某某新闻网</title>
<meta name="PubDate" content="2023-02-15 08:00"></head><body>
<div class="nav"><a href="/">首页</a><a href="/x">新闻</a></div><div class="main"><h1>工会出台新办法</h1>
<p>今天，工会出台了新的办法，帮助职工解决实际困难。这一办法受到了广泛的欢迎。各级工会都在认真落实。</p>
<p><img src="images/a.jpg" alt="现场"></p>
<p>办法规定，职工有困难可以向工会申请帮助，工会应当在七日内答复。这是一个重要的进步。许多职工表示满意。</p>
<p>办法还规定了其他方面的内容，包括培训、就业和医疗等等。职工们对此充满期待，希望能够尽快落实到位。</p></div>
<div class="footer"><a>关于我们</a> 版权所有</div></body></html>"""


LINKS = """<html><head><title>人民日报</title></head><body><ul>
<li><a href="1.html">各级工会认真落实会议精神各项工作全面展开</a></li>
<li><a href="2.html">夏粮收购进展顺利累计收购量超过去年同期</a></li>
<li><a href="3.html">我国成功发射一颗新的遥感卫星任务圆满成功</a></li></ul><p>人 民 网 版 权 所 有</p></body></html>"""


def page_of(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.html") -> Page:
    (folder / name).write_bytes(text.encode(encoding))
    [page] = read_file(folder / name)
    return page


def story_of(page: Page) -> Story:
    [story] = [story for story in page.stories if story.kind is StoryKind.STORY]
    return story


def test_an_epaper_page_gives_its_head_and_its_text(tmp_path: Path) -> None:
    page = page_of(tmp_path, EPAPER)
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("人民日报", "2026-08-03", "4")
    story = story_of(page)
    head = story.headline
    assert (head.kicker, head.main, head.deck) == ("引题在这里——", "主标题说了什么", "——副题补充什么")
    assert [byline.name for byline in story.bylines][:1] == ["刘泉"]
    assert [paragraph.text[:10] for paragraph in story.paragraphs] == [
        "本报北京8月2日电 ",
        "据介绍，职工有困难可",
        "许多职工对此表示满意",
    ]
    assert story.paragraphs[0].text.endswith("等方面下功夫，团结动员亿万职工建功立业。")
    photos = [photo for item in page.stories for photo in item.photos]
    assert [photo.image for photo in photos] == ["../../../pic/202608/03/a.jpg"]
    assert "图为工人在车间检修设备" in photos[0].caption
    for word in ("版权所有", "上一版", "脚本"):
        assert word not in page.text
    for paragraph in story.paragraphs:
        assert paragraph.text in page.text.split("\n")[paragraph.lines[0].first - 1]


def test_an_article_of_photos_is_a_photo(tmp_path: Path) -> None:
    text = EPAPER[: EPAPER.index("<table")] + '<img src="d.gif"><div class="attachment"><img src="../pic/a.jpg"></div>'
    text = text.replace("本报记者  刘  泉", "").replace("引题在这里——", "").replace("——副题补充什么", "")
    caption = "<p>近日，某地农民在田间劳作，一派繁忙景象。</p><p>张三摄（人民视觉）</p>"
    page = page_of(tmp_path, f'{text}<div id="ozoom">{caption}</div></div></body></html>')
    [item] = [story for story in page.stories if story.kind is not StoryKind.FOLIO]
    assert (item.kind, item.headline.main, item.paragraphs) == (StoryKind.PHOTO, "主标题说了什么", ())
    [photo] = item.photos
    assert (photo.title, photo.caption) == ("主标题说了什么", "近日，某地农民在田间劳作，一派繁忙景象。")
    assert (photo.credit, photo.image) == ("张三摄（人民视觉）", "../pic/a.jpg")


def test_the_older_epaper_shape_is_read_too(tmp_path: Path) -> None:
    text = EPAPER.replace('<p class="sec">', "<h4>").replace('<div id="ozoom">', '<div id="ozoom"><founder-content>')
    page = page_of(tmp_path, text.replace("utf-8", "gb2312"), "gb18030")
    assert story_of(page).headline.main == "主标题说了什么"
    assert page.facts.date == "2026-08-03"


FOUNDER = """<html><head><title>标题在这里--工人日报电子版</title></head><body><table>
<tr><td>2023年02月15日 星期三 第07版：数智潮流</td></tr>
<tr><td class="font01">标题在这里</td></tr><tr><td><!--enpcontent-->
<P>　　本报讯 （记者刘泉）各级工会在强化职工思想引领等方面下功夫。</P>
<P>　　据介绍，职工有困难可以向工会申请帮助。</P><!--/enpcontent--></td></tr></table><div>下一版</div>
<!--enpproperty <articleid>1</articleid><date>2023-02-15 00:00:00:0</date><author>刘泉</author>
<title>标题在这里</title>
<subtitle>——副题补充</subtitle><introtitle>引题说明</introtitle>
<nodename>07版：数智潮流</nodename> /enpproperty--></body></html>"""


@pytest.mark.parametrize("cut", ["", "<nodename>07版：数智潮流</nodename>", "<date>2023-02-15 00:00:00:0</date>"])
def test_what_the_founder_system_says_beside_the_text_is_read(tmp_path: Path, cut: str) -> None:
    page = page_of(tmp_path, FOUNDER.replace(cut, ""), "gb18030")
    facts = page.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("工人日报", "2023-02-15", "7", "数智潮流")
    story = story_of(page)
    head = story.headline
    assert (head.kicker, head.main, head.deck) == ("引题说明", "标题在这里", "——副题补充")
    assert len(story.paragraphs) == 2
    assert "下一版" not in page.text


def test_a_list_of_all_pages_names_none(tmp_path: Path) -> None:
    listed = FOUNDER.replace("<nodename>07版：数智潮流</nodename>", "").replace("下一版", "第01版：要闻 第02版：国际")
    assert page_of(tmp_path, listed).facts.number is None


def test_the_path_of_an_epaper_names_its_page(tmp_path: Path) -> None:
    text = EPAPER.replace("《人民日报》（", "").replace("第 04 版）", "")
    page = page_of(tmp_path, text, name="nw.D110000renmrb_20220705_1-04.htm")
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("人民日报", "2022-07-05", "4")


def test_any_page_goes_through_the_extractor(tmp_path: Path) -> None:
    page = page_of(tmp_path, WEB)
    story = story_of(page)
    assert story.headline.main == "工会出台新办法"
    text = "".join(paragraph.text for paragraph in story.paragraphs)
    assert "今天，工会出台了新的办法" in text
    assert "尽快落实到位" in text
    assert "关于我们" not in page.text
    assert [photo.image for item in page.stories for photo in item.photos] == ["images/a.jpg"]
    assert page.facts.date == "2023-02-15"


def test_a_page_without_a_heading_is_called_by_its_title(tmp_path: Path) -> None:
    page = page_of(tmp_path, WEB.replace("<h1>工会出台新办法</h1>", "").replace("新办法 - 某某", "新办法_某某"))
    assert story_of(page).headline.main == "工会出台新办法"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html><body><div id='app'></div><script>show()</script></body></html>", "by_script"),
        ("<html><body><h3>02版：综合</h3><a href='1.html'>夜校开课了</a></body></html>", "page_index"),
    ],
)
def test_a_page_that_holds_no_article_says_the_way_to_one(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        page_of(tmp_path, text)


@pytest.mark.parametrize(
    "text", ["<html></html>", "<!-- x -->", "<html><body><a>首页</a></body></html>", "<", "&amp;", LINKS]
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused, match="no_article"):
        read_file(tmp_path / "a.html")


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 50_000 + "正文" + "</div>" * 50_000,
        "<b>" * 50_000 + "正文",
        "<table><tr><td>" * 20_000 + "正文",
        "<ul><li>" * 25_000 + "正文",
        "<a href=x><p>" * 20_000 + "正文",
        "<p " + "a=1 " * 200_000 + ">正文",
        "<" * 100_000 + "正文",
        "&" * 100_000 + "正文",
        "<!--" * 100_000,
        "<![CDATA[" * 50_000,
        "</p>" * 100_000 + "正文",
        "<p>正文" * 4_000,
        "<img src=x>" * 4_000,
    ],
)
@pytest.mark.parametrize("around", ["{}", '<h1>标题</h1><div id="ozoom">{}</div>'])
def test_hostile_pages_end_quickly(tmp_path: Path, text: str, around: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{around.format(text)}</body></html>", encoding="utf-8")
    started = time.process_time()
    try:
        read_file(tmp_path / "a.html")
    except FileRefused as refused:
        assert refused.reason in ("no_article", "empty")  # noqa: PT017 - reading it is as good as refusing it
    assert time.process_time() - started < 4


def test_blocks_keep_headings_line_breaks_and_pictures() -> None:
    tree = tree_of(
        '<div><h2>题</h2>甲<br>乙<b>丙</b>\n丁<img src="a.jpg" alt="图[1]"><p>A\nB</p><style>x</style>戊</div>'
    )
    assert [(line.level, line.text, line.image) for line in lines_of(tree)] == [
        (2, "题", None),
        (0, "甲", None),
        (0, "乙丙丁", None),
        (0, "图[1]", "a.jpg"),
        (0, "A B", None),
        (0, "戊", None),
    ]


def test_pictures_written_into_the_page_are_left_out() -> None:
    tree = tree_of('<p><img src="data:image/png;base64,AAAA"><img src=""><img>文</p>')
    assert [(line.level, line.text, line.image) for line in lines_of(tree)] == [(0, "文", None)]


def test_what_stands_beside_an_article_is_not_of_it(tmp_path: Path) -> None:
    """Recommended stories with sentences of their own, the rules of a comment box, a statement of rights."""
    beside = "".join(
        f'<li><h3><a href="{n}.html">别处的新闻{n}</a></h3><p>别处的报道说了第{n}件事情。</p></li>' for n in range(9)
    )
    page = WEB.replace(
        '<div class="footer">',
        f'<div class="recommend"><h2>相关推荐</h2><ul>{beside}</ul></div>'
        '<div class="comment"><p>文明上网，理性发言，请遵守新闻评论服务协议。</p></div><div class="footer">',
    )
    story = story_of(page_of(tmp_path, page))
    assert len(story.paragraphs) == 3
    assert not any("别处" in part.text or "评论" in part.text for part in story.paragraphs)


def test_words_right_below_the_root_stand_in_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html><head><x>夜校开课<x id=ozoom><p>本县今年开办夜校三十所。", encoding="utf-8")
    assert "夜校开课" in read_file(file)[0].text
