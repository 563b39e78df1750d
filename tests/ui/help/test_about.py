"""About names the log and copies a report that a person can send."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from reader import paths
from reader.ui.help.about import AboutDialog


def test_a_report_holds_versions_folders_and_the_end_of_the_log(
    qtbot: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "dubao.log"
    log.write_text("".join(f"entry {number}\n" for number in range(1000)), "utf-8")
    monkeypatch.setattr(paths, "log_file", lambda: log)
    dialog = AboutDialog(None)
    assert str(log) in dialog.details.toPlainText()
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Dubao ")
    assert copied.endswith("entry 998\nentry 999\n")
    assert "entry 500" not in copied
    dialog.close()


def test_a_report_without_a_log(qtbot: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "nowhere.log")
    dialog = AboutDialog(None)
    assert dialog.report() == f"{dialog.details.toPlainText()}\n"
    dialog.close()
