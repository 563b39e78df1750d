"""Text that looks like markup, characters and fonts that are missing, work that is stopped, a disk that is full."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from reader.cli.printing import error_sentences
from reader.domain.story import Headline, Paragraph, Story
from reader.errors import Cancelled, NotSet, PdfReason, SystemReason
from reader.render.clipping import Clipping, ClippingBook
from reader.render.pdf import typst_process as presses
from reader.render.pdf.book_pdf import BookPdf, book_pdf
from reader.ui.language import error_messages
from tests.full_disk import little_room
from tests.render.clippings import HOSTILE, clipping, hostile
from tests.render.pdf.foreign import closed_up, needs_chinese_font, opened, text_of

MARKUP = (
    '#let x = 1 #panic("x") $a^2$ *b* _c_ @d \\e <f> `g` [h] {i} = j - k + l / m // n /* o */ 1. -- ... ~ \'q\' "r"'
)


def no_pictures(_name: str) -> None:
    return None


def alone(clipping: Clipping) -> ClippingBook:
    return ClippingBook(title=clipping.title, clippings=[clipping])


def clip(*paragraphs: str, headline: str = "标题") -> Clipping:
    return Clipping(
        story=Story(headline=Headline(main=headline), paragraphs=tuple(Paragraph(text=each) for each in paragraphs))
    )


@needs_chinese_font
def test_no_text_is_taken_for_markup(tmp_path: Path) -> None:
    texts = (
        MARKUP,
        "= heading",
        "- list",
        "+ list",
        "/ term: x",
        "#pagebreak()",
        "#",
        "$",
        "\\",
        "```",
        "/*",
        "//",
        "<script>",
    )
    book = ClippingBook(title=MARKUP, clippings=[clip(*texts, headline=MARKUP), hostile()], introduction=MARKUP)
    read = text_of(book_pdf(book, no_pictures).content, tmp_path)
    for text in (*texts, HOSTILE.replace("\x07", "")):
        assert closed_up(text) in read, text


@needs_chinese_font
def test_what_is_no_character_is_left_out_and_line_ends_are_kept(tmp_path: Path) -> None:
    text = "头\x00一\x01二\ud800三\udfff四\ufffe五\x7f六\x85七\u2028八\r\n九\t十\v尾"
    made = book_pdf(alone(clip(text, headline="\x00题\ud800")), no_pictures)
    assert not made.missing
    file = tmp_path / "a.pdf"
    assert "头一二三四五六七八九十尾" in text_of(made.content, tmp_path)
    assert opened(made.content).metadata["/Title"] == "题"  # type: ignore[index]
    assert not file.exists()


@needs_chinese_font
@pytest.mark.parametrize(
    "book",
    [
        ClippingBook(title="", clippings=[]),
        ClippingBook(
            title="\x00", clippings=[Clipping(story=Story()), Clipping(story=Story(paragraphs=(Paragraph(text=" "),)))]
        ),
        ClippingBook(
            title="长" * 500, clippings=[clip("正文", headline="长" * 3000), clip("正文", headline="x" * 3000)]
        ),
    ],
    ids=["no stories", "stories of nothing", "endless headlines"],
)
def test_odd_books_are_set_all_the_same(book: ClippingBook) -> None:
    made = book_pdf(book, no_pictures)
    assert len(opened(made.content).pages) >= len(book.clippings)


@needs_chinese_font
def test_characters_that_no_font_has_are_named_and_stay_in_the_text(tmp_path: Path) -> None:
    # Private characters, as old exports of newspapers have them for rare names.
    made = book_pdf(alone(clip("记者张\ue5ce、李\ue5cf。又见\ue5ce。", headline="寻访\ue5d1")), no_pictures)
    assert made.missing == "\ue5d1\ue5ce\ue5cf"
    assert made.missing_named == "U+E5D1 U+E5CE U+E5CF"
    read = text_of(made.content, tmp_path)
    assert "记者张\ue5ce、李\ue5cf。又见\ue5ce。" in read
    assert "寻访\ue5d1" in read
    assert b"pdfuaid" in made.content or b"pdfuaid" in opened(made.content).trailer["/Root"]["/Metadata"].get_data()


def test_many_missing_characters_are_named_in_short() -> None:
    assert BookPdf(b"", "".join(map(chr, range(0xE000, 0xE020)))).missing_named.endswith("U+E00B …")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig tells where fonts are on Linux only")
def test_without_a_font_for_chinese_there_is_no_pdf_of_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text(f"<fontconfig><dir>{tmp_path}/none</dir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    with pytest.raises(NotSet) as refused:
        book_pdf(alone(clipping()), no_pictures)
    assert refused.value.reason == "no_chinese_font"


def test_work_that_is_stopped_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(Cancelled):
        book_pdf(alone(clipping()), no_pictures, going_on=lambda: False)
    assert list(tmp_path.iterdir()) == []


def _die(*_arguments: object) -> None:
    sys.exit(3)


def _fail(*_arguments: object) -> None:
    raise OSError(12, "Cannot allocate memory")


def test_a_process_that_ends_early_is_a_reason_not_a_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presses, "serve", _die)
    with pytest.raises(NotSet) as refused:
        book_pdf(alone(clipping()), no_pictures)
    assert refused.value.reason == "ended"


def test_a_process_whose_program_is_gone_clears_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def send(self, _answer: object) -> None:
            raise BrokenPipeError

    # This process shall go on hearing of Ctrl+C.
    monkeypatch.setattr(presses.signal, "signal", lambda *_: None)
    folder = tmp_path / "book"
    folder.mkdir()
    presses.serve(Gone(), folder, datetime.now().astimezone(), serif=True)  # type: ignore[arg-type]
    assert not folder.exists()


def test_a_full_disk_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with little_room(64), pytest.raises(NotSet) as refused:
        book_pdf(alone(clipping()), no_pictures)
    assert refused.value.reason == "no_room"
    assert str(tmp_path) in refused.value.detail


@pytest.mark.parametrize("reason", PdfReason)
def test_every_reason_why_there_is_no_pdf_is_a_sentence_in_both_front_ends(reason: PdfReason) -> None:
    error = NotSet(reason, SystemReason.FULL)
    for said in (error_sentences.sentence(error), error_messages.sentence(error)):
        assert said.startswith("No PDF was made")
        assert "disk is full" in said
