"""Drawing a composed page with a QPainter: on the screen, on paper, in a picture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from reader.render.page_view import Align, Area, Box, Face, Placed, Rule, Sheet
from reader.ui.look.theme import Theme
from reader.ui.page_view.page_type import UNIT_PX, TypeCase

Pictures = Callable[[str, int], QImage | None]
"""A picture of the media folder by name, no wider than the number of pixels; None if it cannot be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """The colours of a page."""

    paper: QColor
    text: QColor
    muted: QColor
    link: QColor
    rule: QColor
    tint: QColor
    frame: QColor
    label: QColor
    on_label: QColor
    mark: QColor
    mark_line: QColor

    @classmethod
    def of_theme(cls, theme: Theme) -> "Inks":
        return cls(
            paper=QColor(theme.paper),
            text=QColor(theme.text),
            muted=QColor(theme.muted),
            link=QColor(theme.accent),
            rule=QColor(theme.muted),
            tint=QColor(theme.panel),
            frame=QColor(theme.line),
            label=QColor(theme.accent),
            on_label=QColor(theme.on_accent),
            mark=_thin(theme.mark),
            mark_line=QColor(theme.current),
        )

    @classmethod
    def of_print(cls) -> "Inks":
        """Black on white, with grey only for what would waste ink."""
        black, grey = QColor(0, 0, 0), QColor(70, 70, 70)
        return cls(
            paper=QColor(255, 255, 255),
            text=black,
            muted=grey,
            link=black,
            rule=grey,
            tint=QColor(245, 245, 245),
            frame=QColor(150, 150, 150),
            label=black,
            on_label=QColor(255, 255, 255),
            mark=QColor(225, 225, 225),
            mark_line=black,
        )


def paint_sheet(
    painter: QPainter, sheet: Sheet, inks: Inks, case: TypeCase, *, exposed: QRectF, pictures: Pictures, scale: float
) -> None:
    """Draw what lies in `exposed` (ems). The painter is already scaled so that one unit is an em.

    `scale` is the pixels that an em takes, for the size at which pictures are asked for.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for box in sheet.boxes:
        if exposed.intersects(rect(box.area)):
            _paint_box(painter, box, inks)
    for rule in sheet.rules:
        _paint_rule(painter, rule, inks)
    for picture in sheet.pictures:
        if exposed.intersects(rect(picture.area)):
            image = pictures(picture.name, round(picture.area.width * scale))
            if image is not None:
                painter.drawImage(rect(picture.area), image)
    painter.save()
    painter.scale(1 / UNIT_PX, 1 / UNIT_PX)
    top, bottom = exposed.top(), exposed.bottom()
    for text in sheet.texts:
        if text.y - text.size * 1.2 < bottom and text.y + text.size * 0.4 > top:
            _paint_text(painter, text, inks, case)
    painter.restore()


def paint_marks(painter: QPainter, marked: Iterable[Area], inks: Inks) -> None:
    """Quiet marks under what a search found: a ground, and a line for those who do not see its colour."""
    painter.setPen(QPen(inks.mark_line, 0.1, c=Qt.PenCapStyle.FlatCap))
    for area in marked:
        painter.fillRect(rect(area), inks.mark)
        foot = area.y + area.height
        painter.drawLine(QPointF(area.x, foot), QPointF(area.x + area.width, foot))


def _thin(colour: str) -> QColor:
    """A mark that the text shows through in its own colour."""
    made = QColor(colour)
    made.setAlpha(90)
    return made


def rect(area: Area) -> QRectF:
    return QRectF(area.x, area.y, area.width, area.height)


def _paint_box(painter: QPainter, box: Box, inks: Inks) -> None:
    if box.solid:
        painter.fillRect(rect(box.area), inks.label)
        return
    if box.tinted:
        painter.fillRect(rect(box.area), inks.tint)
    painter.setPen(QPen(inks.frame, 0.06))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect(box.area))


def _paint_rule(painter: QPainter, rule: Rule, inks: Inks) -> None:
    painter.setPen(QPen(inks.text if rule.weight > 0.1 else inks.rule, rule.weight, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(rule.x1, rule.y1), QPointF(rule.x2, rule.y2))


def _paint_text(painter: QPainter, text: Placed, inks: Inks, case: TypeCase) -> None:
    x = text.x
    if text.align is not Align.START:
        room = text.width - case.width(text.face, text.size, text.text)
        x += room if text.align is Align.END else room / 2
    painter.setPen(_ink(text.face, inks))
    painter.setFont(case.font(text.face, text.size, text.spacing))
    painter.drawText(QPointF(x * UNIT_PX, text.y * UNIT_PX), text.text)


def _ink(face: Face, inks: Inks) -> QColor:
    match face:
        case Face.LABEL:
            return inks.on_label
        case Face.JUMP:
            return inks.link
        case Face.BYLINE | Face.KICKER | Face.CAPTION | Face.ADVERT:
            return inks.muted
        case _:
            return inks.text
