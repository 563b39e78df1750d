"""How wide text stands on a terminal: a Chinese character fills two cells, a Latin letter one, an accent none."""

import unicodedata

_NO_CELL = frozenset(("Mn", "Me", "Cf"))


def cells_of(character: str) -> int:
    """The cells that one character fills.

    Quotation marks and dashes, of "ambiguous" width in Unicode's table, count one, as terminals draw them by default.
    """
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    """The cells that a text of one line fills."""
    return sum(map(cells_of, text))


def padded(text: str, cells: int) -> str:
    """`text` with blanks behind it up to so many cells."""
    return text + " " * (cells - width_of(text))
