"""Kinds and reasons are enums, and are compared with their members.

mypy finds a mistyped member, but not a mistyped string: a StrEnum may equal any of them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader

READER = Path(reader.__file__).parent
NAMES = {"kind", "reason", "code", "what", "why"}


def strings_compared(source: str) -> Iterator[int]:
    """Line numbers of comparisons and matches of a kind or reason with a bare string."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and any(map(_names_a_kind, (node.left, *node.comparators))):
            values = [inner for each in (node.left, *node.comparators) for inner in _members(each)]
            if any(isinstance(value, ast.Constant) and isinstance(value.value, str) for value in values):
                yield node.lineno
        if isinstance(node, ast.Match) and _names_a_kind(node.subject):
            patterns = [inner for case in node.cases for inner in ast.walk(case.pattern)]
            yield from (each.lineno for each in patterns if isinstance(each, ast.Constant))


def _names_a_kind(node: ast.expr) -> bool:
    # NumPy's `dtype.kind` is a character.
    return isinstance(node, ast.Attribute) and node.attr in NAMES and not ast.unparse(node).endswith("dtype.kind")


def _members(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]


@pytest.mark.parametrize(
    "source",
    [
        'listing.kind == "search"',
        '"search" != listing.kind',
        'error.reason in ("locked", "damaged")',
        'match node.kind:\n    case "folder" | "tag":\n        pass',
    ],
)
def test_a_bare_string_is_found(source: str) -> None:
    assert list(strings_compared(source))


def test_no_kind_or_reason_is_compared_with_a_bare_string() -> None:
    found = [
        f"{file.relative_to(READER)}:{line}"
        for file in READER.rglob("*.py")
        for line in strings_compared(file.read_text(encoding="utf-8"))
    ]
    assert found == []
