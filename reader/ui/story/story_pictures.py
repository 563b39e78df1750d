"""Pictures of the library as a story shows them."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_LARGEST_PICTURE = QSize(1600, 1600)
_MOST_PIXELS = 40_000_000
_MOST_PICTURES = 24
PICTURE_ADDRESS = re.compile(r"media:([0-9a-f]{64}\.(?:png|jpe?g|webp|gif))")
"""The way in which a story's HTML names a picture of the library."""


def nothing() -> QImage:
    """Return an empty picture."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def picture(file: Path, width: int) -> QImage:
    """Read a picture and scale it; return an empty one if it is missing, broken or absurdly large."""
    reader = QImageReader(str(file))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return nothing()
    largest = QSize(min(width, _LARGEST_PICTURE.width()), _LARGEST_PICTURE.height())
    if size.width() > largest.width() or size.height() > largest.height():
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return nothing() if image.isNull() else image


class StoryPictures:
    """The pictures of the story that is shown, read once each. `missing` is called with the name of each failed one."""

    def __init__(self, missing: Callable[[str], object] = lambda _: None) -> None:
        self._missing = missing
        self._read: dict[str, QImage] = {}

    def clear(self) -> None:
        """Forget the pictures of the story before."""
        self._read.clear()

    def load(self, address: str, media: Path | None, width: int) -> QImage:
        """Return the picture at an address of the folder `media`, `width` pixels wide at most; else an empty one.

        An empty image, not None: Qt would open the file by its name itself.
        """
        found = PICTURE_ADDRESS.fullmatch(address)
        if found is None or media is None:
            return nothing()
        if address not in self._read and len(self._read) < _MOST_PICTURES:
            image = self._read[address] = picture(media / found[1], width)
            if image.width() <= 1:
                self._missing(found[1])
        return self._read.get(address) or nothing()
