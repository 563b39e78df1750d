"""EPUB: the sections of a book's table of contents are a newspaper's pages."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from tests.importer.books import make_epub, read_file

TEXTS = ("各级工会开办夜校，职工下班后来听课。", "旧厂房改成了图书馆，周末来看书的人多了。", "水渠通了水，秧苗插得早。")
TITLES = ("夜校开课了", "图书馆开门", "水渠通了水")
LINKS = ("a1.xhtml", "a2.xhtml", "a3.xhtml#top")
SECTIONS = (("第01版：要闻", (0, 1)), ("文化（02版）", (2,)))

NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><h1>目录</h1><ol>'
    + "".join(
        f"<li><span>{page}</span><ol>"
        + "".join(f"<li><a href={LINKS[n]!r}>{TITLES[n]}</a></li>" for n in held)
        + "</ol></li>"
        for page, held in SECTIONS
    )
    + "</ol></nav></body></html>"
)
NCX = (
    '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx.dtd">'
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
    + "".join(
        f'<navPoint><navLabel><text>{page}</text></navLabel><content src="{LINKS[held[0]]}"/>'
        + "".join(
            f'<navPoint><navLabel><text>{TITLES[n]}</text></navLabel><content src="{LINKS[n]}"/></navPoint>'
            for n in held
        )
        + "</navPoint>"
        for page, held in SECTIONS
    )
    + "</navMap></ncx>"
)
LISTS = {
    "nav.xhtml": '<item id="t" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    "toc.ncx": '<item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
}


def book(folder: Path, name: str, contents: str) -> tuple[Page, ...]:
    documents = {
        f"a{n}.xhtml": f"<html><body><h2>{title}</h2><p>{text}</p><h3>听课的人</h3><p>{text}</p></body></html>"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    }
    items = "".join(f'<item id="{each}" href="{each}" media-type="application/xhtml+xml"/>' for each in documents)
    spine = "".join(f'<itemref idref="{each}"/>' for each in documents)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>工人日报 2023年2月15日</dc:title></metadata>"
        f"<manifest>{items}{LISTS[name]}</manifest><spine>{spine}</spine></package>"
    )
    return read_file(make_epub(folder / "a.epub", {**documents, name: contents}, opf=opf))


@pytest.mark.parametrize(("name", "contents"), [("nav.xhtml", NAV), ("toc.ncx", NCX)])
def test_sections_of_the_contents_are_pages(tmp_path: Path, name: str, contents: str) -> None:
    pages = book(tmp_path, name, contents)
    placed = [(page.facts.newspaper, page.facts.date, page.facts.number, page.facts.section) for page in pages]
    assert placed == [("工人日报", "2023-02-15", "1", "要闻"), ("工人日报", "2023-02-15", "2", "文化")]
    titles = [[each.headline.main for each in page.stories if each.kind is StoryKind.STORY] for page in pages]
    assert titles == [["夜校开课了", "图书馆开门"], ["水渠通了水"]], "a heading below a listed one is a crosshead"


def test_a_book_whose_contents_cannot_be_read_has_its_articles(tmp_path: Path) -> None:
    [page] = book(tmp_path, "toc.ncx", "")
    assert "图书馆开门" in [story.headline.main for story in page.stories]
    assert page.facts.number is None


@pytest.mark.parametrize(
    ("title", "number", "section"),
    [
        ("A2", "A2", None),
        ("第二版 综合", "2", "综合"),
        ("08版", "8", None),
        ("目录", None, None),
        ("2024年3月5日", None, None),
    ],
)
def test_titles_that_name_a_page(tmp_path: Path, title: str, number: str | None, section: str | None) -> None:
    page = book(tmp_path, "nav.xhtml", NAV.replace("第01版：要闻", title))[0]
    assert (page.facts.number, page.facts.section) == (number, section)
