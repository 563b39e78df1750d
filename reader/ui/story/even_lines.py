"""Lines set to the measure as in print: what is left of a line is shared out between its characters.

Qt spaces out blanks only, and Chinese has none: a line that ends early because no closing mark may begin the next one
would stand short. Headlines are filled evenly, so that no single character is left for the last line, and broken where
the story itself shows no word: characters that mostly stand together in its text belong together.
"""

from collections.abc import Iterator
from math import floor

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextLayout, QTextLine

LOOSEST = 0.12
"""The most that a character is moved from the next, in ems: a line that needs more stays short."""
HEADLINE, TEXT = 1, 2
"""The user states that the style sheet gives to blocks of a headline stack and of the text."""
WORD = 5.0
"""The cost of breaking a word of a headline, in ems by which its lines differ."""
_PIECE_LENGTH = 600
"""Characters that are laid out in one go: a few milliseconds' work."""
_GRAIN = 64
"""Parts of a pixel in which Qt counts widths."""


def even_lines(document: QTextDocument, width: float, height: float) -> Iterator[int]:
    """Balance the headlines of a document `width` pixels wide and even out the lines of its text, piece by piece: the
    first is at least its first `height` pixels. Yields the position up to which that is done, while there is more.

    A document whose layout is switched off, as it was filled, is laid out here for the first time: Qt would do it anew
    with each change on the way.
    """
    text = document.toPlainText()
    document.setLayoutEnabled(False)
    for block in _blocks(document):
        block.layout().clearFormats()
        if block.userState() == HEADLINE:
            _balance(block, width, text)
    document.setLayoutEnabled(True)
    # All of the text is new to the layout: it lays it out from the top, as far as it is asked for.
    document.setDefaultTextOption(document.defaultTextOption())
    start = 0
    for block in _blocks(document):
        bottom = _laid_out(document, block)
        if block.userState() == TEXT:
            block.layout().setFormats(_spacings(block))
        end = block.position() + block.length()
        if end - start > _PIECE_LENGTH and bottom > height:
            document.markContentsDirty(start, end - start)
            yield end
            start = end
    document.markContentsDirty(start, document.characterCount() - start)


def _laid_out(document: QTextDocument, block: QTextBlock) -> float:
    """Lay out the text to the end of this block; return its bottom in pixels from the top."""
    layout = document.documentLayout()
    layout.blockBoundingRect(block)
    if not block.layout().lineCount():
        # After a change above, Qt now and then takes one block more for done than is.
        document.markContentsDirty(block.position(), block.length())
    return layout.blockBoundingRect(block).bottom()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _spacings(block: QTextBlock) -> list[QTextLayout.FormatRange]:
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount() - 1)]
    return [found for line in lines if (found := _spacing(block, line)) is not None]


def _spacing(block: QTextBlock, line: QTextLine) -> QTextLayout.FormatRange | None:
    """Spread a line: a space between its characters, if it is small enough; all but the last one carry it."""
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


def _balance(block: QTextBlock, width: float, text: str) -> None:
    """Give a headline the width at which, on no more lines, they are most alike and cut the fewest words."""
    layout = QTextLayout(block.text().replace("\n", "\u2028"), block.charFormat().font())
    em = block.charFormat().font().pixelSize()
    least = len(_lines(layout, width))
    best, chosen, narrower = float("inf"), width, width
    while least > 1 and narrower > em and len(lines := _lines(layout, narrower)) == least:
        cost = _unevenness(block.text(), lines, text, em)
        if cost < best:
            best, chosen = cost, narrower
        narrower -= em / 2
    look = block.blockFormat()
    if look.rightMargin() != width - chosen:
        look.setRightMargin(width - chosen)
        QTextCursor(block).setBlockFormat(look)


def _unevenness(headline: str, lines: list[tuple[int, float]], text: str, em: float) -> float:
    """Return the cost of a headline's lines: the ems from the shortest to the longest, and the words broken."""
    widths = [width / em for _, width in lines]
    return max(widths) - min(widths) + WORD * sum(_bond(headline[end - 1 : end + 1], text) for end, _ in lines[:-1])


def _bond(pair: str, text: str) -> float:
    """Return how surely two characters belong to one word, 0 to 1: how often the rarer one stands with the other."""
    if len(pair) < 2 or not pair.isalnum():
        return 0.0
    return text.count(pair) / max(1, min(text.count(pair[0]), text.count(pair[1])))


def _lines(layout: QTextLayout, width: float) -> list[tuple[int, float]]:
    """Return the end and the width of each line of a text."""
    found = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        found.append((line.textStart() + line.textLength(), line.naturalTextWidth()))
        line = layout.createLine()
    layout.endLayout()
    return found
