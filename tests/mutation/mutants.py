"""The mutants of some files: one small change each."""

import ast
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from tests.mutation.operators import operators

_TOKEN = re.compile(r"[\w.]+|\s+|[^\w\s.]+")

Position = tuple[int, int]
"""Line from 1, column in code points from 0."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file of the project, relative to its root, with one change."""

    file: Path
    line: int
    operator: str
    code: str
    """The whole file as changed."""
    before: str
    after: str
    """The lines that differ, without the space around them."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.shown}"

    @property
    def shown(self) -> str:
        """The line, with the change in ⟦ ⟧."""
        before, after = _TOKEN.findall(self.before), _TOKEN.findall(self.after)
        first = _alike(before, after)
        last = _alike(before[first:][::-1], after[first:][::-1])
        changed = ("".join(tokens[first : len(tokens) - last]).strip() for tokens in (before, after))
        return f"{''.join(before[:first])}⟦{' → '.join(changed)}⟧{''.join(before[len(before) - last :])}"


def _alike(one: list[str], other: list[str]) -> int:
    """Return how many tokens both lists begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def mutants_of(root: Path, files: list[Path]) -> list[Mutant]:
    """Return all mutants of these files of `root`, in order of file and line."""
    found = [mutant for file in files for mutant in _mutants(root, file)]
    return sorted(found, key=lambda mutant: (mutant.file, mutant.line, mutant.operator, mutant.code))


def _mutants(root: Path, file: Path) -> Iterator[Mutant]:
    source = (root / file).read_text(encoding="utf-8")
    tree = get_ast(source)
    spared = list(_spared(source))
    seen = {source}
    for name, operator in operators().items():
        positions = [start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node)]
        for occurrence, start in enumerate(positions):
            if any(first <= start < end for first, end in spared):
                continue
            code = mutate_code(source, operator, occurrence)
            if code is not None and code not in seen and _is_sound(code):
                seen.add(code)
                yield Mutant(file, start[0], name, code, *_difference(source, code))


def _spared(source: str) -> Iterator[tuple[Position, Position]]:
    """Yield the stretches that are not changed.

    Annotations and aliases of types: a change of them is the type checker's to find. Decorators: nobody assigns to a
    field of a frozen class, and a cache only saves time. Assertions: they are tests themselves. Imports for types, type
    variables, and the `*` before parameters that have names: they change no run.
    """
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list]
        elif isinstance(node, ast.arg | ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.Assert) or (isinstance(node, ast.Assign) and _is_type(node.value)):
            parts = [node]
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield (node.lineno, 0), (node.lineno + 1, 0)
        elif isinstance(node, ast.arguments) and node.kwonlyargs and not node.vararg:
            first = node.kwonlyargs[0]
            end = (first.lineno, _column(lines[first.lineno - 1], first.col_offset))
            yield (end[0], lines[end[0] - 1].rfind("*", 0, end[1])), end
        for part in parts:
            if isinstance(part, ast.expr | ast.stmt) and part.end_lineno and part.end_col_offset:
                yield (
                    (part.lineno, _column(lines[part.lineno - 1], part.col_offset)),
                    (part.end_lineno, _column(lines[part.end_lineno - 1], part.end_col_offset)),
                )


def _is_type(value: ast.expr) -> bool:
    """Return True for `A | B[C] | None` and for a type variable."""
    match value:
        case ast.Call(ast.Name("TypeVar")):
            return True
        case ast.BinOp(left, ast.BitOr(), right):
            return _is_type(left) and _is_type(right)
        case ast.Name() | ast.Attribute() | ast.Subscript() | ast.Constant(None):
            return True
    return False


def _column(line: str, offset: int) -> int:
    """Return the column in code points: `ast` counts bytes of UTF-8."""
    return len(line.encode()[:offset].decode())


def _is_sound(code: str) -> bool:
    """Return False for what Python does not read, and for `not not x`, which another mutant says as `x`."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return False
    negations = (
        node.operand for node in ast.walk(tree) if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    )
    return not any(isinstance(one, ast.UnaryOp) and isinstance(one.op, ast.Not) for one in negations)


def _difference(source: str, code: str) -> tuple[str, str]:
    lines = [line for line in difflib.ndiff(source.splitlines(), code.splitlines()) if line[:2] in ("- ", "+ ")]
    gone, come = ([line[2:].strip() for line in lines if line[0] == sign] for sign in "-+")
    return " / ".join(gone), " / ".join(come)
