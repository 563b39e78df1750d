"""Saving what a person exports: asks where to, writes in one step, says what came of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.ui.language.words import tr

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


def ask_file(window: QWidget, name: str, kinds: str = "") -> str:
    """Ask for a path to save a file at, `name` by default; '' if the person wants none."""
    file, _ = QFileDialog.getSaveFileName(window, tr("Export"), name.replace("/", "_"), kinds)
    return file


def write_file(bench: "Workbench", name: str, content: bytes, lacking: str = "") -> None:
    """Put the content into the file in one step, readable by its owner alone; the status bar says how it went.

    `lacking` is said of a file that was written without something.
    """
    file = QSaveFile(name)
    own = QFile.Permission.ReadOwner | QFile.Permission.WriteOwner
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit():
        QFile(name).setPermissions(own)
        said = tr("Exported to {file}").format(file=name)
        said = tr("{done}. {more}").format(done=said, more=lacking) if lacking else said
    else:
        said = tr("The file could not be written: {reason}").format(reason=file.errorString())
    bench.say(said)
