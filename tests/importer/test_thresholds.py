"""Numbers of the importer, each held by a case: halved or doubled, it makes a page come out otherwise."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader.importer
from tests.importer.ablation import STAGES, Number, held_by, numbers

NUMBERS = list(numbers())

GUARDS = {
    "stories.paragraphs._TAIL_CHARS": "a paragraph of thousands of lines would be searched anew for each of them",
}
"""Numbers that only keep endless input from taking endless time."""

GUARDS_ABOVE = {
    "rules.folio._LONGEST_CHARS": "a line of any length would go through the expressions of a page head",
    "shapes.byline_line._LONGEST_CHARS": "a paragraph of any length would go through the expressions of a byline",
}
"""Numbers that decide nothing when doubled, and keep long lines out of slow expressions."""


@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_each_number_is_held_from_both_sides(number: Number) -> None:
    if str(number) not in GUARDS:
        assert held_by(number, number.halved), f"nothing changes with {number} = {number.halved}"
        if str(number) not in GUARDS_ABOVE:
            assert held_by(number, number.doubled), f"nothing changes with {number} = {number.doubled}"


def test_guards_are_numbers() -> None:
    assert {*GUARDS, *GUARDS_ABOVE} <= set(map(str, NUMBERS))


def test_every_number_has_a_name() -> None:
    """A number within a function could be neither found nor changed by the test above."""
    assert list(_unnamed()) == []


def _unnamed() -> Iterator[str]:
    root = Path(str(reader.importer.__file__)).parent
    for file in (file for stage in STAGES for file in sorted((root / stage).glob("*.py"))):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        allowed = {id(node) for part in ast.walk(tree) if _says_no_threshold(part) for node in ast.walk(part)}
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            for node in (node for statement in function.body for node in ast.walk(statement)):
                if isinstance(node, ast.Constant) and type(node.value) in (int, float) and id(node) not in allowed:
                    yield f"{file.relative_to(root)}:{node.lineno}: {node.value}"


def _says_no_threshold(node: ast.AST) -> bool:
    """Return True for 0 and 1, for a half or a double, and for the place of a sign or group: text[-2], match[2]."""
    if isinstance(node, ast.Constant):
        return node.value in (0, 1)
    if isinstance(node, ast.BinOp):
        return any(isinstance(side, ast.Constant) and side.value == 2 for side in (node.left, node.right))
    return isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice)
