"""Lines set to the measure as in print: what is left of a line is shared out between its characters.

Qt spaces out blanks only, and Chinese has none: a line that ends early because no closing mark may begin the next one
would stand short. Headlines are filled evenly, so that no single character is left for the last line.
"""

from collections.abc import Iterator
from math import floor

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextLayout, QTextLine

LOOSEST = 0.12
"""The most that a character is moved from the next, in ems: a line that needs more is left short."""
HEADLINE, TEXT = 1, 2
"""The user states that the style sheet gives to blocks of a headline stack and of the text."""
_GRAIN = 64
"""Qt counts widths in so many parts of a pixel."""


def even_lines(document: QTextDocument, width: float) -> None:
    """Balance the headlines of a document `width` pixels wide and even out the lines of its text."""
    for block in _blocks(document):
        if block.userState() == HEADLINE:
            _balance(block, width)
    document.documentLayout().documentSize()
    for block in _blocks(document):
        if block.userState() == TEXT:
            block.layout().setFormats(_spacings(block))
    document.markContentsDirty(0, document.characterCount())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _spacings(block: QTextBlock) -> list[QTextLayout.FormatRange]:
    layout = block.layout()
    layout.clearFormats()
    lines = [layout.lineAt(number) for number in range(layout.lineCount() - 1)]
    return [found for line in lines if (found := _spacing(block, line)) is not None]


def _spacing(block: QTextBlock, line: QTextLine) -> QTextLayout.FormatRange | None:
    """The space between the characters of a line, where it is small enough; all but the last one carry it."""
    start = line.textStart()
    text = block.text()[start : start + line.textLength()]
    if not text or text[-1] in "\n\u2028":
        return None
    gaps = len(text.rstrip()) - 1
    em = block.charFormat().font().pixelSize()
    each = floor((line.width() - line.naturalTextWidth()) / max(1, gaps) * _GRAIN) / _GRAIN
    if not 0 < each <= LOOSEST * em:
        return None
    wanted = QTextLayout.FormatRange()
    wanted.start, wanted.length = start, gaps
    look = QTextCharFormat()
    look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    look.setFontLetterSpacing(each)
    wanted.format = look
    return wanted


def _balance(block: QTextBlock, width: float) -> None:
    """Give a headline the least width at which it takes no more lines: its lines come out alike."""
    layout = QTextLayout(block.text().replace("\n", "\u2028"), block.charFormat().font())
    least = _lines(layout, width)
    narrow, wide = 0.0, width
    while least > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (middle, wide) if _lines(layout, middle) > least else (narrow, middle)
    look = block.blockFormat()
    margin = max(0.0, width - wide - 1) if least > 1 else 0.0
    if look.rightMargin() != margin:
        look.setRightMargin(margin)
        QTextCursor(block).setBlockFormat(look)


def _lines(layout: QTextLayout, width: float) -> int:
    """How many lines a text takes."""
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line = layout.createLine()
    layout.endLayout()
    return layout.lineCount()
