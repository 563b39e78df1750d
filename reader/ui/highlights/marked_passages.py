"""The places of highlights and corrections in the text shown, and their look there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat

from reader.domain.bookmark import Bookmark, Correction
from reader.library.anchors import locate
from reader.text.folding import Folding
from reader.ui.language.words import tr
from reader.ui.look.colours import MARK_COLOURS, colour_of
from reader.ui.look.theme import Theme
from reader.ui.story.passages import Passage

HIGHLIGHT, CORRECTION = "highlight", "correction"
_TINT = 70
_FOLDING = Folding()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a person in the open story: highlights, and corrections that are in force."""

    highlights: Sequence[Bookmark] = ()
    corrections: Sequence[Correction] = ()


def passages(text: str, marks: Marks, theme: Theme) -> list[Passage]:
    """The marks that are found in a text; what is not found is listed with the bookmarks all the same."""
    return [*_highlights(text, marks.highlights, theme), *_corrections(text, marks.corrections, theme)]


def _highlights(text: str, highlights: Sequence[Bookmark], theme: Theme) -> Iterator[Passage]:
    for mark in highlights:
        anchor = mark.anchor
        found = locate(text, anchor.exact, anchor.prefix, anchor.suffix, _FOLDING)
        if found:
            look = _highlight_look(mark, theme, certain=found.certain)
            yield Passage((HIGHLIGHT, mark.id), found.span.start, found.span.end, look, mark.note)


def _highlight_look(mark: Bookmark, theme: Theme, *, certain: bool) -> QTextCharFormat:
    """Tinted, and underlined for those who see no colours: broken if the words have changed, waved for a note."""
    colour = (colour_of(mark.colour) or MARK_COLOURS[0]).on(theme)
    tint = QColor(colour)
    tint.setAlpha(_TINT)
    look = QTextCharFormat()
    look.setBackground(tint)
    style = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(style.WaveUnderline if mark.note else style.SingleUnderline)
    if not certain:
        look.setUnderlineStyle(style.DashUnderline)
    look.setUnderlineColor(colour)
    return look


def _corrections(text: str, corrections: Sequence[Correction], theme: Theme) -> Iterator[Passage]:
    for correction in corrections:
        anchor = correction.anchor
        found = locate(text, correction.replacement, anchor.prefix, anchor.suffix, _FOLDING)
        if found and found.certain and correction.replacement.strip():
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(theme.accent))
            hint = tr("As printed: {text}").format(text=anchor.exact)
            yield Passage((CORRECTION, correction.id), found.span.start, found.span.end, look, hint)
