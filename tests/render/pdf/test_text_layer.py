"""The text behind the glyphs: read back by pdftotext, it is the story's, character by character."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.photo import Photo
from reader.domain.story import Dateline, Headline, Paragraph, ParagraphStyle, Story
from reader.render.clipping import Clipping, ClippingBook
from reader.render.pdf.book_pdf import book_pdf
from reader.render.pdf.pdf_look import PdfLook
from reader.render.story_css import StoryStyle
from reader.render.story_html import StoryWords
from tests.render.clippings import clipping
from tests.render.pdf.foreign import closed_up, needs_chinese_font, text_of

pytestmark = needs_chinese_font


def no_pictures(_name: str) -> None:
    return None


def clip(*paragraphs: str, headline: str = "标题") -> Clipping:
    """A story of such paragraphs."""
    story = Story(headline=Headline(main=headline), paragraphs=tuple(Paragraph(text=each) for each in paragraphs))
    return Clipping(story=story, newspaper="某某日报", date="2026-04-27", page="2", section="要闻")


def alone(clipping: Clipping) -> ClippingBook:
    return ClippingBook(title=clipping.title, clippings=[clipping])


def simplified() -> Iterator[str]:
    """Every character of GB 2312: 6,763 of Chinese, punctuation, digits, the letters of five alphabets."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def drawn_alike() -> Iterator[str]:
    """Radicals and what else has the glyph of another character in the fonts for Chinese, each beside that other."""
    for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)):
        radical = chr(code)
        if unicodedata.category(radical) != "Cn":
            yield radical + unicodedata.normalize("NFKC", radical)


@pytest.mark.parametrize("serif", [True, False], ids=["serif", "sans"])
def test_every_character_reads_back_as_itself(serif: bool, tmp_path: Path) -> None:
    characters = [each for each in simplified() if not each.isspace()]
    assert len(characters) > 7_400
    ascii_too = "".join(map(chr, range(0x21, 0x7F)))
    rows = ["".join(characters[start : start + 80]) for start in range(0, len(characters), 80)]
    texts = [
        *rows,
        "".join(drawn_alike()),
        "户戶⼾：用户、客户、農戶",
        "——……——……",
        ascii_too,
        "Ａ１，．！～“”‘’《》〈〉「」『』【】〔〕·•～—",
    ]
    pdf = book_pdf(alone(clip(*texts)), no_pictures, PdfLook(StoryStyle(size=14, serif=serif)))
    read = text_of(pdf.content, tmp_path)
    # The running foot stands between what was set on two pages.
    foot = closed_up("某某日报 · 2026-04-27 · 第2版 · 要闻")
    for number in range(1, 40):
        read = read.replace(f"{foot}{number}\N{FORM FEED}", "").replace(f"{foot}{number}", "", 1)
    assert closed_up("".join(texts)) in read


def test_a_whole_story_reads_back_in_the_order_of_the_page(tmp_path: Path) -> None:
    pdf = book_pdf(alone(clipping(note="核对数字")), no_pictures)
    assert text_of(pdf.content, tmp_path).startswith(
        closed_up(
            "工人日报 · 2023-02-15 · 第2版 · 要闻 要闻 全总部署 2023年工会工作主要任务明确 副题在此"
            "本报记者 郑莉 郝赫 宋欣 第四人 本报北京2月14日电 第一段。 小标题 床前明月光 疑是地上霜"
            "工会搭鹊桥 图说。 杜凯 摄 （下转第3版） 批注 核对数字"
        )
    )


def test_digits_stay_in_every_language(tmp_path: Path) -> None:
    words = StoryWords(
        printed_in=lambda printed: f"{printed.newspaper} · Monday, April 27, 2026 · Page {printed.page} · 要闻"
    )
    look = PdfLook(words=words, contents="Contents", references="References", note="Note")
    clippings = [clip("客户说——用户的账户里有了1,037元余额。", headline="农户用电更省心"), clip("13.5%")]
    read = text_of(book_pdf(ClippingBook(title="第1辑", clippings=clippings), no_pictures, look).content, tmp_path)
    assert read.count("Monday,April27,2026·Page2·要闻") >= 4, "above each story and at the foot of each page"
    assert "客户说——用户的账户里有了1,037元余额。" in read
    assert "戶" not in read
    assert {"Contents", "References", "第1辑", "13.5%"} <= {
        part for part in ("Contents", "References", "第1辑", "13.5%") if part in read
    }


def test_half_width_punctuation_is_drawn_wide_and_stays_what_it_is(tmp_path: Path) -> None:
    text = "据统计,1,037万人(2022年)在8:30到达;谁?他!见“图”,，（）。"
    for full_width in (True, False):
        look = PdfLook(StoryStyle(full_width=full_width))
        assert text in text_of(book_pdf(alone(clip(text)), no_pictures, look).content, tmp_path)


def test_what_has_no_place_to_break_is_broken_and_not_cut_off(tmp_path: Path) -> None:
    link = "https://example.org/" + "x" * 500
    marks, arabic = "！" * 300, "العربية"
    read = text_of(book_pdf(alone(clip(link, f"见{marks}", arabic)), no_pictures).content, tmp_path)
    assert link in read
    assert read.count("！") == 300


def test_a_paragraph_of_a_book_s_length_is_set_whole(tmp_path: Path) -> None:
    text = "".join(chr(0x4E00 + number % 2000) for number in range(25_000))
    pdf = book_pdf(alone(clip(text)), no_pictures).content
    read = text_of(pdf, tmp_path)
    assert sum(0x4E00 <= ord(each) < 0x4E00 + 2000 for each in read) >= 25_000
    assert text[9_990:10_010] in read, "where it is set in parts"


def test_the_dateline_and_all_kinds_of_paragraph_are_set(tmp_path: Path) -> None:
    kinds = tuple(Paragraph(text=f"第{style.value}段", style=style) for style in ParagraphStyle)
    story = Story(
        dateline=Dateline(text="新华社北京4月26日电"),
        paragraphs=(
            Paragraph(text="新华社北京4月26日电（记者某）正文"),
            *kinds,
            Paragraph(text="署" * 40, style=ParagraphStyle.SIGNATURE),
        ),
        photos=(Photo(caption="一\n二"),),
    )
    read = text_of(book_pdf(alone(Clipping(story=story)), no_pictures).content, tmp_path)
    assert "新华社北京4月26日电（记者某）正文第text段第crosshead段第bullet段第verse段第signature段" in read
    assert "署" * 40 + "一二" in read
