"""Reports on long work: a line in the status bar, the imported page in the list."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.browse.page_listings import story_page_listing
from reader.errors import LibraryReason
from reader.library.views import ImportReport
from reader.ports.rows import StoryRow
from reader.ui.background.imports import Imports
from reader.ui.background.library_workers import Worker
from reader.ui.background.long_work import LongWork
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.error_messages import unusable
from reader.ui.language.import_names import summary
from reader.ui.language.words import tr, tr_n
from reader.ui.shell.notice_bar import NoticeBar

_SAY_MS = 8000


class WorkReports(QObject):
    """Reports on long work and imports; they ask for attention if the window is in the background."""

    def __init__(
        self,
        window: QMainWindow,
        work: LongWork,
        imports: Imports,
        browsing: Browsing,
        worker: Worker,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window, self._browsing, self._worker, self._notice = window, browsing, worker, notice
        imports.imported.connect(self._imported)
        work.index_built.connect(self._index_built)

    def _imported(self, report: ImportReport) -> None:
        self._say(summary(report))
        if report.story_ids:
            first = report.story_ids[0]
            self._worker.ask(lambda library: library.story(first).row, self._open_page)
        if report.no_backup:
            self._notice.say(partial(_no_backup, report.no_backup))
        if report.no_index:
            self._notice.say(partial(_no_index, report.no_index))

    def _open_page(self, row: StoryRow) -> None:
        self._browsing.open_listing(story_page_listing(row))

    def _index_built(self, stories: int) -> None:
        self._say(tr_n("{n} story in the new index", "{n} stories in the new index", stories))

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, _SAY_MS)
        QApplication.alert(self._window)


def _no_backup(reason: LibraryReason) -> str:
    return f"{tr('No backup of the library was made before it was changed.')} {unusable(reason)}"


def _no_index(reason: LibraryReason) -> str:
    said = tr("What was imported is kept. The search index could not be brought up to date; searches take longer.")
    return f"{said} {unusable(reason)}" if reason is LibraryReason.DISK_FULL else said
