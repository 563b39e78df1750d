"""Characters in = characters kept + those left out by name, in web pages of every kind, made by machine."""

from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.importer.ledger import entry_of

TEXTS = st.sampled_from(
    (
        *(
            "工会在社区开办夜校，职工下班后来听课，教室里坐得满满当当。",
            "河边的旧厂房改成了图书馆，周末来看书的孩子越来越多了。",
        ),
        *(
            "夜校开课了",
            "——报名的人排成长队",
            "本报记者 赵文远",
            "《河东日报》（2024年03月05日 第 03 版）",
            "字数: 1024字",
        ),
        *(
            "第01版：要闻",
            "2024年03月05日 星期二",
            "上一版 下一版",
            "放大 缩小 打印",
            "版权所有 河东日报社",
            "相关新闻",
            "河东日报",
        ),
        *(
            "图为夜校的教室。赵文远摄",
            "来源：河东日报 2024-03-05",
            "（下转第2版）",
            "广告",
            "网友评论",
            "12",
            "甲　乙",
            "河 东\n河 西",
        ),
    )
)
HOLDERS = st.sampled_from(
    (
        *("div", "p", "span", "td", "section", "article", "h1", "h2", "h3", "ul", "li", "nav", "footer", "aside", "b"),
        *("table", "tr", "th", "figure", "figcaption", "blockquote", "center", "font", "form", "button", "pre", "em"),
        *("founder-content", "cms-content", "caption", "dl", "dt", "a href='1.html'", "a", "i"),
    )
)
MARKS = st.sampled_from(
    (
        *("", "", "", "", " id='ozoom'", " class='article'", " class='comment'", " class='share'", " class='related'"),
        *(
            " class='sec'",
            " class='pic'",
            " style='font-size:24px'",
            " style='text-align:center'",
            " class='copyright'",
        ),
        *(" itemscope itemtype='http://schema.org/NewsArticle'", " itemprop='articleBody'", " itemprop='headline'"),
        *(" style='display:none'", " hidden", " rowspan='2'", " colspan='2'"),
    )
)
LOOSE = st.sampled_from(
    (
        *("<br>", "<hr>", "<img src='a.jpg'>", "<img src='b.jpg' alt='夜校'>", "<script>var 甲;</script>"),
        *("<!--enpcontent-->", "<!--/enpcontent-->", "<!--<npm:article-title>-->", "<!--</npm:article-title>-->"),
    )
)


HIDES = (" style='display:none'", " hidden")
HIDDEN = ("div", "section", "nav", "footer")


def _marked(tag: str, marks: str, parts: list[str]) -> str:
    """Return an element. What libxml2 closes at another tag is not hidden: the ledger would count what stands in it."""
    return f"<{tag}{'' if marks in HIDES and tag not in HIDDEN else marks}>{''.join(parts)}</{tag.split()[0]}>"


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(_marked, HOLDERS, MARKS, st.lists(inside, min_size=1, max_size=5))


BODIES = st.lists(st.recursive(st.one_of(TEXTS, LOOSE), _element, max_leaves=30), min_size=1, max_size=6)
AUTHORS = st.sampled_from(
    ("", "林志明", "河东日报", "desk@example.org", "desk@example.org (林志明)", "本报记者 林志明")
)
CATEGORIES = st.sampled_from(("", "读书", "02版：文化", "夜校、图书馆、水渠、公交车、职工教育、社区"))
TITLES = st.sampled_from(("", "夜校开课了", "夜校开课了_要闻_河东日报电子版", "河东日报", "夜校开课了（1024字）"))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(body=BODIES, title=TITLES)
@example(body=["<h1>夜校开课了，学员坐满。</h1>", "<h1>图书馆开门了，孩子来读书。</h1>", "<img src='a.jpg'>"], title="")
def test_no_character_of_a_page_is_lost(tmp_path: Path, body: list[str], title: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<html><head><title>{title}</title></head><body>{''.join(body)}</body></html>", "utf-8")
    assert entry_of(file).lost == Counter()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(body=BODIES, title=TEXTS, author=AUTHORS, category=CATEGORIES)
def test_no_character_of_a_feed_is_lost(
    tmp_path: Path, body: list[str], title: str, author: str, category: str
) -> None:
    file = tmp_path / "day.xml"
    text = "".join(body).replace("]]>", "")
    file.write_text(
        f"<rss><channel><title>河东日报</title><item><title>{title}</title><author>{author}</author>"
        f"<category>{category}</category><description><![CDATA[{text}]]></description></item></channel></rss>",
        "utf-8",
    )
    assert entry_of(file).lost == Counter()
