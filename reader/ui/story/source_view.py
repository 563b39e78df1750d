"""The original text of a page: the file's own lines with numbers, the rules that claimed them, the healed seams."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from reader.domain.story import Story
from reader.ui.language.words import mark, tr
from reader.ui.look.theme import ThemeKeeper

_RULES = {
    "paragraph": mark("paragraph"),
    "headline": mark("headline"),
    "kicker": mark("kicker"),
    "deck": mark("deck"),
    "column_label": mark("column label"),
    "dateline": mark("dateline"),
    "byline": mark("byline"),
    "photo": mark("photo"),
    "jump": mark("jump line"),
    "folio": mark("page head"),
    "imprint": mark("imprint"),
    "advert": mark("advertisement"),
    "contents": mark("contents"),
    "crosshead": mark("crosshead"),
    "guests": mark("paragraph"),
    "unmarked": mark("headline"),
    "screen words": mark("words of a screen"),
    **dict.fromkeys(("stated captions", "photo_story", "photo_lead", "pictures"), mark("photo")),
}


_REASONS = {
    "punctuation": mark("a sign stands there that goes on"),
    "brackets": mark("a bracket is open"),
    "quotes": mark("a quotation is open"),
    "number": mark("a number was cut"),
    "unfinished": mark("the sentence has no end"),
    "word": mark("a word was cut"),
    "particle": mark("a word stands there that binds"),
    "clause": mark("the two lines read as one sentence"),
    "hard wrap": mark("all lines are of one length"),
}


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes in the margin by line number: rules by name, seams with the reason; `undone` are the seams undone."""

    rules: dict[int, str]
    seams: dict[int, str]
    lines: frozenset[int]
    undone: frozenset[int] = frozenset()


def notes_on(story: Story, undone: frozenset[int] = frozenset()) -> Notes:
    """Return the rules, seams and lines of a story; a seam stands at the line that was joined to the one before."""
    lines = [span for paragraph in story.paragraphs for span in paragraph.lines]
    lines += [span for photo in story.photos for span in photo.lines] + [rule.lines for rule in story.rules]
    return Notes(
        {applied.lines.first: applied.rule for applied in story.rules},
        {seam.after: seam.reason for paragraph in story.paragraphs for seam in paragraph.seams},
        frozenset(number for span in lines for number in range(span.first, span.last + 1)),
        undone,
    )


class SourceView(QPlainTextEdit):
    """A text to be read. The story's lines stand on a tinted ground; the margin names rules and seams.

    `seam_chosen` carries the line of a seam that was clicked in the margin.
    """

    seam_chosen = Signal(int)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("sourceView")
        self.setReadOnly(True)
        self.setAccessibleName(tr("Original text"))
        self.document().setDocumentMargin(12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._themes = themes
        self.notes = Notes({}, {}, frozenset())
        self._margin = _Margin(self)
        self.updateRequest.connect(lambda _rect, _dy: self._margin.update())
        themes.changed.connect(self._tint)
        self.setViewportMargins(self.margin_width, 0, 0, 0)

    @property
    def margin_width(self) -> int:
        return 150

    def show_source(self, text: str, story: Story, undone: frozenset[int] = frozenset()) -> None:
        """Show a page's text with this story's part of it in sight; the same story's again stays where it is."""
        lines = self.notes.lines
        self.notes = notes_on(story, undone)
        self._margin.update()
        if lines == self.notes.lines and text == self.toPlainText():
            return
        self.setPlainText(text)
        self._tint()
        first = min(self.notes.lines, default=1)
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(first - 1)))
        self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._margin.setGeometry(QRect(0, 0, self.margin_width, self.height()))

    def press_margin(self, at: QPoint) -> None:
        """Take a click beside a seam: it undoes the seam, or heals it again."""
        number = self.cursorForPosition(QPoint(0, at.y())).blockNumber() + 1
        if number in self.notes.seams:
            self.seam_chosen.emit(number)

    def is_seam_at(self, at: QPoint) -> bool:
        """Return True if the margin names a seam at that height."""
        return self.cursorForPosition(QPoint(0, at.y())).blockNumber() + 1 in self.notes.seams

    def seam_hint(self, at: QPoint) -> str:
        """Say why the lines at that height were joined, and what a click does; '' if there is no seam."""
        number = self.cursorForPosition(QPoint(0, at.y())).blockNumber() + 1
        if number in self.notes.undone:
            return tr("The join was undone. Click to join the lines again.")
        if number not in self.notes.seams:
            return ""
        reason = self.notes.seams[number]
        why = tr(_REASONS[reason]) if reason in _REASONS else reason
        return tr("Joined to the line above: {reason}. Click to undo.").format(reason=why)

    def paint_margin(self, painter: QPainter) -> None:
        """Draw line numbers, rules and seams beside the lines in sight."""
        theme = self._themes.theme
        painter.fillRect(self._margin.rect(), QColor(theme.panel))
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        block = self.firstVisibleBlock()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > self.height():
                break
            number = block.blockNumber() + 1
            line = QRectF(0, top, self.margin_width, 22)
            painter.setPen(QColor(theme.muted))
            painter.drawText(line.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignRight, str(number))
            painter.setPen(QColor(theme.accent if number in self.notes.seams else theme.muted))
            painter.drawText(line.adjusted(12, 0, -44, 0), Qt.AlignmentFlag.AlignLeft, self._note(number))
            block = block.next()

    def _note(self, number: int) -> str:
        if number in self.notes.undone:
            return tr("seam undone")
        if number in self.notes.seams:
            return tr("joined above")
        rule = self.notes.rules.get(number, "")
        return tr(_RULES[rule]) if rule in _RULES else rule

    def _tint(self) -> None:
        tints = []
        for number in sorted(self.notes.lines):
            tint = QTextEdit.ExtraSelection()
            look = tint.format
            look.setBackground(QColor(self._themes.theme.panel))
            look.setProperty(QTextFormat.Property.FullWidthSelection, True)
            tint.format = look
            whole = QTextCursor(self.document().findBlockByNumber(number - 1))
            whole.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            tint.cursor = whole
            tints.append(tint)
        self.setExtraSelections(tints)


class _Margin(QWidget):
    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view
        self.setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._view.press_margin(event.pos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        seam = self._view.is_seam_at(event.pos())
        self.setCursor(Qt.CursorShape.PointingHandCursor if seam else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._view.seam_hint(event.pos()))

    def sizeHint(self) -> QSize:
        return QSize(self._view.margin_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._view.paint_margin(painter)
        painter.end()
