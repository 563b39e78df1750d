"""The fonts of what is painted by hand."""

from functools import lru_cache

from PySide6.QtGui import QFont


@lru_cache(maxsize=64)
def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same typeface in another size and weight. What is given out is shared: change a copy."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made
