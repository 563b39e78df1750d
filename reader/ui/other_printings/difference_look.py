"""The look of what differs: a tint and a line each, so that nothing is said by colour alone."""

from PySide6.QtGui import QColor, QTextCharFormat

from reader.domain.difference import DifferenceKind
from reader.ui.language.words import mark
from reader.ui.look.colours import colour_of
from reader.ui.look.theme import Theme

TINTED = {
    DifferenceKind.CUT: "red",
    DifferenceKind.ADDED: "green",
    DifferenceKind.MOVED_AWAY: "blue",
    DifferenceKind.MOVED_HERE: "blue",
}
"""Kinds of passages, and the colours that tint their background. Of a change the old text is cut, the new one added."""
TINT = 0.22
"""Share of the colour in the background: text on it keeps a contrast of 4.5 to 1 and more in every theme."""
LEGEND = mark("Struck out: cut · underlined: added · dotted line: moved")
_LINES = {
    DifferenceKind.CUT: QTextCharFormat.UnderlineStyle.NoUnderline,
    DifferenceKind.ADDED: QTextCharFormat.UnderlineStyle.SingleUnderline,
    DifferenceKind.MOVED_AWAY: QTextCharFormat.UnderlineStyle.DotLine,
    DifferenceKind.MOVED_HERE: QTextCharFormat.UnderlineStyle.DotLine,
}


def tint_of(kind: DifferenceKind, theme: Theme) -> QColor:
    """Return the background of a kind of passages in a theme."""
    chosen = colour_of(TINTED[kind])
    assert chosen is not None
    return _mixed(QColor(theme.paper), chosen.on(theme))


def look_of(kind: DifferenceKind, theme: Theme) -> QTextCharFormat:
    """Return the format of a kind of passages; an empty one for what is the same."""
    look = QTextCharFormat()
    look.setForeground(QColor(theme.text))
    if kind in TINTED:
        look.setBackground(tint_of(kind, theme))
        look.setFontStrikeOut(kind in (DifferenceKind.CUT, DifferenceKind.MOVED_AWAY))
        look.setUnderlineStyle(_LINES[kind])
    return look


def _mixed(paper: QColor, colour: QColor) -> QColor:
    parts = zip((paper.red(), paper.green(), paper.blue()), (colour.red(), colour.green(), colour.blue()), strict=True)
    return QColor(*(round(under + (over - under) * TINT) for under, over in parts))
