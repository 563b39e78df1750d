"""The facts that a PDF holds of itself: tags, bookmarks, labels of its pages, properties, language."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from reader.domain.story import Byline, Headline, Paragraph, ParagraphStyle, Role, Story, StoryKind
from reader.render.clipping import Clipping, ClippingBook
from reader.render.pdf.book_pdf import book_pdf
from reader.render.pdf.pdf_look import PdfLook
from tests.render.clippings import clipping
from tests.render.pdf.foreign import bookmarks, needs_chinese_font, opened, structure_of

pytestmark = needs_chinese_font
_MADE = datetime(2026, 4, 28, 9, 30, 1, 5, tzinfo=timezone(timedelta(hours=8)))


def no_pictures(_name: str) -> None:
    return None


def clip(headline: str, page: str, *, section: str = "要闻", text: str = "正文。") -> Clipping:
    story = Story(
        headline=Headline(main=headline),
        paragraphs=(Paragraph(text="小标题", style=ParagraphStyle.CROSSHEAD), Paragraph(text=text)),
    )
    return Clipping(story=story, newspaper="某某日报", date="2026-04-27", page=page, section=section)


def issue() -> ClippingBook:
    named = (("甲", "1"), ("乙", "1"), ("丙", "2"), ("丁", "2"))
    return ClippingBook(title="一期", clippings=[clip(*each) for each in named], introduction="前言第一段\n前言第二段")


def test_one_story_has_its_title_authors_and_language() -> None:
    reader = opened(
        book_pdf(ClippingBook(title=clipping().title, clippings=[clipping()]), no_pictures, made=_MADE).content
    )
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == "2023年工会工作主要任务明确"
    assert metadata.author == "郑莉, 郝赫, 宋欣, 第四人"
    assert metadata["/Keywords"] == "工人日报, 要闻"
    assert metadata.creator == "Dubao"
    assert metadata.creation_date == _MADE.replace(microsecond=0)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.xmp_creator_tool == "Dubao"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert bookmarks(reader) == [(1, "2023年工会工作主要任务明确"), (2, "小标题")]
    assert reader.page_labels == ["1"]
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_a_book_has_its_pages_and_stories_as_bookmarks_and_numbers_its_front_apart() -> None:
    reader = opened(book_pdf(issue(), no_pictures).content)
    assert bookmarks(reader) == [
        (1, "目录"),
        (1, "第1版 要闻"),
        (2, "甲"),
        (2, "乙"),
        (1, "第2版 要闻"),
        (2, "丙"),
        (2, "丁"),
        (1, "参考文献"),
    ]
    assert reader.page_labels == ["i", "1", "2", "3", "4", "5"]
    contents = reader.pages[0].extract_text()
    for line in ("一期", "前言第二段", "目录", "第2版 要闻", "丁"):
        assert line in contents
    links = [each.get_object()["/Subtype"] for each in reader.pages[0]["/Annots"]]
    assert links == ["/Link"] * 7


def test_text_is_tagged_for_what_it_is(tmp_path: Path) -> None:
    tags = structure_of(book_pdf(issue(), no_pictures).content, tmp_path)
    kinds = [line.split()[0] for line in tags.splitlines() if line.split()[-1:] == ["(block)"]]
    assert [kind for kind in kinds if kind != "P"] == [
        "H1",
        "H1",
        "H2",
        "H3",
        "H2",
        "H3",
        "H1",
        "H2",
        "H3",
        "H2",
        "H3",
        "H1",
    ]
    assert tags.count("TOCI") == 7
    assert "某某日报 · 2026-04-27" in tags, "above the story"
    assert "\n".join(tags.splitlines()[-12:]).count("2026-04-27 · 第2版") == 0, (
        "the running foot is no part of the text"
    )


def test_traditional_characters_are_passed_to_programs_that_read_aloud(tmp_path: Path) -> None:
    book = ClippingBook(
        title="剪报", clippings=[clip("农户用电更省心", "1"), clip("農戶用電更省心", "2", text="開會說話。")]
    )
    pdf = book_pdf(book, no_pictures).content
    assert b"zh-CN" in pdf
    reader = opened(book_pdf(ClippingBook(title="農戶用電更省心", clippings=book.clippings[1:]), no_pictures).content)
    assert reader.trailer["/Root"]["/Lang"] == "zh-TW"


def test_a_picture_story_is_headed_by_its_title_and_one_without_a_headline_by_its_place(tmp_path: Path) -> None:
    from reader.domain.photo import Photo

    photo = Photo(title="春耕", caption="田间一景。", credit="某某 摄")
    stories = (
        Story(kind=StoryKind.PHOTO, photos=(photo,), bylines=(Byline(Role.PHOTOGRAPHER, "某某"),)),
        Story(paragraphs=(Paragraph(text="简讯一则，没有标题。"),)),
        Story(),
    )
    clippings = [Clipping(story=story, newspaper="某某日报", page="4") for story in stories]
    reader = opened(book_pdf(ClippingBook(title="剪报", clippings=clippings), no_pictures).content)
    assert [title for _level, title in bookmarks(reader)] == [
        "目录",
        "春耕",
        "简讯一则，没有标题。",
        "无题",
        "参考文献",
    ]
    first, second = (reader.pages[at].extract_text() for at in (1, 2))
    assert first.count("春耕") == 1
    assert second.count("简讯一则") == 1


def test_the_same_book_makes_the_same_file() -> None:
    one, two, later = (book_pdf(issue(), no_pictures, made=made).content for made in (_MADE, _MADE, datetime.now(UTC)))
    assert one == two
    assert len(one) == len(later)


def test_the_paper_can_be_chosen_and_lines_hold_whole_characters() -> None:
    for paper, size in (("a5", (420, 595)), ("letter", (612, 792))):
        look = PdfLook(paper=paper)
        box = opened(book_pdf(issue(), no_pictures, look).content).pages[0].mediabox
        assert (round(box.width), round(box.height)) == size
        assert look.measure * look.size < size[0] - 90


def test_a_table_is_tagged_as_one(tmp_path: Path) -> None:
    table = Paragraph(text="地区\t面积\n松原\t1,240\n白城\t", style=ParagraphStyle.TABLE)
    story = Story(headline=Headline(main="面积"), paragraphs=(Paragraph(text="见下表。"), table))
    pdf = book_pdf(ClippingBook(title="面积", clippings=[Clipping(story=story)]), no_pictures).content
    tags = structure_of(pdf, tmp_path)
    assert tags.count("TR") == 3
    assert "1,240" in tags
