"""Word documents: how people set headlines in them, tables, pictures, and what is hostile."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story, StoryKind
from reader.errors import FileRefused
from reader.render.clipping import ClippingBook
from reader.render.word.document import book_docx
from tests.importer.ablation import changed, numbers
from tests.importer.books import linked_picture, make_zip, read_file
from tests.importer.ledger import entry_of
from tests.importer.word_files import paragraph, part, picture, run, table, word_file
from tests.render.clippings import PNG as ONE_PIXEL
from tests.render.clippings import clipping

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
TEXT = "临河县今年冬灌比往年少用了两成水，水渠修好以后，各村都能按时浇上地。"
MORE = "县里的夜校开课一月，报名的农民超过一千人，课上讲种地的科学，也讲记账。"


def heads(page: Page) -> list[str | None]:
    return [story.headline.main for story in page.stories if story.kind is StoryKind.STORY]


def texts(page: Page) -> list[str]:
    return [paragraph.text for story in page.stories for paragraph in story.paragraphs]


def test_headings_are_read_by_style(tmp_path: Path) -> None:
    body = (
        paragraph("临河日报 2026年3月12日 第2版 要闻"),
        paragraph("临河县冬灌用水少了两成", style="1"),
        paragraph("本报记者 林知远"),
        paragraph(TEXT),
        paragraph(),
        paragraph("夜校里的灯光", style="1"),
        paragraph(MORE),
    )
    [page] = read_file(word_file(tmp_path / "a.docx", *body))
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("临河日报", "2026-03-12", "2")
    assert heads(page) == ["临河县冬灌用水少了两成", "夜校里的灯光"]
    assert [[byline.name for byline in story.bylines] for story in page.stories if story.bylines] == [["林知远"]]
    assert TEXT in page.text


@pytest.mark.parametrize(
    ("large", "bold", "centred"), [(44, True, True), (36, False, False), (0, True, True), (0, False, True)]
)
def test_headings_are_read_by_type_and_place(tmp_path: Path, large: int, bold: bool, centred: bool) -> None:
    look = {"size": large, "bold": bold, "centred": centred}
    first, second = (paragraph(text, **look) for text in ("临河县冬灌用水少了两成", "夜校里的灯光"))  # type: ignore[arg-type]
    body = (first, paragraph(TEXT), paragraph(MORE), second, paragraph(MORE), paragraph(TEXT))
    [page] = read_file(word_file(tmp_path / "a.docx", *body))
    assert heads(page) == ["临河县冬灌用水少了两成", "夜校里的灯光"]
    assert texts(page) == [TEXT, MORE, MORE, TEXT]


def test_type_a_little_larger_is_no_heading(tmp_path: Path) -> None:
    body = (
        paragraph("标题在此", size=32),
        paragraph(TEXT, size=24),
        paragraph(MORE, size=24),
        paragraph("小一点", size=26),
    )
    [page] = read_file(word_file(tmp_path / "a.docx", *body))
    assert heads(page) == ["标题在此"]


HELD = {
    "containers.word.word_headings._LARGER": (
        paragraph("标题在此", size=32),
        *(paragraph(text, size=24) for text in (TEXT, MORE)),
        paragraph("小一点", size=26),
    ),
    "containers.word.word_headings._LONGEST_CHARS": tuple(
        piece
        for count in (12, 60, 120)
        for piece in (paragraph("秋收之后" * (count // 4), size=44), paragraph(TEXT + MORE))
    ),
    "containers.word.word._LONGEST_CELL_CHARS": (
        *(table((TEXT[:10], "水" * count)) for count in (150, 300)),
        paragraph("标题在此", style="1"),
    ),
}


@pytest.mark.parametrize("name", HELD)
def test_each_number_is_held_from_both_sides(tmp_path: Path, name: str) -> None:
    [number] = [one for one in numbers() if str(one) == name]
    file = word_file(tmp_path / "a.docx", *HELD[name])
    before = [page.stories for page in read_file(file)]
    for value in (number.halved, number.doubled):
        with changed(number, value):
            assert [page.stories for page in read_file(file)] != before


def test_verse_between_the_margins_is_no_heading(tmp_path: Path) -> None:
    lines = ("春水绕村流", "新渠入画图", "耕牛田上走", "布谷隔林呼")
    [page] = read_file(word_file(tmp_path / "a.docx", *(paragraph(line, centred=True) for line in lines)))
    assert len(heads(page)) <= 1
    assert "".join(texts(page)).replace("\n", "") in ("".join(lines), "".join(lines[1:]))


def test_tables_stay_tables_and_laid_out_pages_are_text(tmp_path: Path) -> None:
    rows = table(("县", "水量"), ("临河", "95.6%"), ("磴口", ""))
    page_in_cells = table((TEXT * 7, MORE * 7))
    body = (paragraph("冬灌用水", style="1"), paragraph(TEXT), rows, paragraph(MORE), page_in_cells)
    [page] = read_file(word_file(tmp_path / "a.docx", *body))
    tables = [each.text for story in page.stories for each in story.paragraphs if each.style is ParagraphStyle.TABLE]
    assert [each.rstrip() for each in tables] == ["县\t水量\n临河\t95.6%\n磴口"]
    assert TEXT * 7 in texts(page)
    assert MORE * 7 in texts(page)


@pytest.mark.parametrize(
    ("columns", "taken"), [("2", 2), ("3", 3), ("", 1), ("0", 1), ("-2", 1), ("many", 1), ("9" * 5000, 40)]
)
def test_a_cell_over_several_columns_keeps_those_beside_it_in_theirs(tmp_path: Path, columns: str, taken: int) -> None:
    merged = table(("地区", "水量"), ("临河", "城关", "95.6%"))
    merged = merged.replace("<w:tc>", f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>', 1)
    [page] = read_file(word_file(tmp_path / "a.docx", paragraph("冬灌用水", style="1"), paragraph(TEXT), merged))
    [rows] = [each.text for story in page.stories for each in story.paragraphs if each.style is ParagraphStyle.TABLE]
    assert [row.rstrip() for row in rows.split("\n")] == ["地区" + "\t" * taken + "水量", "临河\t城关\t95.6%"]


def test_pictures_are_found_with_their_captions(tmp_path: Path) -> None:
    body = (
        paragraph("冬灌用水", style="1"),
        paragraph(TEXT),
        picture("rId9", "水渠"),
        paragraph("村民在新修的水渠边查看水位", centred=True),
        paragraph(MORE),
        picture("rId8"),
        paragraph("夜校课堂一角", style="c"),
        paragraph(TEXT + MORE),
    )
    file = word_file(tmp_path / "a.docx", *body, pictures={"rId9": PNG})
    [page] = read_file(file)
    [photo, other] = [photo for story in page.stories for photo in story.photos]
    assert (photo.image, photo.caption) == ("word/media/rId9.png", "村民在新修的水渠边查看水位")
    assert other.caption == "夜校课堂一角"
    assert texts(page) == [TEXT, MORE, TEXT + MORE]
    kept = linked_picture(file, "word/media/rId9.png")
    assert kept is not None
    assert kept.data == PNG
    outer = make_zip(tmp_path / "b.zip", {"剪报/a.docx": file.read_bytes()})
    [page] = read_file(outer)
    images = [photo.image for story in page.stories for photo in story.photos if photo.image]
    assert images == ["剪报/a.docx/word/media/rId9.png"]
    assert linked_picture(outer, images[0]) is not None


def test_what_stands_around_text_is_passed_over_and_no_text_is_lost(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:ins><w:r><w:t>临河县</w:t></w:r></w:ins><w:del><w:r><w:delText>磴口县</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:hyperlink><w:r><w:t>今年</w:t></w:r></w:hyperlink>"
        "<w:r><w:ruby><w:rt><w:r><w:t>dōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>冬</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:smartTag><w:r><w:t>灌用水少了两成。</w:t></w:r></w:smartTag></w:p>"
    )
    inside = paragraph("框里的话也是正文，不能丢。")
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    held = f"<w:sdt><w:sdtContent>{paragraph(TEXT)}</w:sdtContent></w:sdt>"
    notes = {
        "word/footnotes.xml": part("footnotes", f"<w:footnote>{paragraph('①引自县志。')}</w:footnote>"),
        "word/header1.xml": part("hdr", paragraph("临河日报 2026年3月12日 第2版")),
        "word/footer1.xml": part("ftr", paragraph("1 / 3")),
    }
    [page] = read_file(word_file(tmp_path / "a.docx", changed, box, held, others=notes))
    whole = "".join(texts(page))
    for piece in ("临河县今年冬灌用水少了两成。", "框里的话也是正文，不能丢。", TEXT, "①引自县志。"):
        assert piece in whole
    for piece in ("磴口县", "PAGEREF", "dōng", "1 / 3"):
        assert piece not in page.text
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("临河日报", "2026-03-12", "2")


def test_a_table_in_a_text_box_is_read(tmp_path: Path) -> None:
    inside = table(("县", "水量"), ("临河", "95.6%"))
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    [page] = read_file(word_file(tmp_path / "a.docx", paragraph(TEXT), box, paragraph(MORE)))
    assert "县\t水量\n临河\t95.6%" in texts(page)


def test_no_character_is_lost(tmp_path: Path) -> None:
    body = (
        paragraph("冬灌用水", style="1"),
        paragraph(TEXT),
        table(("县", "水量"), ("临河", "95.6%")),
        paragraph(MORE),
    )
    notes = {"word/footnotes.xml": part("footnotes", f"<w:footnote>{paragraph('①引自县志。')}</w:footnote>")}
    entry = entry_of(word_file(tmp_path / "a.docx", *body, others=notes))
    assert (entry.refused, entry.lost) == (0, {})
    assert entry.held > len(TEXT)


def test_pages_one_below_the_other_are_pages(tmp_path: Path) -> None:
    body = [
        piece
        for number, text in (("2", TEXT), ("3", MORE))
        for piece in (
            paragraph(f"临河日报 2026年3月12日 第{number}版"),
            paragraph(f"第{number}版的报道", style="1"),
            paragraph(text),
            paragraph(text[:20] + "。"),
        )
    ]
    pages = read_file(word_file(tmp_path / "a.docx", *body))
    assert [page.facts.number for page in pages] == ["2", "3"]
    assert [heads(page) for page in pages] == [["第2版的报道"], ["第3版的报道"]]


def test_lines_broken_by_hand_are_lines(tmp_path: Path) -> None:
    broken = f"<w:p>{run(TEXT)}<w:r><w:br/></w:r>{run(MORE)}</w:p>"
    [page] = read_file(word_file(tmp_path / "a.docx", paragraph("标题", style="1"), broken))
    assert texts(page) == [TEXT, MORE]


SHORT = Story(headline=Headline(main="夜校里的灯光"), paragraphs=(Paragraph(text=TEXT), Paragraph(text=MORE)))
UNTITLED = Story(paragraphs=(Paragraph(text=TEXT), Paragraph(text="王长河", style=ParagraphStyle.SIGNATURE)))
CONTINUED = clipping(page="3", section=None)
BOOKS = {
    "one story": (clipping(note="我的笔记"),),
    "stories of a page": (clipping(note="我的笔记"), clipping(story=SHORT)),
    "issues and pages": (
        clipping(),
        clipping(story=SHORT),
        CONTINUED,
        clipping(story=UNTITLED, page="3", section=None),
        clipping(date="2023-02-16"),
        clipping(story=SHORT, date="2023-02-16"),
    ),
    "stories from nowhere": (clipping(story=SHORT, newspaper=None, date=None, page=None, section=None),),
}


@pytest.mark.parametrize("name", BOOKS)
def test_an_exported_book_comes_back_as_its_stories(tmp_path: Path, name: str) -> None:
    file, clippings = tmp_path / "book.docx", BOOKS[name]
    book = ClippingBook(title="剪报", clippings=clippings, introduction="前言")
    file.write_bytes(book_docx(book, lambda name: ONE_PIXEL if name else None, datetime(2026, 3, 12, tzinfo=UTC)))
    pages = read_file(file)
    found = [(page, story) for page in pages for story in page.stories if story.kind is StoryKind.STORY]
    assert len(found) == len(clippings)
    for (page, back), wanted in zip(found, clippings, strict=True):
        story = wanted.story
        assert (back.headline, back.column_label, back.byline_text) == (
            story.headline,
            story.column_label,
            story.byline_text,
        )
        assert [(each.text, each.style) for each in back.paragraphs] == [
            (each.text, each.style) for each in story.paragraphs
        ]
        assert [(each.title, each.caption, each.credit) for each in back.photos] == [
            (each.title, each.caption, each.credit) for each in story.photos
        ]
        assert (back.continued_on and back.continued_on.page) == (story.continued_on and story.continued_on.page)
        assert page.facts == PageFacts(
            newspaper=wanted.newspaper, date=wanted.date, number=wanted.page, section=wanted.section
        )
    links = {photo.image for _, story in found for photo in story.photos}
    assert all(link and linked_picture(file, link) for link in links)
    notes = [each.text for page in pages for story in page.stories for each in story.paragraphs]
    assert ("我的笔记" in notes) == any(each.note for each in clippings)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><w:document/>', "doctype"),
        ("<w:document", "damaged"),
        ("<document><body></body></document>", "empty"),
        ("<body>" * 10_000, "damaged: more than"),
        ("<d><body>" + "<p>" * 9_000 + "<t>x</t>" + "</p>" * 9_000 + "</body></d>", "damaged: more than"),
        ("<d><body>" + "<tbl><tr><tc>" * 2_000 + "</tc></tr></tbl>" * 2_000 + "</body></d>", "damaged: more than"),
        ("<d><body>" + "<tbl><tr><tc>" * 80 + "<p/>" + "</tc></tr></tbl>" * 80 + "</body></d>", "empty"),
        ("<d><body>" + "<p/>" * 400_000 + "</body></d>", "bomb"),
    ],
)
def test_a_hostile_document_is_refused(tmp_path: Path, document: str, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        read_file(word_file(tmp_path / "a.docx", others={"word/document.xml": document}))


def test_styles_that_are_based_on_one_another_end(tmp_path: Path) -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("x", "y"), ("y", "x"))
    )
    assert len(read_file(word_file(tmp_path / "a.docx", paragraph(TEXT, style="x"), styles=circle))) == 1


def test_a_header_that_is_no_page_head_names_no_newspaper(tmp_path: Path) -> None:
    head = paragraph("临河日报 2026年3月12日 第2版 要闻")
    notes = {"word/header1.xml": part("hdr", paragraph("资料室存临河日报剪报"))}
    [page] = read_file(
        word_file(tmp_path / "a.docx", head, paragraph("冬灌用水", style="1"), paragraph(TEXT), others=notes)
    )
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("临河日报", "2026-03-12", "2")
    assert "资料室存临河日报剪报" in "".join(texts(page))
