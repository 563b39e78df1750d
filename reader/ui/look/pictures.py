"""Pictures of the library, scaled as they are read, with a limit on the memory they take.

Only files named by their hash in the media folder are opened, only PNG, JPEG, WebP and GIF, and their size is looked
at before a pixel is read: a picture from a page of text may be a bomb.
"""

import re
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

WIDEST = 1600
KEPT_BYTES = 64 * 1024 * 1024
ALLOCATION_MB = 64
MOST_PIXELS = 100_000_000

_NAME = re.compile(r"[0-9a-f]{64}\.(png|jpe?g|webp|gif)")
_FORMATS = frozenset({b"png", b"jpeg", b"webp", b"gif"})


class PictureShelf:
    """Pictures by name and width; what was not looked at for longest is dropped first."""

    def __init__(self, media: Path) -> None:
        self._media = media
        self._kept: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self._bytes = 0
        QImageReader.setAllocationLimit(ALLOCATION_MB)

    def size(self, name: str) -> tuple[int, int] | None:
        """Width and height in pixels; None if it cannot be shown."""
        if name not in self._sizes:
            reader = self._reader(name)
            size = reader.size() if reader is not None else QSize()
            self._sizes[name] = (size.width(), size.height()) if size.isValid() and not size.isEmpty() else None
        return self._sizes[name]

    def picture(self, name: str, width: int) -> QImage | None:
        """The picture, scaled to at most `width` pixels (in steps, so that zooming does not read it anew each time)."""
        size = self.size(name)
        if size is None or width < 1:
            return None
        wanted = min(size[0], WIDEST, (width + 127) // 128 * 128)
        key = (name, wanted)
        if key not in self._kept:
            image = self._read(name, size, wanted)
            if image is None:
                self._sizes[name] = None
                return None
            self._keep(key, image)
        self._kept.move_to_end(key)
        return self._kept[key]

    def __call__(self, name: str, width: int) -> QImage | None:
        return self.picture(name, width)

    def _reader(self, name: str) -> QImageReader | None:
        if not _NAME.fullmatch(name):
            return None
        file = self._media / name
        if not file.is_file() or file.is_symlink():
            return None
        reader = QImageReader(str(file))
        reader.setDecideFormatFromContent(True)
        return reader if bytes(reader.format().data()) in _FORMATS else None

    def _read(self, name: str, size: tuple[int, int], width: int) -> QImage | None:
        reader = self._reader(name)
        if reader is None or size[0] * size[1] > MOST_PIXELS:
            return None
        reader.setScaledSize(QSize(width, max(1, round(size[1] * width / size[0]))))
        image = reader.read()
        return None if image.isNull() else image

    def _keep(self, key: tuple[str, int], image: QImage) -> None:
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
