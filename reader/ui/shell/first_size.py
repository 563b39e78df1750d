"""The size of a window that nobody has sized yet."""

from PySide6.QtCore import QSize

_WANTED = QSize(1280, 800)
_FRAME = QSize(16, 48)
"""Room for a title bar and borders, in points: how large they are is known only once the window is shown."""


def first_size(screen: QSize) -> QSize:
    """Return the size at which the whole window, its status bar included, is on a screen with this much free space."""
    return _WANTED.boundedTo(screen - _FRAME)
