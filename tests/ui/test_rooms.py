"""The rooms of the window: each file in one, none in a circle of imports, features behind the workbench."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from reader import paths

ROOT = Path(paths.__file__).parents[1]
UI = ROOT / "reader" / "ui"
MOST_MEMBERS = 25
"""Members of the workbench: a feature that needs more needs another design."""


def _modules(folder: Path, root: Path) -> dict[str, Path]:
    files = (file for file in folder.rglob("*.py") if file.name != "__init__.py")
    return {".".join(file.relative_to(root).with_suffix("").parts): file for file in files}


def _imported(file: Path) -> Iterator[str]:
    """Yield all modules that a file imports: at its head, for types alone, within functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _in_order(modules: dict[str, Path]) -> list[str]:
    """Return the modules so that each comes after all that it imports. Raises CycleError."""
    graph = {name: set(_imported(file)).intersection(modules) - {name} for name, file in modules.items()}
    return list(TopologicalSorter(graph).static_order())


def test_no_files_import_one_another_in_a_circle() -> None:
    modules = _modules(ROOT / "reader", ROOT)
    assert len(_in_order(modules)) == len(modules)


def test_a_circle_for_types_alone_is_found(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("import two\n", encoding="utf-8")
    (tmp_path / "two.py").write_text("if TYPE_CHECKING:\n    from one import One\n", encoding="utf-8")
    with pytest.raises(CycleError):
        _in_order(_modules(tmp_path, tmp_path))


def test_every_file_stands_in_a_room() -> None:
    assert [file.name for file in UI.glob("*.py")] == ["__init__.py"]


def test_nobody_but_the_start_knows_the_main_window() -> None:
    known_by = {file.parent.name for file in UI.rglob("*.py") if "reader.ui.shell.main_window" in set(_imported(file))}
    assert known_by == {"start"}


def test_the_workbench_stays_narrow() -> None:
    tree = ast.parse((UI / "workbench" / "workbench.py").read_text(encoding="utf-8"))
    (protocol,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
    members = [node.name for node in protocol.body if isinstance(node, ast.FunctionDef)]
    assert len(members) <= MOST_MEMBERS, members
