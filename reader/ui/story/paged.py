"""A text on paper: set in the sizes of its style sheet, one pixel 1/96 inch on every printer, page by page."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPalette,
    QTextDocument,
)

from reader.ui.story.story_pictures import PICTURE_ADDRESS, nothing, picture

_PIXELS_AN_INCH = 96
_MARGIN_MM = 20.0
_FOOT_PX = 34
"""The room below the text for the page's number."""
_SHARPNESS = 3
"""The resolution of pictures: pixels for each pixel of the text."""


class PrintedText(QTextDocument):
    """A text with the pictures of the library's own folder, and no others."""

    def __init__(self, html: str, media: Path | None, width: float) -> None:
        """Set the text `width` pixels of the style sheet wide."""
        super().__init__()
        self._media, self._width = media, width
        self.setUndoRedoEnabled(False)
        self.setUseDesignMetrics(True)
        self.setDocumentMargin(0)
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        found = PICTURE_ADDRESS.fullmatch(name.toString() if isinstance(name, QUrl) else str(name))
        if found is None or self._media is None:
            return nothing()
        image = picture(self._media / found[1], round(self._width * _SHARPNESS))
        image.setDevicePixelRatio(max(1.0, image.width() / self._width, _SHARPNESS * 0.66))
        return image


def print_text(html: str, media: Path | None, device: QPagedPaintDevice) -> int:
    """Put a text on the pages of a printer or a PDF, each with its number; return the number of pages.

    It is 0 if the device cannot begin.
    """
    painter = QPainter()
    if not painter.begin(device):
        return 0
    scale = device.logicalDpiX() / _PIXELS_AN_INCH
    left, top, right, bottom = _inset(device)
    room = QSizeF(device.width() / scale - left - right, device.height() / scale - top - bottom)
    text = PrintedText(html, media, room.width())
    text.setPageSize(QSizeF(room.width(), room.height() - _FOOT_PX))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.scale(scale, scale)
    painter.translate(left, top)
    for number in range(text.pageCount()):
        if number:
            device.newPage()
        _paint_page(painter, text, context, number)
    painter.end()
    return text.pageCount()


def _inset(device: QPagedPaintDevice) -> tuple[float, float, float, float]:
    """Return the pixels to leave at the left, top, right and bottom if the device's own margins are narrower."""
    own = device.pageLayout().margins(QPageLayout.Unit.Millimeter)
    lacking = [max(0.0, _MARGIN_MM - each) for each in (own.left(), own.top(), own.right(), own.bottom())]
    left, top, right, bottom = (each / 25.4 * _PIXELS_AN_INCH for each in lacking)
    return left, top, right, bottom


def _paint_page(
    painter: QPainter, text: QTextDocument, context: QAbstractTextDocumentLayout.PaintContext, number: int
) -> None:
    size = text.pageSize()
    part = QRectF(0, number * size.height(), size.width(), size.height())
    painter.save()
    painter.translate(0, -part.top())
    painter.setClipRect(part)
    context.clip = part
    text.documentLayout().draw(painter, context)
    painter.restore()
    font = QFont(text.defaultFont())
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.darkGray)
    foot = QRectF(0, size.height(), size.width(), _FOOT_PX)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(number + 1))
