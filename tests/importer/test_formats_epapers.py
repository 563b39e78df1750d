"""Pages of electronic newspapers in the shapes in which people have them: saved, fetched, packed into a book."""

import base64
import time
from pathlib import Path

import pytest

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Page
from reader.domain.story import Story, StoryKind
from reader.errors import FileRefused
from reader.importer.containers.web.html_lines import lines_of
from reader.importer.containers.web.html_tree import tree_of
from reader.importer.containers.web.line_furniture import are_links
from reader.importer.source.walk import walk
from tests.importer.books import linked_picture, make_epub, read_file

BODY = """<P>　　本报讯 （记者刘泉）各级工会在强化职工思想引领等方面下功夫，帮助职工解决困难。</P>
<P>　　据介绍，职工有困难可以向工会申请帮助，工会应当在七日内答复。</P>"""
LIST = "".join(
    f'<li><a href="content_{number}.htm">{title}</a></li>'
    for number, title in enumerate(
        (
            "粮食安全如何保障生产稳定供应？来自一线的调研",
            "我国成功发射新的遥感卫星！",
            "各级工会落实会议精神，工作全面展开",
        )
    )
)

TABLES = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>今晚报</title>
</head><body><table><tr><td><strong>2025年03月19日 星期三</strong></td><td>当前版：04版</td><td><a>下一版</a></td></tr>
</table>
<table><tr><td>第01版：要闻</td></tr><tr><td>第02版：国际</td></tr><tr><td>第04版：民生</td></tr></table>
<table><tr><td class="font02"><!--<npm:article-pretitle>-->引题说明<!--</npm:article-pretitle>--></td></tr>
<tr><td class="font01"><founder-title><!--<npm:article-title>-->主标题<BR/>在此<!--</npm:article-title>-->
</founder-title></td></tr><tr><td><!--<npm:article-subtitle>-->——副题&amp;补充<!--</npm:article-subtitle>--></td></tr>
<tr><td><founder-author><!--<npm:article-author>-->记者 刘泉<!--</npm:article-author>--></founder-author></td></tr>
<tr><td><table id="newspic"><tr><td><img src="../../../res/a.jpg"></td></tr>
<tr><td>图为车间一角。张三摄</td></tr></table>
<div id="ozoom" style="zoom: 100%"><founder-content>{BODY}</founder-content></div></td></tr></table>
<!-- 以下是供复制全文用 --><div style="display:none"><founder-content>{BODY}</founder-content></div></body></html>"""

COMMENTS = f"""<html><head><title>今晚报</title></head><body><b>第04版：民生</b> 2025年03月19日 星期三
<!--<npm:article-pretitle>-->引题说明<!--</npm:article-pretitle>--><!--<npm:article-title>-->主标题 在此<!--</npm:x>-->
<!--<npm:article-subtitle>-->——副题&amp;补充<!--</npm:x>--><!--<npm:article-author>-->记者 刘泉<!--</npm:x>-->
<div><!--<npm:article-content>-->{BODY}<!--</npm:article-content>--></div></body></html>"""

PROPERTIES = f"""<html><head><title>今晚报</title></head><body><!--enpproperty <founder-date>2025-03-19</founder-date>
<founder-title>主标题 在此</founder-title><founder-subtitle>——副题&amp;补充</founder-subtitle>
<founder-introtitle>引题说明</founder-introtitle><founder-author>记者 刘泉</founder-author>
<founder-nodename>第04版:民生</founder-nodename> -->
<!--enpcontent--><!--enpcontent-->{BODY}<!--/enpcontent--></body></html>"""

HEADINGS = f"""<html><head><title>主标题 在此_今晚报</title></head><body><a class="fm">第4版：<b>民生</b></a>
<p>2025年03月19日　星期三</p><div class="article detail"><h2 class="leading_title">引题说明</h2><h1>主标题 在此</h1>
<h2>——副题&amp;补充</h2><h4>记者 刘泉</h4><div class="text">{BODY}</div></div><ul>{LIST}</ul></body></html>"""


def page_of(folder: Path, text: str | bytes, name: str = "a.html", encoding: str = "utf-8") -> Page:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    [page] = read_file(file)
    return page


def story_of(page: Page) -> Story:
    [story] = [story for story in page.stories if story.kind is StoryKind.STORY]
    return story


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("shape", [TABLES, COMMENTS, PROPERTIES, HEADINGS], ids=["tables", "comments", "props", "h1"])
def test_a_page_is_read_in_every_shape(tmp_path: Path, shape: str, encoding: str) -> None:
    page = page_of(tmp_path, shape, encoding=encoding)
    facts = page.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("今晚报", "2025-03-19", "4", "民生")
    story = story_of(page)
    head = story.headline
    assert (head.kicker, head.main, head.deck) == ("引题说明", "主标题 在此", "——副题&补充")
    assert "刘泉" in [byline.name for byline in story.bylines]
    assert [paragraph.text[:6] for paragraph in story.paragraphs] == ["本报讯 （记", "据介绍，职工"]
    for word in ("下一版", "国际", "遥感"):
        assert word not in page.text


def test_the_papers_name_in_a_title_s_tag_is_no_headline(tmp_path: Path) -> None:
    text = PROPERTIES.replace("<body>", "<body><founder-title>今晚报</founder-title>")
    assert story_of(page_of(tmp_path, text)).headline.main == "主标题 在此"


@pytest.mark.parametrize(
    "name", ["nbs.D110000renmrb_01.htm", "node_2.htm", "node_01.html", "Page01HO.htm", "list.html"]
)
def test_a_list_of_a_page_s_articles_is_no_story(tmp_path: Path, name: str) -> None:
    text = f"<html><body><p>第01版：要闻</p><p>2026年05月06日 星期三</p><ul>{LIST}</ul><p>版 权 所 有</p></body></html>"
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(FileRefused) as caught:
        read_file(tmp_path / name)
    assert caught.value.reason == "page_index"


@pytest.mark.parametrize(("links", "sentences", "is_list"), [(20, 1, True), (20, 100, False), (30_000, 50_000, False)])
def test_a_list_is_mostly_links_however_long_the_page(links: int, sentences: int, is_list: bool) -> None:
    listed = "".join(f'<li><a href="{number}">链接第{number}号</a></li>' for number in range(links))
    tree = tree_of(f"<html><body><ul>{listed}</ul><p>{'没有链接的正文。' * sentences}</p></body></html>")
    started = time.process_time()
    assert are_links(lines_of(tree)) is is_list
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("name", "newspaper", "date", "number"),
    [
        ("2026-05/06/nw.D110000renmrb_20260506_1-03.htm", "人民日报", "2026-05-06", "3"),
        ("gmrb/html/2025-01/25/nw.D110000gmrb_20250125_2-11.htm", "光明日报", "2025-01-25", "11"),
        ("rmrb/pc/content/202608/03/content_30172761.html", "人民日报", "2026-08-03", None),
        ("jjrb/html/2020-01/25/content_410001.htm", "经济日报", "2020-01-25", None),
        ("新华每日电讯/content/20250613/Articel04003BB.htm", "新华每日电讯", "2025-06-13", "4"),
    ],
)
def test_an_address_kept_as_a_path_says_newspaper_date_and_page(
    tmp_path: Path, name: str, newspaper: str, date: str, number: str | None
) -> None:
    facts = page_of(tmp_path, f"<html><h1>主标题</h1><div id=ozoom>{BODY}</div></html>", name).facts
    assert (facts.newspaper, facts.date, facts.number) == (newspaper, date, number)


@pytest.mark.parametrize(
    "stated",
    [
        "<!-- saved from url=(0078){url} --><html><head>",
        '<html><head><link rel="canonical" href="{url}">',
        '<html><head><meta property="og:url" content="{url}">',
    ],
)
def test_a_saved_page_says_its_address(tmp_path: Path, stated: str) -> None:
    url = "http://paper.people.com.cn/rmrb/html/2022-07/05/nw.D110000renmrb_20220705_1-04.htm"
    text = f"{stated.format(url=url)}</head><body><h1>主标题</h1><div id=ozoom>{BODY}</div></body></html>"
    page = page_of(tmp_path, text, "主标题.html")
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("人民日报", "2022-07-05", "4")
    assert {one.source for guess in page.guesses for one in guess.evidence} == {EvidenceSource.ADDRESS}


def test_an_address_that_is_none_says_nothing(tmp_path: Path) -> None:
    for url in ("file:///C:/2022-07/05/a.htm", "http://[", "about:internet", "//x/2022-07/05/"):
        text = f"<!-- saved from url=(0010){url} --><html><h1>主标题</h1><div id=ozoom>{BODY}</div></html>"
        assert page_of(tmp_path, text, "主标题.html").guesses == ()


def test_the_parts_of_a_saved_page_are_no_pages(tmp_path: Path) -> None:
    page_of(tmp_path, TABLES, "今晚报.html")
    for folder in ("今晚报_files", "别的_files", "2023"):
        page_of(tmp_path, TABLES, f"{folder}/saved_resource.html")
    found = [str(path.relative_to(tmp_path)) for path in walk([tmp_path])]
    assert found == ["今晚报.html", "2023/saved_resource.html", "别的_files/saved_resource.html"]


def test_pictures_in_the_parts_of_a_saved_page_are_found(tmp_path: Path) -> None:
    text = TABLES.replace("../../../res/a.jpg", "./%E4%BB%8A%E6%99%9A(1)_files/a%20b.jpg")
    page = page_of(tmp_path, text, "今晚(1).html")
    (tmp_path / "今晚(1)_files").mkdir()
    (tmp_path / "今晚(1)_files" / "a b.jpg").write_bytes(PICTURE)
    [photo] = [photo for item in page.stories for photo in item.photos]
    found = linked_picture(tmp_path / "今晚(1).html", photo.image or "")
    assert found is not None
    assert found.data == PICTURE


PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(64))
MHTML = f"""From: <Saved by Blink>\r
Snapshot-Content-Location: http://paper.people.com.cn/rmrb/html/2022-07/05/nw.D110000renmrb_20220705_1-04.htm\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="----B"\r
\r
------B\r
Content-Type: text/html\r
Content-Transfer-Encoding: 8bit\r
\r
<html><head><meta charset="utf-8"></head><body><div><h1>主标题</h1><table><tr><td><img src="http://a.cn/res/a.jpg">\r
</td></tr><tr><td>图为车间一角。张三摄</td></tr></table><div id="ozoom">{BODY}</div></div></body></html>\r
------B\r
Content-Type: image/jpeg\r
Content-Transfer-Encoding: base64\r
Content-Location: http://a.cn/res/a.jpg\r
\r
{base64.b64encode(PICTURE).decode()}\r
------B--\r
"""


def test_a_page_saved_in_one_file_is_read_with_its_pictures(tmp_path: Path) -> None:
    page = page_of(tmp_path, MHTML, "主标题.mhtml")
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("人民日报", "2022-07-05", "4")
    story = story_of(page)
    assert story.headline.main == "主标题"
    assert len(story.paragraphs) == 2
    [photo] = story.photos
    found = linked_picture(tmp_path / "主标题.mhtml", photo.image or "")
    assert found is not None
    assert found.data == PICTURE
    assert linked_picture(tmp_path / "主标题.mhtml", "http://a.cn/res/b.jpg") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "From: x\r\n\r\n",
        "Content-Type: multipart/related\r\n\r\nx",
        "Content-Type: text/html; charset=x-none\r\nContent-Transfer-Encoding: base64\r\n\r\n====",
        "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(300)),
    ],
)
def test_a_letter_without_a_page_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.mht").write_text(text, "utf-8")
    with pytest.raises(FileRefused):
        read_file(tmp_path / "a.mht")


BAR = '<div class="calibre_navbar calibre1">| <a href="../article_1/index.html">下一项</a> | <a>菜单</a> |</div>'
FETCHED = (
    '<div class="calibre_navbar"><hr/><p>This article was downloaded by <b>calibre</b> from'
    ' <a href="{url}">{url}</a></p></div>'
)


def article(number: int, page: int) -> str:
    url = f"http://paper.people.com.cn/rmrb/html/2022-07/05/nw.D110000renmrb_20220705_{number}-{page:02}.htm"
    return f"<html><body>{BAR}<h2>标题{number}在{page}版</h2>{BODY}{FETCHED.format(url=url)}</body></html>"


def test_a_newspaper_that_calibre_fetched_is_pages_of_stories(tmp_path: Path) -> None:
    contents = f'<html><body><h1>人民日报</h1><ul class="calibre_feed_list">{LIST}</ul></body></html>'
    feed = f'<html><body>{BAR}<h2 class="calibre_feed_title">第{{}}版：要闻</h2><ul>{LIST}</ul>{BAR}</body></html>'
    documents = {
        "index.xhtml": contents,
        "feed_0.xhtml": feed.format("01"),
        "a1.xhtml": article(1, 1),
        "a2.xhtml": article(2, 1),
        "feed_1.xhtml": feed.format("02"),
        "a3.xhtml": article(1, 2),
    }
    pages = read_file(make_epub(tmp_path / "a.epub", documents, title="人民日报 [周二, 05 7月 2022]"))
    placed = [(page.facts.newspaper, page.facts.date, page.facts.number, page.facts.section) for page in pages]
    assert placed == [("人民日报", "2022-07-05", "1", "要闻"), ("人民日报", "2022-07-05", "2", "要闻")]
    titles = [[s.headline.main for s in page.stories if s.kind is StoryKind.STORY] for page in pages]
    assert titles == [["标题1在1版", "标题2在1版"], ["标题1在2版"]]
    for page in pages:
        kept = "".join(p.text for story in page.stories for p in story.paragraphs)
        assert "遥感卫星" in kept, "the lists are kept, but as no story"
        assert "下一项" not in page.text
