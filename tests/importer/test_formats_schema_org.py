"""Web pages that say of their article what it is, in schema.org's words, as other programs write them."""

import json
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from tests.importer.books import read_file

BODY = (
    "<p>本报北京2月14日电 春耕从南到北陆续展开，农机手忙着检修机具。</p>"
    "<p>合作社的粮仓里，种子已经备好，化肥也运到了田头。</p>"
)
HEAD = {"headline": "春耕开始了", "datePublished": "2023-02-15"}
MENU = "<nav><a href='/'>首页</a> <a href='/news'>新闻</a> <a href='/more'>更多的新闻和评论都在这里</a></nav>"


def read(tmp_path: Path, head: str, body: str) -> Page:
    file = tmp_path / "page.html"
    file.write_text(
        f"<!DOCTYPE html><html><head><title>网站</title>{head}</head><body>{MENU}{body}</body></html>", "utf-8"
    )
    (page,) = read_file(file)
    return page


def script(**record: object) -> str:
    text = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **record}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


MARKED = f"""
<article itemscope itemtype="http://schema.org/NewsArticle">
<p itemprop="alternativeHeadline">各地不误农时</p>
<h1><span itemprop="headline">春耕开始了</span></h1>
<h2 itemprop="alternativeHeadline">粮仓备好种子</h2>
<span itemprop="author" itemscope itemtype="http://schema.org/Person">本报记者 <span itemprop="name">张三</span></span>
<meta itemprop="datePublished" content="2023-02-15T08:00:00+08:00">
<i itemprop="isPartOf" itemscope itemtype="http://schema.org/Newspaper"><meta itemprop="name" content="山乡日报"></i>
<meta itemprop="printPage" content="03"><meta itemprop="printSection" content="要闻">
<figure><img src="a.jpg"><figcaption>图为检修机具。 李四 摄</figcaption></figure>
<div class="share">分享到朋友圈、微博和更多的地方去吧。</div>
<div itemprop="articleBody">{BODY}</div>
</article>
<div><h3>相关新闻</h3><p>这是另一篇文章的摘要，讲的是秋收和冬小麦的播种。</p></div>
"""


def test_an_article_is_what_its_elements_say(tmp_path: Path) -> None:
    page = read(tmp_path, "", MARKED)
    facts = page.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("山乡日报", "2023-02-15", "3", "要闻")
    (story,) = [each for each in page.stories if each.kind is StoryKind.STORY]
    headline = story.headline
    assert (headline.kicker, headline.main, headline.deck) == ("各地不误农时", "春耕开始了", "粮仓备好种子")
    assert [byline.name for byline in story.bylines] == ["张三"]
    assert [each.text[:10] for each in story.paragraphs] == ["本报北京2月14日电", "合作社的粮仓里，种子"]
    assert [photo.caption for photo in story.photos] == ["图为检修机具。"]
    assert "相关新闻" not in page.text
    assert "分享到" not in page.text


@pytest.mark.parametrize(
    "record",
    [
        {"@type": "WebPage", "@graph": [{"@type": ["NewsArticle"], **HEAD}]},
        {**HEAD, "publisher": {"@type": "Organization", "name": "工人日报社"}},
    ],
)
def test_a_script_says_headline_and_day(tmp_path: Path, record: dict[str, object]) -> None:
    body = f"<h1>某某网</h1><div class='article'><h2>春耕开始了</h2>{BODY * 3}</div>"
    page = read(tmp_path, script(**record), body)
    assert page.facts.date == "2023-02-15"
    site, story = page.stories
    assert (site.kind, [each.text for each in site.paragraphs]) == (StoryKind.FOLIO, ["某某网"])
    assert story.headline.main == "春耕开始了"
    assert story.headline.kicker is None
    assert all("春耕开始了" not in each.text for each in story.paragraphs)
    if "publisher" in record:
        assert page.facts.newspaper == "工人日报"
    sure = {guess.field: guess.confidence for guess in page.guesses}
    assert sure["date"] < 0.9


def test_a_headline_for_search_engines_does_not_replace_the_printed_one(tmp_path: Path) -> None:
    head = script(headline="春耕！这些地方忙起来了，你家乡上榜了吗？")
    page = read(tmp_path, head, f"<div class='article'><h1>春耕开始了</h1>{BODY * 3}</div>")
    assert page.stories[0].headline.main == "春耕开始了"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{</script>',
        f'<script type="application/ld+json">{"[" * 5000}</script>',
        '<script type="application/ld+json">[1, null, "x", {"@type": 7}, {"@type": "Article", "headline": 5}]</script>',
        script(headline=["a"], datePublished={"x": 1}, isPartOf=[], publisher=3, printPage=True),
        script(headline="甲") + script(headline="乙"),
    ],
)
def test_odd_scripts_say_nothing(tmp_path: Path, head: str) -> None:
    page = read(tmp_path, head, f"<div class='article'><h1>春耕开始了</h1>{BODY * 3}</div>")
    assert page.stories[0].headline.main == "春耕开始了"
    assert page.facts.date is None


def test_several_articles_on_a_page_state_none(tmp_path: Path) -> None:
    teaser = '<div itemscope itemtype="http://schema.org/NewsArticle"><b itemprop="headline">别的新闻</b></div>'
    page = read(tmp_path, "", f"<div class='article'><h1>春耕开始了</h1>{BODY * 3}</div>{teaser * 2}")
    assert page.stories[0].headline.main == "春耕开始了"
