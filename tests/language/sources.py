"""Prose and names of a Python file: docstrings, comments, and the identifiers that it defines."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Prose:
    """A docstring, or a run of comment lines."""

    line: int
    text: str
    of_function: bool = False
    comment: bool = False


@dataclass(frozen=True)
class Source:
    """A Python file, parsed once."""

    path: str
    """Relative to the root of the checkout, with slashes."""
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def prose(self) -> list[Prose]:
        return [*self._docstrings(), *self._comments()]

    def _docstrings(self) -> Iterator[Prose]:
        """Yield every string that stands alone: docstrings, and the sentences below constants and fields."""
        for node in self.nodes:
            body = getattr(node, "body", None)
            for number, statement in enumerate(body if isinstance(body, list) else []):
                match statement:
                    case ast.Expr(value=ast.Constant(value=str(text))):
                        function = number == 0 and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                        yield Prose(statement.lineno, text, function)

    def _comments(self) -> Iterator[Prose]:
        """Yield comments; lines that follow one another are one."""
        run: list[str] = []
        last = -1
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline) if "#" in self.text else ()
        for token in tokens:
            if token.type != tokenize.COMMENT:
                continue
            if token.start[0] != last + 1 and run:
                yield Prose(last - len(run) + 1, "\n".join(run), comment=True)
                run = []
            run.append(token.string.lstrip("#:! "))
            last = token.start[0]
        if run:
            yield Prose(last - len(run) + 1, "\n".join(run), comment=True)

    @cached_property
    def names(self) -> list[tuple[int, str]]:
        """Line and identifier of everything that the file defines, its own name first."""
        found = [(1, self.path.rpartition("/")[2].removesuffix(".py"))]
        for node in self.nodes:
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    found.append((node.lineno, name))
                case ast.arg(arg=name):
                    found.append((node.lineno, name))
                case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                    found.append((node.lineno, name))
        return found


def read(root: Path, *folders: str) -> Iterator[Source]:
    """Yield the Python files below folders of the checkout, by path."""
    for file in (file for folder in folders for file in sorted((root / folder).rglob("*.py"))):
        yield Source(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))
