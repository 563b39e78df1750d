"""Print preview: the pages of the open story, and the same on paper."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget

from reader.ui.start.application import Session


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_preview_shows_the_pages_of_the_story(qtbot: Any, session: Session) -> None:
    session.window.actions_by_id["print_preview"].trigger()
    dialog = session.window.findChild(QPrintPreviewDialog)
    assert dialog.isVisible()
    preview = dialog.findChild(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: preview.pageCount() >= 1, timeout=2000)
    dialog.reject()


def test_a_story_goes_into_a_file(session: Session, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "story.pdf"))
    session.window.print_story(printer)
    pages = PdfReader(tmp_path / "story.pdf").pages
    sizes: list[float] = []
    pages[0].extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.append(abs(cm[3] * tm[3]) * size))
    assert len(pages) == 2
    assert 8 < max(sizes) < 40, "points, not the printer's own dots"
