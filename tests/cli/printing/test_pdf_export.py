"""`dubao export --format pdf`: without a display and without Qt."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reader.cli.printing import pdf_export as command
from reader.errors import NotSet, PdfReason
from reader.render.clipping import ClippingBook
from reader.render.pdf import book_pdf as books
from reader.render.pdf.book_pdf import BookPdf
from reader.render.pdf.pdf_look import PAPERS
from tests.cli.conftest import Commands
from tests.render.pdf.foreign import bookmarks, needs_chinese_font, opened


@needs_chinese_font
def test_an_issue_becomes_a_pdf_with_a_bookmark_for_each_story(held: Commands, tmp_path: Path) -> None:
    out = tmp_path / "issue.pdf"
    held.good("export", "--issue", "2023-02-15", "--format", "pdf", "--title", "一期", "--paper", "a5", "-o", out)
    reader = PdfReader(out)
    assert reader.metadata is not None
    assert reader.metadata.title == "一期"
    assert round(reader.pages[0].mediabox.width) == 420
    listed = held.lines("list", "--json")
    titles = [title for _level, title in bookmarks(reader)]
    assert {" ".join(row["headline"].split()) for row in listed} <= set(titles)
    printed = held("export", "1", "--format", "pdf").stdout_bytes
    assert len(opened(printed).pages) >= 1


@needs_chinese_font
def test_a_pdf_is_made_where_there_is_no_display_and_qt_cannot_be_loaded(held: Commands, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "from reader.__main__ import main\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
    )
    script = tmp_path / "dubao.py"
    script.write_text(program, encoding="utf-8")
    line = [sys.executable, str(script), "--library", str(held.folder), "export", "1", "--format", "pdf"]
    done = subprocess.run(line, capture_output=True, env={"PATH": "/usr/bin:/bin"}, timeout=60, check=False)
    assert done.stderr == b""
    assert len(PdfReader(BytesIO(done.stdout)).pages) >= 1


def test_what_a_pdf_lacks_is_reported(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "book_pdf", lambda *_, **__: BookPdf(b"%PDF-", "\ue5ce\U00020bb7", 1))
    done = held("export", "1", "--format", "pdf")
    assert (done.exit_code, done.stdout) == (0, "%PDF-")
    assert done.stderr.splitlines() == [
        "dubao: Characters that no font has are drawn as 〓: U+E5CE U+20BB7.",
        "dubao: 1 picture cannot be read and is left out.",
    ]


def test_without_a_font_for_chinese_there_is_a_sentence_and_no_file(
    held: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> BookPdf:
        raise NotSet(PdfReason.NO_CHINESE_FONT)

    monkeypatch.setattr(books, "book_pdf", refused)
    done = held("export", "1", "--format", "pdf", "-o", tmp_path / "a.pdf")
    assert done.exit_code == 2
    assert "No PDF was made: no font on this system has Chinese characters; install one: fonts-noto-cjk" in done.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_every_paper_is_offered() -> None:
    assert set(command.PAPERS) == set(PAPERS)


def test_the_shared_table_of_formats_makes_the_same_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.render.exports import EXPORTS

    monkeypatch.setattr(books, "book_pdf", lambda book, _read: BookPdf(book.title.encode()))
    assert EXPORTS["pdf"].write(ClippingBook(title="a", clippings=[]), lambda _name: None) == b"a"
