"""Lines of text for painted rows: wrapped, cut with an ellipsis, with marks behind the words that were searched."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reader.domain.span import Span

_AS_BLANKS = str.maketrans("\n\t", "  ")
"""Line ends, and the tabs between the cells of a table, which would leave wide gaps."""


def utf16_length(text: str) -> int:
    """Length as Qt counts: two for a character beyond the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_prefix(text: str, units: int) -> str:
    """The beginning of a text that is `units` UTF-16 code units long, which is how Qt counts."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def pitch(font: QFont, spacing: float = 1.3) -> float:
    """Pixels from one line to the next."""
    return QFontMetricsF(font).height() * spacing * 0.86


class DrawnText:
    """`text` laid out in at most `lines` lines of `width` pixels; `cut` is True if more is left.

    White space is shown as single spaces.
    """

    def __init__(self, text: str, font: QFont, width: float, lines: int, *, spacing: float = 1.3) -> None:
        self._metrics = QFontMetricsF(font)
        self._pitch = pitch(font, spacing)
        self._text = text
        self._layout = QTextLayout(text.translate(_AS_BLANKS), font)
        # Else each drawing shapes the text again.
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        width = max(width, 40.0)
        start, end = self._break(width, lines)
        whole = self._layout.text()
        self._shown = utf16_length(whole)
        self.cut = end < utf16_length(whole)
        if self.cut:
            before = whole.encode("utf-16-le")[: 2 * start].decode("utf-16-le")
            rest = whole[len(before) : len(before) + 400]
            self._layout.setText(before + self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            self._shown = utf16_length(self._layout.text()) - 1
            self._break(width + 2, lines)

    @property
    def lines(self) -> int:
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        return self.lines * self._pitch

    def draw(
        self, painter: QPainter, at: QPointF, colour: str, marks: Sequence[Span] = (), mark: tuple[str, str] = ("", "")
    ) -> None:
        """Paint with the top left corner at `at`; `mark` is the colour of the background and of the text of marks."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, at, [self._range(span, *mark) for span in marks])

    def _break(self, width: float, lines: int) -> tuple[int, int]:
        """Lay out `lines` lines at most; return where the last one starts and ends."""
        start = end = 0
        self._layout.beginLayout()
        for number in range(lines):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._pitch + (self._pitch - self._metrics.height()) / 2))
            start, end = line.textStart(), line.textStart() + line.textLength()
        self._layout.endLayout()
        return start, end

    def _range(self, span: Span, background: str, colour: str) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        start, end = utf16_length(self._text[: span.start]), utf16_length(self._text[: span.end])
        found.start = min(start, self._shown)
        found.length = min(end, self._shown) - found.start
        style = QTextCharFormat()
        style.setBackground(QColor(background))
        style.setForeground(QColor(colour))
        found.format = style
        return found


def line(painter: QPainter, text: str, font: QFont, colour: str, area: QRectF) -> None:
    """One line of text, cut to the area."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text.translate(_AS_BLANKS), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
