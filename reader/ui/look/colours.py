"""The colours of bookmarks and highlights; each has a name and a shape, so that nothing is said by colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from reader.ui.language.words import mark
from reader.ui.look.theme import Theme


@dataclass(frozen=True, slots=True)
class MarkColour:
    """`key` is what a bookmark keeps; `light` and `dark` are #rrggbb for light and dark themes."""

    key: str
    name: str
    light: str
    dark: str
    shape: str

    def on(self, theme: Theme) -> QColor:
        """The colour that stands out on this theme."""
        return QColor(self.dark if theme.dark else self.light)


MARK_COLOURS = (
    MarkColour("yellow", mark("Yellow"), "#c99a00", "#e8c547", "circle"),
    MarkColour("green", mark("Green"), "#3c8b45", "#7cc785", "square"),
    MarkColour("blue", mark("Blue"), "#2f6fb3", "#7db4ea", "diamond"),
    MarkColour("red", mark("Red"), "#b8352a", "#ee8a7d", "triangle"),
    MarkColour("purple", mark("Purple"), "#7a4a9e", "#c39be0", "cross"),
)


def colour_of(key: str) -> MarkColour | None:
    """The colour a bookmark keeps; None if it has none, or one that this version does not know."""
    return next((colour for colour in MARK_COLOURS if colour.key == key), None)


def paint_mark(painter: QPainter, colour: MarkColour, area: QRectF, theme: Theme) -> None:
    """The colour's shape, filled."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour.on(theme))
    middle = area.center()
    match colour.shape:
        case "circle":
            painter.drawEllipse(area)
        case "square":
            painter.drawRect(area.adjusted(0.6, 0.6, -0.6, -0.6))
        case "diamond":
            top, bottom = QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom())
            left, right = QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y())
            painter.drawPolygon(QPolygonF([top, right, bottom, left]))
        case "triangle":
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), area.top()), area.bottomRight(), area.bottomLeft()]))
        case _:
            third = area.width() / 3
            painter.drawRect(area.adjusted(third, 0, -third, 0))
            painter.drawRect(area.adjusted(0, third, 0, -third))


def mark_icon(colour: MarkColour, theme: Theme) -> QIcon:
    """The shape as an icon of a button or a menu."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, colour, QRectF(6, 6, 20, 20), theme)
    painter.end()
    return QIcon(pixmap)
