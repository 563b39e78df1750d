"""A book as EPUB: its files, its ways in, and what it says of itself. That it is valid, `tests/foreign` shows."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

from reader.render.clipping import ClippingBook
from reader.render.epub.book_epub import book_epub
from reader.render.epub.cover import cover_svg
from tests.render.clippings import BOOK, clipping, hostile, issue, no_picture, one_picture, paper

MADE = datetime(2026, 1, 2, tzinfo=UTC)
DC = "{http://purl.org/dc/elements/1.1/}"


@contextmanager
def made(book: ClippingBook) -> Iterator[ZipFile]:
    with ZipFile(io.BytesIO(book_epub(book, one_picture, MADE))) as archive:
        yield archive


def package(book: ClippingBook) -> ElementTree.Element:
    with made(book) as archive:
        return ElementTree.fromstring(archive.read("book/package.opf"))


def said(book: ClippingBook, name: str) -> list[str]:
    """The Dublin Core elements of this name."""
    return [element.text or "" for element in package(book).iter(f"{DC}{name}")]


def metadata(book: ClippingBook, name: str) -> list[str]:
    """The package's properties of this name."""
    return [each.text or "" for each in package(book).iter() if each.get("property") == name]


def test_epub_is_a_book_with_a_contents_page_and_pictures() -> None:
    with made(BOOK) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == ZIP_STORED
        assert archive.read("mimetype") == b"application/epub+zip"
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".xml", ".svg", ".ncx")):
                ElementTree.fromstring(archive.read(name))
        text = archive.read("book/package.opf").decode()
        named = {f"book/{name}" for name in re.findall(r'href="([^"]+)"', text)}
        assert named | {"mimetype", "META-INF/container.xml", "book/package.opf"} == set(archive.namelist())
        assert '<meta property="dcterms:modified">2026-01-02T00:00:00Z</meta>' in text
        assert 'src="pictures/' in archive.read("book/story-1.xhtml").decode()
        assert "我的笔记" in archive.read("book/story-1.xhtml").decode()
        assert "前言" in archive.read("book/introduction.xhtml").decode()


def test_the_same_clippings_make_the_same_epub() -> None:
    with made(BOOK) as one, made(BOOK) as other:
        assert one.read("book/package.opf") == other.read("book/package.opf")
    assert said(BOOK, "identifier") != said(ClippingBook(title="另一本", clippings=BOOK.clippings), "identifier")
    later = ClippingBook(title="剪报", clippings=[paper("甲", day=16)])
    assert said(later, "identifier") != said(ClippingBook(title="剪报", clippings=[paper("甲")]), "identifier")


def test_an_issue_says_which_newspaper_and_day_it_is() -> None:
    book = issue()
    assert said(book, "title") == ["工人日报 2023年2月15日"]
    assert said(book, "creator") == said(book, "publisher") == ["工人日报"]
    assert said(book, "date") == ["2023-02-15"]
    assert said(book, "language") == ["zh-CN"]
    assert said(book, "source") == ["工人日报 2023-02-15"]
    assert metadata(book, "source-of") == ["pagination"]


def test_a_story_is_its_authors() -> None:
    alone = ClippingBook(title=clipping().title, clippings=[clipping()])
    assert said(alone, "creator") == ["郑莉", "郝赫", "宋欣", "第四人"]
    assert said(alone, "publisher") == ["工人日报"]


def test_a_book_of_many_days_is_of_the_day_it_was_made() -> None:
    assert said(ClippingBook(title="x", clippings=[paper("甲"), paper("乙", day=16)]), "date") == ["2026-01-02"]


def links(nav: bytes, kind: str) -> list[tuple[str, str]]:
    tree = ElementTree.fromstring(nav)
    found = [each for each in tree.iter() if each.get("{http://www.idpf.org/2007/ops}type") == kind]
    return [(link.text or "", link.get("href") or "") for link in found[0].iter() if link.tag.endswith("}a")]


def test_an_issue_is_entered_by_its_pages_and_stories() -> None:
    with made(issue()) as archive:
        nav = archive.read("book/contents.xhtml")
        assert links(nav, "toc") == [
            ("前言", "introduction.xhtml"),
            ("第1版", "story-1.xhtml"),
            ("甲稿", "story-1.xhtml"),
            ("乙稿", "story-2.xhtml"),
            ("第2版", "story-3.xhtml"),
            ("丙稿", "story-3.xhtml"),
            ("第3版", "story-4.xhtml"),
            ("丁稿", "story-4.xhtml"),
            ("戊稿", "story-5.xhtml"),
            ("参考文献", "references.xhtml"),
        ]
        assert links(nav, "page-list") == [
            ("第1版", "story-1.xhtml#page-1"),
            ("第2版", "story-3.xhtml#page-3"),
            ("第3版", "story-4.xhtml#page-4"),
        ]
        for _, href in links(nav, "page-list"):
            file, _, place = href.partition("#")
            assert f'id="{place}"' in archive.read(f"book/{file}").decode()
        older = ElementTree.fromstring(archive.read("book/contents.ncx"))
        listed = [each.text for each in older.iter() if each.tag.endswith("}text")]
        assert listed == ["工人日报 2023年2月15日", *(title for title, _ in links(nav, "toc"))]


def test_pages_of_several_issues_are_no_page_list() -> None:
    stories = [paper("甲"), paper("乙"), paper("丙", day=16), paper("丁", day=16)]
    with made(ClippingBook(title="x", clippings=stories)) as archive:
        assert b"page-list" not in archive.read("book/contents.xhtml")
    assert "pageNavigation" not in metadata(ClippingBook(title="x", clippings=stories), "schema:accessibilityFeature")


def test_accessibility_is_stated() -> None:
    assert metadata(issue(), "schema:accessMode") == ["textual"]
    assert metadata(BOOK, "schema:accessMode") == ["textual", "visual"]
    assert "alternativeText" in metadata(BOOK, "schema:accessibilityFeature")
    assert "alternativeText" not in metadata(issue(), "schema:accessibilityFeature")
    assert "pageNavigation" in metadata(issue(), "schema:accessibilityFeature")
    assert metadata(issue(), "schema:accessibilityHazard") == ["none"]
    assert len(metadata(issue(), "schema:accessibilitySummary")) == 1
    assert metadata(issue(), "dcterms:conformsTo") == []


def test_a_picture_that_may_move_may_flash() -> None:
    gif = b"GIF89a" + bytes((1, 0, 1, 0)) + bytes(20)
    with ZipFile(io.BytesIO(book_epub(BOOK, lambda name: gif if name == "abc.png" else None, MADE))) as archive:
        assert '"schema:accessibilityHazard">unknown<' in archive.read("book/package.opf").decode()


def test_every_picture_has_words_for_those_who_cannot_see_it() -> None:
    with made(BOOK) as archive:
        assert 'alt="工会搭鹊桥"' in archive.read("book/story-1.xhtml").decode()
        assert 'alt="封面：' in archive.read("book/cover.xhtml").decode()


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("}text")]


def test_the_cover_of_an_issue_is_its_nameplate() -> None:
    drawn = words(cover_svg(issue()))
    assert drawn[:2] == ["工人日报", "2023年2月15日 星期三"]
    assert drawn[2:7] == ["甲稿", "乙稿", "丙稿", "丁稿", "戊稿"]
    assert drawn[7:] == ["3个版 · 5篇"]


def test_a_cover_takes_any_title() -> None:
    for title in ("", "长" * 400, "word " * 90, hostile().title, "🀄" * 30):
        book = ClippingBook(title=title, clippings=[hostile(), paper("题" * 300), paper("")])
        lowest = [int(each.get("y") or 0) for each in ElementTree.fromstring(cover_svg(book)).iter() if each.get("y")]
        assert max(lowest) <= 1600


def test_a_book_with_nothing_known_is_a_book() -> None:
    unknown = ClippingBook(title="", clippings=[paper("", newspaper=None, day=0, page=None)])
    assert said(unknown, "creator") == said(unknown, "description") == []
    assert said(unknown, "title") == ["无题"]
    assert said(ClippingBook(title="x", clippings=[paper("甲", newspaper="\x07")]), "publisher") == []
    assert len(book_epub(unknown, no_picture)) > 1000
