"""The pages of a day as small sheets: full if unread, half if begun, ticked if read, dashed if missing."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.browse.days import PageMark, PageState
from reader.ui.look.theme import Theme

WIDTH, HEIGHT, GAP = 9.0, 12.0, 3.0


def paint_squares(painter: QPainter, pages: Sequence[PageMark], area: QRectF, theme: Theme) -> None:
    """Draw as many sheets as fit into the area; a plus in the last place stands for the others."""
    across = max(1, int((area.width() + GAP) // (WIDTH + GAP)))
    down = max(1, int((area.height() + GAP) // (HEIGHT + GAP)))
    room = across * down
    for number, page in enumerate(pages[:room]):
        left = area.left() + (number % across) * (WIDTH + GAP)
        top = area.top() + (number // across) * (HEIGHT + GAP)
        square = QRectF(left + 0.5, top + 0.5, WIDTH - 1, HEIGHT - 1)
        if number == room - 1 and len(pages) > room:
            _paint_more(painter, square, theme)
        else:
            paint_square(painter, page.state, square, theme)


def paint_square(painter: QPainter, state: PageState, square: QRectF, theme: Theme) -> None:
    """One sheet."""
    accent, muted = QColor(theme.accent), QColor(theme.muted)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match state:
        case PageState.UNREAD | PageState.HELD:
            painter.setPen(QPen(accent, 1.0))
            painter.setBrush(accent)
            painter.drawRect(square)
        case PageState.BEGUN:
            painter.setPen(QPen(accent, 1.0))
            painter.drawRect(square)
            painter.fillRect(QRectF(square.left(), square.center().y(), square.width(), square.height() / 2), accent)
        case PageState.READ:
            painter.setPen(QPen(muted, 1.0))
            painter.drawRect(square)
            painter.setPen(QPen(muted, 1.3))
            painter.drawPolyline(
                [
                    QPointF(square.left() + 1.8, square.center().y()),
                    QPointF(square.left() + 3.4, square.center().y() + 2.2),
                    QPointF(square.right() - 1.5, square.center().y() - 2.4),
                ]
            )
        case PageState.MISSING:
            painter.setPen(QPen(muted, 1.0, Qt.PenStyle.DotLine))
            painter.drawRect(square)


def _paint_more(painter: QPainter, square: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.muted), 1.4))
    middle = square.center()
    painter.drawLine(QPointF(middle.x() - 3, middle.y()), QPointF(middle.x() + 3, middle.y()))
    painter.drawLine(QPointF(middle.x(), middle.y() - 3), QPointF(middle.x(), middle.y() + 3))
