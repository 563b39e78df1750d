"""Names in the order a person counts: page 2 before page 10."""

import re

_DIGITS = re.compile(r"(\d{1,18})")


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key to sort by: digits by value, the rest by letters."""
    return tuple(
        (0, int(piece), piece) if piece.isdecimal() else (1, 0, piece) for piece in _DIGITS.split(name) if piece
    )
