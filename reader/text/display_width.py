"""Width of text in the cells of a terminal: a Chinese character fills two, a Latin letter one, an accent none."""

import unicodedata

_NO_CELL = frozenset(("Mn", "Me", "Cf"))


def cells_of(character: str) -> int:
    """Return the number of cells that a character fills (Unicode, UAX 11).

    Quotation marks and dashes, whose width is ambiguous, count as one cell, as terminals draw them by default.
    """
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    """Return the number of cells that a line of text fills."""
    return sum(map(cells_of, text))


def padded(text: str, cells: int) -> str:
    """`text` padded with blanks to a width of `cells`."""
    return text + " " * (cells - width_of(text))
