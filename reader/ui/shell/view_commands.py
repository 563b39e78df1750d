"""The window: panes, text size, full screen, settings."""

from PySide6.QtWidgets import QMainWindow

from reader.settings import Settings
from reader.ui.left_pane.tree_view import TreeView
from reader.ui.look.settings_keeper import SettingsKeeper

_SIZES = (10, 12, 14, 16, 18, 20, 22, 24, 28, 32, 36, 42, 48, 60, 72)


class ViewCommands:
    """The 'view' commands."""

    def __init__(self, window: QMainWindow, tree: TreeView, settings: SettingsKeeper) -> None:
        self._window = window
        self._sidebar = tree
        self._settings = settings

    def toggle_sidebar(self) -> None:
        self._sidebar.setVisible(not self._sidebar.isVisible())

    def show_bookmarks(self) -> None:
        """Go to the list of all bookmarks."""
        self._sidebar.show()
        self._sidebar.choose("all_bookmarks")
        self._sidebar.setFocus()

    def zoom_in(self) -> None:
        self.zoom(1)

    def zoom_out(self) -> None:
        self.zoom(-1)

    def zoom_reset(self) -> None:
        self._settings.choose("font_size", Settings().font_size)

    def zoom(self, step: int) -> None:
        """The next larger or smaller text size."""
        now = self._settings.settings.font_size
        sizes = [size for size in _SIZES if (size > now if step > 0 else size < now)]
        if sizes:
            self._settings.choose("font_size", sizes[0] if step > 0 else sizes[-1])

    def toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def quit(self) -> None:
        self._window.close()
