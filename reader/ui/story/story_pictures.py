"""Pictures of the library as a story shows them."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_LARGEST_PICTURE = QSize(1600, 1600)
_MOST_PIXELS = 40_000_000


def nothing() -> QImage:
    """An empty picture."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def picture(file: Path, width: int) -> QImage:
    """The picture scaled while it is read; an empty one where it is missing, broken or absurdly large."""
    reader = QImageReader(str(file))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return nothing()
    largest = QSize(min(width, _LARGEST_PICTURE.width()), _LARGEST_PICTURE.height())
    if size.width() > largest.width() or size.height() > largest.height():
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return nothing() if image.isNull() else image
