"""OpenDocument texts: headings by style and by type, tables, pictures, what stands around the text, refusals."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import ParagraphStyle, StoryKind
from reader.errors import FileRefused
from tests.importer.books import linked_picture, make_zip, read_file
from tests.importer.odt_files import odt_file, paragraph, style

HEAD = "临河日报 2026年3月12日 第2版 要闻"
MAIN, OTHER = "临河县冬灌用水少了两成", "夜校里的灯光"
TEXT = "临河县今年冬灌比往年少用了两成水，水渠修好以后，各村都能按时浇上地。"
MORE = "县里的夜校开课一月，报名的农民超过一千人，课上讲种地的科学，也讲记账。"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def heads(page: Page) -> list[str | None]:
    return [story.headline.main for story in page.stories if story.kind is StoryKind.STORY]


def texts(page: Page) -> str:
    return "".join(paragraph.text for story in page.stories for paragraph in story.paragraphs)


def row(*cells: str) -> str:
    """Return a row of a table; a text is a cell's paragraph, an element stands in the cell as it is."""
    held = (cell if cell.startswith("<") else paragraph(cell) for cell in cells)
    return (
        f"<table:table-row>{''.join(f'<table:table-cell>{each}</table:table-cell>' for each in held)}</table:table-row>"
    )


def test_headings_by_style_stand_over_their_articles(tmp_path: Path) -> None:
    heading = '<text:h text:style-name="P1" text:outline-level="1">{}</text:h>'
    file = odt_file(
        tmp_path / "a.odt",
        paragraph(HEAD),
        heading.format(MAIN),
        paragraph("本报记者 林知远"),
        paragraph(TEXT),
        paragraph(OTHER, "P2"),
        paragraph(MORE),
        automatic=style("P1", parent="Heading_20_1") + style("P2", parent="Heading_20_1"),
    )
    [page] = read_file(file)
    facts = page.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("临河日报", "2026-03-12", "2", "要闻")
    assert heads(page) == [MAIN, OTHER]
    assert [byline.name for story in page.stories for byline in story.bylines] == ["林知远"]


@pytest.mark.parametrize(
    "type_",
    ['fo:font-size="10.5pt" style:font-size-asian="22pt"', 'fo:font-size="22pt"'],
)
def test_headings_by_larger_type(tmp_path: Path, type_: str) -> None:
    run = f'<text:p text:style-name="Standard"><text:span text:style-name="T1">{OTHER}</text:span></text:p>'
    made = style("P1", type_=type_) + style("T1", family="text", parent="", type_=type_)
    file = odt_file(tmp_path / "a.odt", paragraph(MAIN, "P1"), paragraph(TEXT), run, paragraph(MORE), automatic=made)
    assert heads(read_file(file)[0]) == [MAIN, OTHER]


def test_tables_pictures_and_captions(tmp_path: Path) -> None:
    rows = row("县", "水量") + row("临河", "95.6%")
    table = f"<table:table><table:table-header-rows>{rows}</table:table-header-rows></table:table>"
    frame = '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>渠边</svg:desc></draw:frame>'
    file = odt_file(
        tmp_path / "a.odt",
        paragraph(MAIN, "P1"),
        paragraph(TEXT),
        f"<text:p>{frame}</text:p>",
        paragraph("村民在水渠边查看水位。", "Caption"),
        table,
        paragraph(MORE),
        automatic=style("P1", parent="Heading_20_1"),
        members={"Pictures/a.png": PNG},
    )
    [page] = read_file(file)
    [story] = [story for story in page.stories if story.kind is StoryKind.STORY]
    assert [each.text for each in story.paragraphs if each.style is ParagraphStyle.TABLE] == ["县\t水量\n临河\t95.6%"]
    [photo] = story.photos
    assert (photo.image, photo.caption) == ("Pictures/a.png", "村民在水渠边查看水位。")
    assert linked_picture(file, "Pictures/a.png") is not None


def test_a_table_in_a_cell_or_a_text_box_is_read_once(tmp_path: Path) -> None:
    inner = f"<table:table><table:table-rows>{row('县', '水量')}{row('临河', '95.6%')}</table:table-rows></table:table>"
    outer = f"<table:table>{row(inner, '渠长')}</table:table>"
    boxed = f"<table:table>{row('磴口', '少两成')}{row('五原', '少一成')}</table:table>"
    box = f"<text:p><draw:frame><draw:text-box>{boxed}</draw:text-box></draw:frame></text:p>"
    [page] = read_file(odt_file(tmp_path / "a.odt", paragraph(TEXT), outer, box, paragraph(MORE)))
    for piece in ("水量", "95.6%", "渠长", "磴口", "少一成"):
        assert page.text.count(piece) == 1


def test_what_stands_around_text_is_passed_over_and_no_text_is_lost(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>磴口县</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        "<text:p>临河县<office:annotation><text:p>批注</text:p></office:annotation>今年<text:ruby><text:ruby-base>冬"
        '</text:ruby-base><text:ruby-text>dōng</text:ruby-text></text:ruby>灌\n  用水<text:s text:c="2"/>少了两成。'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>①引自县志。</text:p>"
        "</text:note-body></text:note></text:p>",
        f"<text:section><text:list><text:list-item>{paragraph(TEXT)}</text:list-item></text:list></text:section>",
        "<text:p><draw:frame><draw:text-box><text:p>框里的话也是正文，不能丢。</text:p></draw:text-box></draw:frame></text:p>",
        paragraph(MORE),
    )
    margins = f"<style:header>{paragraph(HEAD)}</style:header><style:footer>{paragraph('1 / 3')}</style:footer>"
    [page] = read_file(odt_file(tmp_path / "a.odt", *body, margins=margins))
    for piece in ("临河县今年冬灌 用水  少了两成。", "框里的话也是正文，不能丢。", TEXT, MORE, "①引自县志。"):
        assert piece in texts(page)
    for piece in ("磴口县", "批注", "dōng", "1 / 3"):
        assert piece not in page.text
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("临河日报", "2026-03-12", "2")


def test_a_document_in_an_archive_is_read(tmp_path: Path) -> None:
    file = odt_file(tmp_path / "a.odt", paragraph(MAIN, "Heading_20_1"), paragraph(TEXT))
    assert heads(read_file(make_zip(tmp_path / "a.zip", {"临河日报/a.odt": file.read_bytes()}))[0]) == [MAIN]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"META-INF/manifest.xml": "<m><encryption-data/></m>"}, "encrypted"),
        ({"content.xml": "<office"}, "damaged"),
        ({"mimetype": "application/vnd.oasis.opendocument.presentation"}, "is_office"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, members: dict[str, str], reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        read_file(odt_file(tmp_path / "a.odt", paragraph(TEXT), members=members))


def test_an_empty_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="empty"):
        read_file(odt_file(tmp_path / "a.odt", "<text:p/>"))
