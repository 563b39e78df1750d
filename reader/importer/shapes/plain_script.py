"""Traditional characters: simplified, sign for sign, for the rules, which know words in simplified ones; names found so
are put back as they are printed."""

import re
from dataclasses import replace

from reader.domain.story import Byline
from reader.importer.shapes.half_width import half_width
from reader.text.traditional import simplified

_COMMON = re.compile("[國會來時對這們說個後報記開學經電長為發與無東車業當應過還種從將點動現實關員題數體樣頭處]")
"""Characters of which any text in traditional ones has some, and a text in simplified ones none."""


def is_traditional(text: str) -> bool:
    """Return True for a text in traditional characters; quick to see."""
    return _COMMON.search(text) is not None


def plain_of(text: str) -> str:
    """Return a line as rules look at it: with half-width signs and simplified characters, of the same length."""
    return simplified(half_width(text))


def as_printed(name: str, text: str) -> str:
    """Return a name found in `text` with the characters in which that prints it."""
    if name in text:
        return name
    signs = "".join(text.split())
    at = plain_of(signs).find(name)
    return signs[at : at + len(name)] if at >= 0 else name


def bylines_as_printed(names: tuple[Byline, ...], text: str) -> tuple[Byline, ...]:
    """Return names with their roles, each as `text` prints it."""
    return tuple(one if one.name in text else replace(one, name=as_printed(one.name, text)) for one in names)
