"""The report of an import in the window: when it opens, what it names, and the whole of it as text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTreeWidgetItem

from reader.errors import FileReason
from reader.importer.source.passed_over import PassedKind
from reader.library.import_outcomes import FileGroup, FileStatus
from reader.library.views import ImportReport, Refusal
from reader.ui.import_report import feature
from reader.ui.import_report.report_dialog import ImportReportDialog
from reader.ui.language.import_names import advice, kind_name, summary
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow

PAGE = "# 春耕开始\n\n各地春耕陆续开始，农机手忙着检修农机，田间地头一派繁忙景象。\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstartxref\n9\n%%EOF\n"

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "old").mkdir(parents=True)
    (papers / "01.md").write_text(PAGE, encoding="utf-8")
    (papers / "README.md").write_text("# a", encoding="utf-8")
    return papers


@pytest.fixture
def session(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    return open_window(real_library)


def take_in(session: Session, path: Path) -> ImportReportDialog | None:
    session.window.library.import_paths([path])
    return shown(session)


def shown(session: Session) -> ImportReportDialog | None:
    """The report, once everything is done; None if none opened."""
    for _ in range(3):
        settle(session)
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportReportDialog)]
    visible = [each for each in found if each.isVisible()]
    assert len(visible) < 2
    return visible[0] if visible else None


def texts(item: QTreeWidgetItem, column: int = 0) -> list[str]:
    return [item.child(row).text(column) for row in range(item.childCount())]


def test_words_for_every_kind(english: None) -> None:
    for kind in PassedKind:
        assert len(kind_name(kind)) > 2
        assert advice(kind).endswith(".")


def test_a_summary_counts_what_came_and_what_did_not(english: None) -> None:
    report = ImportReport(
        pages=1, stories=7, photos=2, refused=(Refusal(path=Path("/x/报.bin"), reason=FileReason.NOT_TEXT),)
    )
    assert summary(report) == "Imported: 1 page · 7 stories · 2 photos · 1 file refused"
    assert summary(replace(report, cancelled=True)).startswith("Stopped")
    over = FileGroup(status=FileStatus.PASSED_OVER, passed=PassedKind.PDF, count=40)
    assert summary(replace(report, groups=(over,))).endswith("1 file refused · 40 files passed over")


def test_groups_name_their_files_and_the_way_out(session: Session, papers: Path, english: None) -> None:
    for number in (1, 2):
        (papers / "old" / f"{number}.pdf").write_bytes(PDF)
    (papers / "假的.md").write_bytes(PDF)
    dialog = take_in(session, papers)
    assert dialog
    roots = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    assert [root.text(0) for root in roots] == ["Refused (1)", "Passed over (3)", "Imported (1)"]
    refused, over, taken = roots
    assert texts(refused) == ["假的.md"]
    assert "It is a PDF" in refused.child(0).text(1)
    assert texts(over) == ["PDF (2)", "README and the like (1)"]
    assert over.child(0).text(1) == advice(PassedKind.PDF)
    assert over.child(0).childCount() == 0
    over.child(0).setExpanded(True)
    assert texts(over.child(0)) == ["old/1.pdf", "old/2.pdf"]
    assert over.child(0).child(0).toolTip(0) == str(papers / "old" / "1.pdf")
    taken.setExpanded(True)
    assert (texts(taken), texts(taken, 1)) == (["01.md"], ["1 page · 1 story"])
    dialog.close()


def test_a_file_of_the_same_text_is_named_with_the_other(session: Session, papers: Path, english: None) -> None:
    text = PAGE + "\n农技人员下到田头，帮着农户看苗情、算水肥，一天要走好几个村子，晚上还要开会。\n"
    for name, more in (("01.md", ""), ("02.md", "\n"), ("1.pdf", "")):
        (papers / name).write_bytes(PDF if name == "1.pdf" else (text + more).encode())
    dialog = take_in(session, papers)
    assert dialog
    same = dialog.tree.topLevelItem(2)
    assert same.text(0) == "Same text as another file (1)"
    same.setExpanded(True)
    assert (texts(same), texts(same, 1)) == (["02.md"], [f"as in {papers / '01.md'}"])
    dialog.close()


def test_it_is_used_by_keyboard(qtbot: Any, session: Session, papers: Path, english: None) -> None:
    (papers / "1.pdf").write_bytes(PDF)
    dialog = take_in(session, papers)
    assert dialog
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(dialog.tree, key)
    assert dialog.tree.currentItem().text(0) == "PDF (1)"
    assert texts(dialog.tree.currentItem()) == ["1.pdf"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown(session) is None


def test_it_is_quiet_after_an_import_that_took_everything(session: Session, papers: Path) -> None:
    assert take_in(session, papers) is None, "a README is missed by nobody"
    assert take_in(session, papers) is None, "all is held"


def test_it_opens_when_nothing_could_be_taken(session: Session, papers: Path, english: None) -> None:
    (papers / "01.md").unlink()
    dialog = take_in(session, papers)
    assert dialog
    dialog.close()


def test_it_can_be_seen_again(session: Session, papers: Path, english: None) -> None:
    said: list[str] = []
    session.window.statusBar().messageChanged.connect(said.append)
    session.window.actions_by_id["import_report"].trigger()
    assert shown(session) is None
    assert said[-1] == "Nothing was imported yet."
    (papers / "假的.md").write_bytes(PDF)
    dialog = take_in(session, papers)
    assert dialog
    dialog.close()
    session.window.actions_by_id["import_report"].trigger()
    again = shown(session)
    assert again
    assert again.tree.topLevelItem(0).text(0) == "Refused (1)"
    again.close()


def test_it_names_the_first_of_many_files_that_were_imported(session: Session, papers: Path, english: None) -> None:
    files = [papers / f"{number}.pdf" for number in range(6)]
    for file in files:
        file.write_bytes(PDF)
    session.window.library.import_paths(files)
    dialog = shown(session)
    assert dialog
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    named = ", ".join(map(str, files[:5]))
    assert [text for text in labels if text.endswith(f" · {named}, …")]
    assert texts(dialog.tree.topLevelItem(0)) == list(map(str, files))
    dialog.close()


def test_the_whole_report_is_copied_and_saved(
    session: Session, papers: Path, english: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feature, "MOST_SHOWN", 1)
    for number in (1, 2):
        (papers / f"{number}.pdf").write_bytes(PDF)
    dialog = take_in(session, papers)
    assert dialog
    over = dialog.tree.topLevelItem(0)
    over.child(0).setExpanded(True)
    assert texts(over.child(0)) == ["1.pdf", "… and 1 more; the saved report has all"]
    dialog.copy_button.click()
    settle(session)
    settle(session)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Report of the import"
    assert f"Passed over: PDF (2): {advice(PassedKind.PDF)}" in text
    for name in ("1.pdf", "2.pdf", "01.md", "README.md"):
        assert f"  {papers / name}\n" in text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report.txt"), ""))
    dialog.save_button.click()
    settle(session)
    settle(session)
    assert (tmp_path / "report.txt").read_text("utf-8") == text
    dialog.close()


def test_without_a_kept_list_the_refused_files_are_named(session: Session, english: None) -> None:
    report = ImportReport(
        refused=(Refusal(path=Path("/x/报.bin"), reason=FileReason.NOT_TEXT),),
        groups=(FileGroup(status=FileStatus.REFUSED, count=1, names=("报.bin",)),),
    )
    session.window.imports.imported.emit(report)
    dialog = shown(session)
    assert dialog
    assert texts(dialog.tree.topLevelItem(0), 1) == ["It is no text in UTF-8, UTF-16, GB 18030 or Big5."]
    assert not dialog.copy_button.isEnabled()
    dialog.close()
