"""A book as a Word document: read back with python-docx, and looked at in its XML if that knows no name for it."""

import io
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from reader.domain.photo import Photo
from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story
from reader.render.clipping import Clipping, ClippingBook
from reader.render.word.document import book_docx
from tests.render.clippings import BOOK, SEEN, clipping, issue, jpeg, no_picture, one_picture, paper

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
ALONE = ClippingBook(title=clipping().title, clippings=[clipping()])


def opened(book: ClippingBook, read: Any = one_picture) -> Any:
    return Document(io.BytesIO(book_docx(book, read, MADE)))


def source(book: ClippingBook, name: str) -> str:
    with ZipFile(io.BytesIO(book_docx(book, one_picture, MADE))) as archive:
        return archive.read(name).decode()


def styled(document: Any, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == style]


def test_word_document_holds_text_headings_and_pictures() -> None:
    document = opened(BOOK)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "本报北京2月14日电 第一段。" in texts
    assert SEEN in texts
    headings = {p.text for p in document.paragraphs if p.style.name.startswith("Heading")}
    assert {"2023年工会工作主要任务明确", "小标题", "参考文献"} <= headings
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "工会搭鹊桥"


def test_properties_are_those_of_the_book() -> None:
    about = opened(ClippingBook(title="工会", clippings=BOOK.clippings)).core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("工会", "", "", "")
    assert (about.created, about.modified) == (MADE, MADE)
    assert opened(ALONE).core_properties.author == "郑莉；郝赫；宋欣；第四人"
    with ZipFile(io.BytesIO(book_docx(BOOK, one_picture, MADE))) as archive:
        assert not [name for name in archive.namelist() if b"python-docx" in archive.read(name)]


def test_the_paper_is_a4_and_its_pages_are_numbered() -> None:
    (section,) = opened(BOOK).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    footer = source(BOOK, "word/footer1.xml")
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_every_style_has_a_chinese_face_and_the_language_is_chinese() -> None:
    document = opened(BOOK)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}")
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "宋体"
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "zh-CN"
    for name in ("Title", "Heading 1", "Heading 2", "Caption"):
        assert document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    faces = source(BOOK, "word/fontTable.xml")
    assert all(name in faces for name in ("SimSun", "SimHei", "KaiTi"))


def test_the_first_line_is_indented_by_two_characters() -> None:
    text = next(each for each in opened(BOOK).paragraphs if each.text.startswith("本报北京"))
    assert text.style.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert not text.text.startswith("\u3000")


def keeps_with_next(paragraph: Any) -> bool:
    own = paragraph.paragraph_format.keep_with_next
    return bool(paragraph.style.paragraph_format.keep_with_next if own is None else own)


def test_a_headline_stack_is_never_parted_from_its_text() -> None:
    paragraphs = opened(ALONE).paragraphs
    first = next(place for place, each in enumerate(paragraphs) if each.text.startswith("本报北京"))
    assert [each.text for each in paragraphs[:first]] == [
        "要闻",
        "全总部署",
        "2023年工会工作主要任务明确",
        "副题在此",
        "工人日报 2023年2月15日 第2版 要闻",
        "本报记者 郑莉 郝赫 宋欣 第四人",
    ]
    assert all(keeps_with_next(each) for each in paragraphs[:first])
    crosshead = next(each for each in paragraphs if each.text == "小标题")
    assert keeps_with_next(crosshead)


def test_a_picture_stays_with_all_that_is_said_below_it() -> None:
    paragraphs = opened(ALONE).paragraphs
    last = next(place for place, each in enumerate(paragraphs) if each.text == "杜凯 摄")
    assert [each.style.name for each in paragraphs[last - 3 : last + 1]] == ["图片", "图题", "Caption", "摄影署名"]
    assert [keeps_with_next(each) for each in paragraphs[last - 3 : last + 1]] == [True, True, True, False]
    bare = Story(headline=Headline(main="甲"), photos=(Photo(image="abc.png"),), paragraphs=(Paragraph(text="文。"),))
    picture = next(
        each
        for each in opened(ClippingBook(title="甲", clippings=[Clipping(story=bare)])).paragraphs
        if each.style.name == "图片"
    )
    assert not keeps_with_next(picture)


@pytest.mark.parametrize("size", [(6000, 400), (400, 6000), (3000, 2000), (150, 75)])
def test_a_picture_is_within_the_measure_and_no_larger_than_it_is_sharp(size: tuple[int, int]) -> None:
    (shape,) = opened(ALONE, lambda _name: jpeg(*size)).inline_shapes
    (section,) = opened(ALONE).sections
    assert shape.width <= min(section.page_width - section.left_margin - section.right_margin, Cm(16))
    assert shape.height <= Cm(18)
    assert abs(shape.width / shape.height - size[0] / size[1]) < 0.02 * size[0] / size[1]
    assert shape.width.inches <= size[0] / 150 + 0.01


def test_a_picture_shown_twice_is_kept_once() -> None:
    book = ClippingBook(title="x", clippings=[clipping(), clipping(page="3")])
    assert len(opened(book).inline_shapes) == 2
    with ZipFile(io.BytesIO(book_docx(book, one_picture, MADE))) as archive:
        assert len([name for name in archive.namelist() if "/media/" in name]) == 1


@pytest.mark.parametrize("content", [b"no picture", b"RIFF....WEBP", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a"])
def test_a_picture_that_word_does_not_know_leaves_its_caption(content: bytes) -> None:
    document = opened(ALONE, lambda _name: content)
    assert len(document.inline_shapes) == 0
    assert "图说。" in styled(document, "Caption")


def fields(document: Any) -> list[str]:
    return [each.text for each in document.element.iter(qn("w:instrText"))]


def test_a_book_has_contents_that_lead_to_its_headings() -> None:
    document = opened(issue())
    assert fields(document) == [' TOC \\o "1-2" \\h \\z \\u ']
    entries = [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("toc")]
    assert entries[:3] == [("toc 1", "第1版"), ("toc 2", "甲稿"), ("toc 2", "乙稿")]
    names = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    anchors = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    assert entries[-1] == ("toc 1", "参考文献")
    assert len(anchors) == 9
    assert set(anchors) == names
    kinds = [each.get(qn("w:fldCharType")) for each in document.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_headings_stand_one_below_the_other_whatever_the_book() -> None:
    days = [paper("甲", page="1"), paper("乙"), paper("丙", day=16), paper("丁", day=16)]
    book = ClippingBook(title="x", clippings=days)
    assert styled(opened(book), "Heading 1") == ["工人日报 2023年2月15日", "工人日报 2023年2月16日", "参考文献"]
    assert styled(opened(book), "Heading 2") == ["第1版", "第2版", "第2版"]
    assert styled(opened(book), "Heading 3") == ["甲", "乙", "丙", "丁"]
    assert styled(opened(issue()), "Heading 2") == ["甲稿", "乙稿", "丙稿", "丁稿", "戊稿"]
    assert styled(opened(ALONE), "Heading 1") == [clipping().title]
    assert styled(opened(ALONE), "Heading 2") == ["小标题", "参考文献"]


def test_a_story_alone_has_no_title_page() -> None:
    document = opened(ALONE)
    assert styled(document, "Title") == fields(document) == []


def test_lines_of_a_poem_stay_lines() -> None:
    poem = Story(headline=Headline(main="诗"), paragraphs=(Paragraph(text="一行\n二行", style=ParagraphStyle.VERSE),))
    assert styled(opened(ClippingBook(title="诗", clippings=[Clipping(story=poem)])), "诗行") == ["一行\n二行"]


def test_a_book_with_nothing_known_is_a_document() -> None:
    document = opened(ClippingBook(title="", clippings=[paper("", newspaper=None, day=0, page=None)]), no_picture)
    assert "的正文。" in styled(document, "Body Text")
    assert opened(ClippingBook(title="", clippings=[Clipping(story=Story())] * 2)).paragraphs


def test_a_table_is_a_table_with_figures_on_the_right() -> None:
    table = Paragraph(text="地区\t面积\n松原\t1,240\n白城\t", style=ParagraphStyle.TABLE)
    story = Story(headline=Headline(main="面积"), paragraphs=(table, table, Paragraph(text="完。")))
    document = opened(ClippingBook(title="面积", clippings=[Clipping(story=story)]))
    assert len(document.tables) == 2
    first = document.tables[0]
    texts = [[cell.text for cell in row.cells] for row in first.rows]
    assert texts == [["地区", "面积"], ["松原", "1,240"], ["白城", ""]]
    assert [cell.paragraphs[0].style.name for cell in first.rows[1].cells] == ["表格", "表格数字"]
    assert first.style.name == "Table Grid"
    apart = first._tbl.getnext()
    assert apart.tag == qn("w:p"), "tables that touch are one to Word"


def test_a_wide_table_is_no_wider_than_the_text() -> None:
    table = Paragraph(text="\t".join(["很长的一格文字" * 4] * 6), style=ParagraphStyle.TABLE)
    story = Story(headline=Headline(main="宽表"), paragraphs=(table,))
    document = opened(ClippingBook(title="宽表", clippings=[Clipping(story=story)]))
    assert sum(column.width for column in document.tables[0].columns) <= Cm(16)
