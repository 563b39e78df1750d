"""Exports from the window: those selected, all that is listed, the clipping book; the files opened again."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from reader import paths
from reader.acts import searches
from reader.browse.book_files import BookRequest, make, suffix
from reader.errors import Cancelled
from reader.render.pdf.book_pdf import BookPdf
from reader.settings import Settings
from reader.ui.clipping_book.clipping_book import ClippingBookEditor
from reader.ui.files.exporter import form_names
from reader.ui.files.pdf_settings import lacking, pdf_look
from reader.ui.files.saving import write_file
from reader.ui.start.application import Session, settle
from tests.doing import imported
from tests.full_disk import little_room
from tests.render.pdf.foreign import needs_chinese_font
from tests.ui.conftest import OpenWindow

PICTURED = """# 民生长廊上的食堂

![职工在用餐](picture.png)

2月15日,职工在民生长廊的食堂用餐,风味齐全,门前车马不绝。
"""


@pytest.fixture
def window(open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path) -> Any:
    """The sample page and a page with a picture; four stories are in the clipping book."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(tmp_path / "picture.png"))
    pictured = tmp_path / "工人日报-2023-02-16-01.md"
    pictured.write_text(PICTURED, encoding="utf-8")
    library = real_library()
    imported(library, [pictured, paths.sample()])
    library.close()
    session = open_window(real_library)
    session.window.session = session
    wait(session)
    return session.window


def wait(session: Session) -> None:
    for _ in range(5):
        settle(session)


def do(window: Any, action: str) -> None:
    window.actions_by_id[action].trigger()
    wait(window.session)


def into(monkeypatch: pytest.MonkeyPatch, file: Path, kind: str) -> None:
    """The answer to the next question for a file."""

    def ask(_parent: Any, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        return str(file), next((each for each in kinds.split(";;") if each.startswith(kind)), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)


def titles(window: Any) -> list[str]:
    stories = window.browsing.stories
    return [stories.item(at).row.title for at in range(stories.rowCount())]


@needs_chinese_font
def test_selected_stories_become_a_pdf_that_can_be_read_and_searched(
    window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.list_pane.view.selectAll()
    wait(window.session)
    into(monkeypatch, tmp_path / "选中.pdf", "PDF")
    do(window, "export_selected")
    assert window.statusBar().currentMessage() == f"Exported to {tmp_path / '选中.pdf'}"
    reader = PdfReader(tmp_path / "选中.pdf")
    assert len(reader.pages) >= len(titles(window)), "each story begins a page"
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for title in titles(window):
        assert "".join(title.split()) in text, title
    assert "职工在民生长廊的食堂用餐" in text, "characters, not the radicals that look like them"
    assert sum(len(page.images) for page in reader.pages) >= 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_what_a_search_lists_is_exported_and_the_format_follows_the_name(
    window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.searching.search("环卫工")
    wait(window.session)
    found = titles(window)
    for name, kind in (("a.md", "Markdown"), ("b.txt", "GB/T 7714"), ("c.txt", "Text"), ("d.epub", ""), ("e", "CSV")):
        into(monkeypatch, tmp_path / name, kind)
        do(window, "export_listed")
    assert found[0] in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "[N]" in (tmp_path / "b.txt").read_text(encoding="utf-8")
    assert "环卫工" in (tmp_path / "c.txt").read_text(encoding="utf-8")
    assert zipfile.ZipFile(tmp_path / "d.epub").testzip() is None
    assert "headline" in (tmp_path / "e.csv").read_text(encoding="utf-8-sig")


@needs_chinese_font
def test_every_format_is_offered_and_opens_again(window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(at for at, title in enumerate(titles(window)) if title == "民生长廊上的食堂")
    window.list_pane.view.selectRow(row)
    wait(window.session)
    for form, label in form_names().items():
        into(monkeypatch, tmp_path / f"{form}{suffix(form)}", label)
        do(window, "export_selected")
        assert (tmp_path / f"{form}{suffix(form)}").stat().st_size > 20, form
    document = Document(str(tmp_path / "docx.docx"))
    assert "职工在民生长廊的食堂用餐" in "\n".join(part.text for part in document.paragraphs)
    assert len(document.inline_shapes) == 1
    with zipfile.ZipFile(tmp_path / "epub.epub") as book:
        assert [name for name in book.namelist() if name.endswith(".png")]
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith("xhtml")]
    assert any("职工在民生长廊的食堂用餐" in page for page in pages)
    (page,) = PdfReader(tmp_path / "pdf.pdf").pages
    assert len(page.images) == 1


@needs_chinese_font
def test_the_clipping_book_is_filled_from_a_saved_search_and_exported(
    qtbot: Any, window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Any] = []
    window.workers.reading.ask(
        lambda library: searches.save(library, library.searches.made("工会", "工会")), answers.append
    )
    wait(window.session)
    do(window, "clipping_book")
    book = window.findChild(ClippingBookEditor)
    (fill,) = book.fill.menu().actions()
    fill.trigger()
    wait(window.session)
    count = len(book.draft.stories)
    assert count > 2
    assert window.statusBar().currentMessage() == f"{count} stories put in"
    fill.trigger()
    wait(window.session)
    assert window.statusBar().currentMessage() == "0 stories put in"

    first = book.draft.stories[0]
    book.list.setCurrentIndex(book.list.model().index(0, 0))
    book.note.setPlainText("要核对数字")
    book.list.setFocus()
    qtbot.keyClick(book.list, Qt.Key.Key_Delete)
    assert first not in book.draft.stories
    qtbot.keyClick(book.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(window.session)
    assert (book.draft.stories[0], book.draft.note(first)) == (first, "要核对数字"), "with its note"

    book.title.setText("工会剪报")
    book.title.textEdited.emit("工会剪报")
    into(monkeypatch, tmp_path / "剪报.pdf", "")
    book.export_wanted.emit("pdf")
    wait(window.session)
    reader = PdfReader(io.BytesIO((tmp_path / "剪报.pdf").read_bytes()))
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert text.startswith("工会剪报")
    assert text.index("Contents") < text.index("要核对数字")
    assert "要核对数字" in text
    assert reader.metadata is not None
    assert reader.metadata.title == "工会剪报"
    assert len(reader.pages) > count


def test_an_export_that_is_stopped_leaves_no_file(window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.work.started.connect(lambda _said: window.work.cancel())
    into(monkeypatch, tmp_path / "a.md", "Markdown")
    do(window, "export_listed")
    assert not (tmp_path / "a.md").exists()
    assert not window.work.running


def test_a_pdf_is_stopped_while_its_pages_are_set(real_library: Callable[[], Any], window: Any) -> None:
    asked: list[int] = []

    def progress(_done: int, _total: int, _what: str) -> bool:
        asked.append(1)
        return len(asked) < 4

    with contextlib.closing(real_library()) as library:
        ids = [row.id for row in library.story_rows(everything=True)]
        look = pdf_look(window.settings.settings)
        with pytest.raises(Cancelled):
            make(library, BookRequest(form="pdf", ids=ids, title="", look=look), progress)
    assert len(asked) == 4


def test_the_look_of_a_pdf_follows_the_settings_and_keeps_the_original_s_characters() -> None:
    settings = Settings(font_family="sans", indent=False, full_width=False, script="traditional")
    style = pdf_look(settings).style
    assert (style.serif, style.indent, style.full_width, style.script) == (False, False, False, "original")
    assert pdf_look(replace(settings, copy_as_shown=True)).style.script == "traditional"


def test_what_a_pdf_lacks_is_reported_beside_its_name(window: Any, tmp_path: Path) -> None:
    said = lacking(BookPdf(b"", "\ue5ce", 2))
    assert said == "Characters that no font has are drawn as 〓: U+E5CE; 2 pictures cannot be read and are left out"
    write_file(window, str(tmp_path / "a.pdf"), b"%PDF", said)
    assert window.statusBar().currentMessage() == f"Exported to {tmp_path / 'a.pdf'}. {said}"
    assert lacking(BookPdf(b"")) == ""


def test_a_full_disk_leaves_the_file_that_was_there(window: Any, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "book.md").write_text("earlier work", encoding="utf-8")
    with little_room(64):
        write_file(window, str(folder / "book.md"), b"x" * 4096)
    assert window.statusBar().currentMessage().startswith("The file could not be written: ")
    assert [(file.name, file.read_text("utf-8")) for file in folder.iterdir()] == [("book.md", "earlier work")]
