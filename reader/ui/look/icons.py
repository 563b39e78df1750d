"""Icons: one family of SVG line drawings in resources/icons, drawn sharp at every size in the colour asked for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader import paths


@cache
def _drawing(name: str) -> str:
    return (paths.shipped("resources/icons") / f"{name}.svg").read_text(encoding="utf-8")


def renderer(name: str, colour: str) -> QSvgRenderer:
    """The drawing called `name`, its lines in `colour` (#rrggbb)."""
    return QSvgRenderer(QByteArray(_drawing(name).replace('"#000"', f'"{colour}"').encode()))


def paint(painter: QPainter, name: str, colour: str, area: QRectF) -> None:
    """Draw an icon into an area of something painted by hand."""
    renderer(name, colour).render(painter, area)


def icon(name: str, colour: str, checked: str | None = None, disabled: str | None = None) -> QIcon:
    """An icon for an action or a button, in other colours while it is checked or disabled."""
    return QIcon(_Engine(name, colour, checked or colour, disabled or colour))


def application_icon() -> QIcon:
    """The program's own picture."""
    return QIcon(str(paths.shipped("resources/icons") / "dubao.svg"))


class _Engine(QIconEngine):
    """Draws from the SVG at the size and pixel density that Qt asks for."""

    def __init__(self, name: str, colour: str, checked: str, disabled: str) -> None:
        super().__init__()
        self._colours = (name, colour, checked, disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, colour, checked, disabled = self._colours
        if mode is QIcon.Mode.Disabled:
            colour = disabled
        elif state is QIcon.State.On:
            colour = checked
        renderer(name, colour).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(*self._colours)
