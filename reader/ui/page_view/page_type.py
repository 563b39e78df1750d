"""Fonts for the faces of a composed page, and the widths of their characters."""

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from reader.render.page_view import Face, em_width
from reader.render.story_css import SANS, SERIF

UNIT_PX = 32.0
"""The em at which fonts are made; the painter's scale does the rest, so that a page zooms as one drawing."""

_SANS_FACES = frozenset(
    {Face.LABEL, Face.CAPTION, Face.CAPTION_TITLE, Face.TABLE, Face.FOLIO, Face.FOLIO_NUMBER, Face.JUMP, Face.ADVERT}
)
_WEIGHTS = {
    Face.HEADLINE: QFont.Weight.Bold,
    Face.NAMEPLATE: QFont.Weight.Bold,
    Face.CROSSHEAD: QFont.Weight.Bold,
    Face.CAPTION_TITLE: QFont.Weight.Bold,
    Face.FOLIO_NUMBER: QFont.Weight.Bold,
    Face.LABEL: QFont.Weight.Medium,
    Face.DECK: QFont.Weight.Medium,
}


class TypeCase:
    """The fonts in use; each is made once for a face, a size and a spacing."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[Face, int, int], QFont] = {}
        self._metrics: dict[tuple[Face, int], QFontMetricsF] = {}

    def font(self, face: Face, size: float, spacing: float) -> QFont:
        """`size` and `spacing` in ems of the body text."""
        key = (face, round(size * UNIT_PX), round(spacing * UNIT_PX * 16))
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = _make(face, key[1], key[2] / 16)
        return found

    def width(self, face: Face, size: float, text: str) -> float:
        """Width of `text` in ems of the body text."""
        key = (face, round(size * UNIT_PX))
        metrics = self._metrics.get(key)
        if metrics is None:
            metrics = self._metrics[key] = QFontMetricsF(self.font(face, size, 0.0))
        return metrics.horizontalAdvance(text) / UNIT_PX


def _make(face: Face, pixels: int, spacing: float) -> QFont:
    font = QFont()
    font.setFamilies(_families(SANS if face in _SANS_FACES else SERIF))
    font.setPixelSize(max(1, pixels))
    font.setWeight(_WEIGHTS.get(face, QFont.Weight.Normal))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


def _families(css: str) -> list[str]:
    return [name.strip().strip("'") for name in css.split(",")]


@cache
def _body_metrics() -> QFontMetricsF:
    return QFontMetricsF(_make(Face.BODY, round(UNIT_PX), 0.0))


@cache
def body_advance(character: str) -> float:
    """Width in ems of one character of body type, as the font in use has it."""
    if character >= "\u2e80":
        return em_width(character)
    return _body_metrics().horizontalAdvance(character) / UNIT_PX
