"""A notice of the desktop when long work is done while the window is not in front."""

import time

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon, QWidget

from reader.ui.background.long_work import LongWork
from reader.ui.language.words import tr

LONG_SECONDS = 5.0
_SHOWN_MS = 10_000


class DesktopNotices(QObject):
    """Notices after long work; if the desktop has none, the window asks for attention alone."""

    def __init__(self, window: QMainWindow, work: LongWork) -> None:
        super().__init__(window)
        self._window = window
        self._said, self._since = "", 0.0
        self._tray: QSystemTrayIcon | None = None
        work.started.connect(self._start)
        work.ended.connect(self._end)

    def _start(self, said: str) -> None:
        if not self._said:
            self._since = time.monotonic()
        self._said = said

    def _end(self) -> None:
        said, self._said = self._said, ""
        if time.monotonic() - self._since >= LONG_SECONDS and not self._window.isActiveWindow():
            self.show(tr("Done: {work}").format(work=said))

    def show(self, text: str) -> None:
        """Show a notice; a click on it brings the window to the front."""
        QApplication.alert(self._window)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._clicked)
        self._tray.show()
        self._tray.showMessage(tr("Dubao"), text, self._window.windowIcon(), _SHOWN_MS)

    def _clicked(self) -> None:
        come_forward(self._window)
        if self._tray is not None:
            self._tray.hide()


def come_forward(window: QWidget) -> None:
    """Show the window in front of all others, even if it was minimized."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
