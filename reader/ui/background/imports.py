"""Files taken in, and pages read again by newer rules: the two acts that take minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.acts import importing
from reader.library.views import ImportReport
from reader.ui.background.act_runner import ActRunner


class Imports(QObject):
    """`imported` carries the ImportReport of each."""

    imported = Signal(object)

    def __init__(self, acts: ActRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = acts

    def import_files(self, paths: Sequence[Path], said: str) -> None:
        """Import files and folders; the progress bar says `said`."""
        wanted = list(paths)
        self._acts.run_long(
            said, lambda library, progress: importing.import_files(library, wanted, progress), self.imported.emit
        )

    def set_columns(self, paths: Sequence[Path], columns: Mapping[str, str], said: str) -> None:
        """Keep the fields of columns of tables for the folders of these files, and read them so."""
        wanted, fields = list(paths), dict(columns)
        self._acts.run_long(
            said, lambda library, progress: importing.set_columns(library, wanted, fields, progress), self.imported.emit
        )

    def read_again(self, said: str) -> None:
        """Read the files again that earlier rules of the importer read. No page of theirs is the one to show."""
        self._acts.run_long(said, importing.read_again, self._read_again)

    def _read_again(self, report: ImportReport) -> None:
        self.imported.emit(replace(report, story_ids=()))
