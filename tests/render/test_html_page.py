"""A book as one HTML file: what it shows, what it says of its stories to programs, and that it runs nothing."""

from html.parser import HTMLParser

import pytest
from lxml import html

from reader.render.clipping import ClippingBook
from reader.render.html_page import book_html
from reader.render.markup import inlined
from tests.render.clippings import BOOK, HOSTILE, SEEN, clipping, hostile, issue, one_picture


def test_html_runs_nothing_and_loads_nothing() -> None:
    tags: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    page = book_html(BOOK, inlined(one_picture))
    Reader().feed(page)
    assert "default-src 'none'" in page
    assert not {tag for tag, _ in tags} & {"script", "iframe", "link", "object", "form"}
    sources = [attributes["src"] or "" for tag, attributes in tags if tag == "img"]
    assert [source[:22] for source in sources] == ["data:image/png;base64,"]
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert {(attributes["href"] or "")[:7] for tag, attributes in tags if tag == "a"} == {"#story-"}


def test_each_story_says_what_it_is_in_the_words_of_schema_org() -> None:
    tree = html.fromstring(book_html(ClippingBook(title="x", clippings=[clipping(fingerprint="ab12")])))
    (story,) = tree.xpath("//*[@itemtype='https://schema.org/NewsArticle']")
    assert story.get("itemid") == "dubao://story/ab12"

    def said(path: str) -> str:
        return str(story.xpath(f"string({path})"))

    assert said(".//*[@itemprop='headline']") == "2023年工会工作主要任务明确"
    assert said(".//*[@itemtype='https://schema.org/Newspaper']/*[@itemprop='name']") == "工人日报"
    assert said(".//time[@itemprop='datePublished']/@datetime") == "2023-02-15"
    assert (said(".//*[@itemprop='printPage']"), said(".//*[@itemprop='printSection']")) == ("2", "要闻")
    assert [name.get("content") for name in story.xpath(".//*[@itemprop='author']/*[@itemprop='name']")] == [
        "郑莉",
        "郝赫",
        "宋欣",
        "第四人",
    ]
    assert said(".//figure//*[@itemprop='creditText']") == "杜凯 摄"


def test_no_text_is_taken_for_markup() -> None:
    tree = html.fromstring(book_html(ClippingBook(title=HOSTILE, clippings=[hostile()], introduction=HOSTILE)))
    assert tree.xpath("//*[@itemprop='headline']")[0].text_content() == SEEN
    assert tree.xpath("//title")[0].text == SEEN.strip()
    assert tree.xpath("//*[@class='introduction']/p")[0].text_content() == SEEN
    assert not tree.xpath("//script | //body//link")


def test_a_story_alone_has_its_headline_once_and_for_the_page() -> None:
    tree = html.fromstring(book_html(ClippingBook(title=clipping().title, clippings=[clipping()])))
    assert [each.text for each in tree.xpath("//h1")] == [clipping().title]
    assert not tree.xpath("//nav")
    assert [each.text for each in tree.xpath("//article//h2")] == ["小标题"]


def test_a_book_begins_with_its_contents() -> None:
    tree = html.fromstring(book_html(issue()))
    links = [(each.text, each.get("href")) for each in tree.xpath("//nav//a")]
    assert links[:3] == [("第1版", "#story-1"), ("甲稿", "#story-1"), ("乙稿", "#story-2")]
    assert {link.lstrip("#") for _, link in links} <= {each.get("id") for each in tree.xpath("//article")}
    assert tree.xpath("string(//*[@class='imprint'])") == "工人日报 2023年2月15日 共5篇"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_stands_out_from_paper(scheme: str) -> None:
    """WCAG 2.2 wants 4.5 to 1 of all text."""
    sheet = book_html(issue()).partition("<style>")[2].partition("</style>")[0]
    light, dark = (part.partition("}")[0] for part in sheet.split(":root {")[1:3])
    colours = dict(
        line.strip().split(": ") for line in (light if scheme == "light" else dark).split(";") if ":" in line
    )
    for ink in ("--text", "--muted", "--accent"):
        for paper in ("--paper", "--panel"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
