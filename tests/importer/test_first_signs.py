"""First signs by which lines are spared an expression: they are those that the expression can begin with, all of them.

An expression that grows a branch whose first sign is not among them would never be asked about such a line.
"""

import re
import sys
from collections.abc import Iterable
from types import ModuleType

import pytest

from reader.importer.shapes import caption, column_label, sentence
from reader.importer.stories import genres, paragraphs

_parser = re._parser  # type: ignore[attr-defined]
_ALL = [chr(code) for code in range(sys.maxunicode + 1)]


def _begins(items: Iterable[tuple[object, object]]) -> tuple[set[str], bool]:
    """Return the signs with which a sequence of a parsed expression can begin, and True if it may match nothing."""
    signs: set[str] = set()
    for item in items:
        first, may_be_empty = _begin(*item)
        signs |= first
        if not may_be_empty:
            return signs, False
    return signs, True


def _begin(code: object, value: object) -> tuple[set[str], bool]:
    match str(code), value:
        case "LITERAL", int(sign):
            return {chr(sign)}, False
        case "IN", list(members):
            return _class(members), False
        case "BRANCH", (_, branches):
            found = [_begins(branch) for branch in branches]
            return set().union(*(signs for signs, _ in found)), any(empty for _, empty in found)
        case "SUBPATTERN", (*_, inner):
            return _begins(inner)
        case (("MAX_REPEAT" | "MIN_REPEAT"), (least, _, inner)):
            signs, empty = _begins(inner)
            return signs, empty or least == 0
        case (("ASSERT" | "ASSERT_NOT" | "AT"), _):
            return set(), True
    raise NotImplementedError(code)


def _class(members: list[tuple[object, object]]) -> set[str]:
    signs: set[str] = set()
    for code, value in members:
        match str(code), value:
            case "LITERAL", int(sign):
                signs.add(chr(sign))
            case "RANGE", (int(first), int(last)):
                signs |= {chr(sign) for sign in range(first, last + 1)}
            case "CATEGORY", category if str(category) == "CATEGORY_DIGIT":
                signs |= {sign for sign in _ALL if sign.isdecimal()}
            case _:
                raise NotImplementedError(code)
    return signs


@pytest.mark.parametrize(
    ("module", "expression", "first", "figures"),
    [
        (caption, "_CAPTION_HEAD", "_FIRST_OF_HEAD", False),
        (caption, "_MADE", "_FIRST_OF_NOTE", False),
        (column_label, "_MARKED", "_FIRST_OF_MARKED", False),
        (sentence, "_ITEM", "_FIRST_OF_ITEM", True),
        (paragraphs, "_SIGNATURE", "_FIRST_OF_SIGNATURE", False),
        (genres, "_ASKS", "_FIRST_OF_ASKS", False),
    ],
)
def test_first_signs_are_those_of_the_expression(
    module: ModuleType, expression: str, first: str, figures: bool
) -> None:
    pattern: re.Pattern[str] = getattr(module, expression)
    signs, may_be_empty = _begins(_parser.parse(pattern.pattern, pattern.flags))
    asked = set(getattr(module, first)) | ({sign for sign in signs if sign.isdecimal()} if figures else set())
    assert not may_be_empty
    assert signs == asked
