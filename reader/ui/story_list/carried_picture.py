"""The number beside the pointer while stories are dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPixmap

from reader.ui.language.words import tr_n
from reader.ui.look.theme import Theme

_HEIGHT = 28


def carried_picture(count: int, theme: Theme, ratio: float) -> QPixmap:
    """Draw a small plate with the number of stories, sharp at the screen's pixel `ratio`."""
    text = tr_n("{n} story", "{n} stories", count)
    font = QFont(QGuiApplication.font())
    font.setPixelSize(13)
    width = QFontMetricsF(font).horizontalAdvance(text) + 24
    plate = QPixmap(round(width * ratio), round(_HEIGHT * ratio))
    plate.setDevicePixelRatio(ratio)
    plate.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plate)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.accent))
    painter.setBrush(QColor(theme.list))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, _HEIGHT - 1), 6, 6)
    painter.setPen(QColor(theme.text))
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, width, _HEIGHT), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return plate
