"""Wildcard patterns: their meaning, for the highlighter and for any engine (`wildcard_matcher` finds them in a text).

`*` is any run of letters, digits or Han characters (nothing too), `?` is any one character of the same block. A pattern
matches anywhere inside a block, as a phrase does; so a * at its start or end changes only what is marked.
"""

import re

from reader.text.folding import Folding
from reader.text.sought import Sought

STAR, ONE = "*", "?"
_FORMS = str.maketrans({"＊": STAR, "？": ONE})


def folded_pattern(pattern: str, folding: Folding) -> str:
    """Fold the text of a pattern; runs of * become one *; full-width ＊ and ？ are accepted."""
    pieces = re.split(r"([*?])", pattern.translate(_FORMS))
    folded = "".join(piece if piece in (STAR, ONE) else _literal(piece, folding) for piece in pieces)
    return re.sub(r"\*+", STAR, folded)


def literal_texts(pattern: str, folding: Folding) -> list[Sought]:
    """Return the texts between the signs of a pattern, in order; those that fold to nothing are left out."""
    pieces = re.split(r"[*?]", pattern.translate(_FORMS))
    return [text for text in (_sought(piece, folding) for piece in pieces) if text]


def _sought(piece: str, folding: Folding) -> Sought:
    sought, literal = folding.sought(piece), _literal(piece, folding)
    return sought if sought.text == literal else Sought(literal, literal)


def is_word_character(character: str) -> bool:
    """Return True if * may run over this character: the same characters as \\w."""
    return character.isalnum() or character == "_"


def _literal(piece: str, folding: Folding) -> str:
    # Folding may bring out a * or ? of its own (⁇ is two of them): dropped, it would be no literal any more.
    return folding.plain(piece).replace(STAR, "").replace(ONE, "")
