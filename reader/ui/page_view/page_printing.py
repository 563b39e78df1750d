"""A composed page on paper: fitted to the sheet in the printer, black on white."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from reader.render.page_view import Sheet
from reader.ui.page_view.page_painter import Inks, Pictures, paint_sheet
from reader.ui.page_view.page_type import TypeCase

SMALLEST_EM_MM = 2.1
"""An em of 6 points: smaller is no longer read with ease, so a long page goes on to a second sheet."""


def print_sheet(printer: QPrinter, sheet: Sheet, pictures: Pictures) -> bool:
    """Print a page on as many sheets as keep it readable; return False if the printer cannot begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    room = printer.pageLayout().paintRectPixels(printer.resolution())
    whole = min(room.width() / sheet.width, room.height() / sheet.height)
    readable = SMALLEST_EM_MM / 25.4 * printer.resolution()
    em = min(room.width() / sheet.width, max(whole, readable))
    case, inks = TypeCase(), Inks.of_print()
    top = 0.0
    while top < sheet.height - 1e-6:
        if top:
            printer.newPage()
        bottom = _cut(sheet, top, top + room.height() / em)
        painter.save()
        painter.translate((room.width() - sheet.width * em) / 2, -top * em)
        painter.scale(em, em)
        part = QRectF(0.0, top, sheet.width, bottom - top)
        painter.setClipRect(part)
        paint_sheet(painter, sheet, inks, case, exposed=part, pictures=pictures, scale=em)
        painter.restore()
        top = bottom
    painter.end()
    return True


def _cut(sheet: Sheet, top: float, bottom: float) -> float:
    """The last height up to `bottom` at which no line of type and no picture is cut through."""
    if bottom >= sheet.height:
        return sheet.height
    edges = [(text.y - text.size, text.y + text.size * 0.3) for text in sheet.texts]
    edges += [(picture.area.y, picture.area.y + picture.area.height) for picture in sheet.pictures]
    cut = bottom
    while through := [above for above, below in edges if above < cut < below and above > top]:
        cut = min(through)
    return cut if cut > top + (bottom - top) / 2 else bottom
