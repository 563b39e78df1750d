"""A chapter of the manual as text: Markdown in the colours of the theme, with links that lead on or run an action."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from reader.ui.look.drawn_text import utf16_length
from reader.ui.look.theme import Theme, ThemeKeeper

_LINE_HEIGHT, _CLOSE_LINES, _CODE_LINES = 135.0, 115.0, 100.0
_WIDEST = 760
_HEADING_SIZES = {1: 26, 2: 19, 3: 16}
_LINES = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class HelpText(QTextBrowser):
    """One chapter. `followed` carries the address of a link: 'query.md', 'do:ACTION', 'key:ACTION' or 'find:QUERY'."""

    followed = Signal(str)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("helpView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._themes = themes
        self._words: Sequence[str] = ()
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))

    def show_chapter(self, text: str) -> None:
        """Show a chapter, given as Markdown, from its beginning."""
        document = self.document()
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress(document, self._themes.theme)
        self._set_column()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._paint_words()

    def go_to(self, heading: str) -> None:
        """Scroll so that a heading stands at the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - 10)
                self.setTextCursor(QTextCursor(block))
                self.verticalScrollBar().setValue(round(top) - 10)
                return
            block = block.next()

    def mark_words(self, words: Sequence[str]) -> None:
        """Highlight these words wherever they stand."""
        self._words = words
        self._paint_words()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Return an empty picture: chapters have none, and Qt would open a file by its name."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_column()

    def _set_column(self) -> None:
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        side = max(24, (self.viewport().width() - _WIDEST) // 2)
        look.setLeftMargin(side)
        look.setRightMargin(side)
        look.setTopMargin(22)
        look.setBottomMargin(60)
        frame.setFrameFormat(look)

    def _paint_words(self) -> None:
        marker, found = Highlighter(tuple(self._words), Folding()), []
        block = self.document().begin()
        while self._words and block.isValid():
            text = block.text()
            for span in marker.spans(text):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = _cursor(block, utf16_length(text[: span.start]), utf16_length(text[: span.end]))
                look = mark.format
                look.setBackground(QColor(self._themes.theme.mark))
                look.setForeground(QColor(self._themes.theme.mark_text))
                mark.format = look
                found.append(mark)
            block = block.next()
        self.setExtraSelections(found)


def _cursor(block: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _dress(document: QTextDocument, theme: Theme) -> None:
    # One edit for all blocks, else the chapter is laid out anew with each of them.
    editing = QTextCursor(document)
    editing.beginEditBlock()
    _dress_tables(document.rootFrame(), theme)
    block = document.begin()
    while block.isValid():
        _dress_block(block, theme)
        block = block.next()
    editing.endEditBlock()


def _dress_tables(frame: QTextFrame, theme: Theme) -> None:
    for inner in frame.childFrames():
        if isinstance(inner, QTextTable):
            look = inner.format()
            look.setBorderCollapse(True)
            look.setBorder(1)
            look.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
            look.setBorderBrush(QColor(theme.line))
            look.setCellPadding(7)
            look.setCellSpacing(0)
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            inner.setFormat(look)


def _dress_block(block: QTextBlock, theme: Theme) -> None:
    cursor, look = QTextCursor(block), block.blockFormat()
    level = look.headingLevel()
    in_table = QTextCursor(block).currentTable() is not None
    fenced = _is_fenced(block)
    look.setLineHeight(_CODE_LINES if fenced else _CLOSE_LINES if level or in_table else _LINE_HEIGHT, _LINES)
    look.setTopMargin({0: 0, 1: 0}.get(level, 22))
    look.setBottomMargin(0 if in_table or (fenced and _is_fenced(block.next())) else 4 if block.textList() else 12)
    if fenced:
        look.setBackground(QColor(theme.panel))
    cursor.setBlockFormat(look)
    if level:
        head = QTextCharFormat()
        font = QFont()
        font.setPixelSize(_HEADING_SIZES[min(level, 3)])
        font.setBold(True)
        head.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        _cursor(block, 0, block.length() - 1).mergeCharFormat(head)
    for start, end in _codes(block):
        code = QTextCharFormat()
        code.setBackground(QColor(theme.panel))
        code.setFontFamilies(["Noto Sans Mono CJK SC", "Menlo", "Consolas", "monospace"])
        _cursor(block, start, end).mergeCharFormat(code)


def _is_fenced(block: QTextBlock) -> bool:
    """Return True for a line of a code block; a document has one text block for each of its lines."""
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _codes(block: QTextBlock) -> list[tuple[int, int]]:
    """Start and end of each piece of code in a block, in UTF-16 units."""
    if _is_fenced(block):
        return [(0, block.length() - 1)]
    found, part = [], block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        if fragment.charFormat().fontFixedPitch():
            start = fragment.position() - block.position()
            found.append((start, start + fragment.length()))
        part += 1
    return found
