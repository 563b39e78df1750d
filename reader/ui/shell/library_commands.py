"""The library: importing, refreshing, building the index."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader import paths
from reader.importer.source.kinds import SUFFIXES
from reader.ui.background.imports import Imports
from reader.ui.background.long_work import LongWork
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.words import tr
from reader.ui.left_pane.left_pane import LeftPane


class LibraryCommands:
    """The 'library' commands."""

    def __init__(
        self, window: QWidget, browsing: Browsing, left_pane: LeftPane, imports: Imports, work: LongWork
    ) -> None:
        self._window = window
        self._browsing = browsing
        self._left_pane, self._imports = left_pane, imports
        self._work = work

    def choose_files(self) -> None:
        """Ask for files, then import them."""
        kinds = f"{tr('Newspapers')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        names, _kind = QFileDialog.getOpenFileNames(
            self._window, tr("Import newspapers"), "", f"{kinds};;{tr('All files')} (*)"
        )
        self.import_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder, then import what is in it."""
        name = QFileDialog.getExistingDirectory(self._window, tr("Import a folder"))
        self.import_paths([Path(name)] if name else [])

    def open_sample(self) -> None:
        """Import the page that ships with the program."""
        self.import_paths([paths.sample()])

    def import_paths(self, chosen: list[Path]) -> None:
        """Import files and folders, off the UI thread."""
        if chosen:
            self._imports.import_files(chosen, tr("Importing"))

    def refresh(self) -> None:
        """Read the lists again."""
        self._left_pane.load()
        self._browsing.refresh()

    def reindex(self) -> None:
        self._work.reindex(tr("Building the search index"))
