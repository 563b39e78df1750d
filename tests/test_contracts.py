"""The import contracts catch what they are for: one deliberate violation of each kind, in a copy of the program."""

import ast
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OF_PYTHON = {"sqlite3"}
"""Modules of Python's own that have a home as well: the library file's format must not spread."""
OF_THE_CHECKER = {"_typeshed"}
"""Modules that only a type checker knows."""
OF_NEWER_PYTHON = {"compression"}
"""Modules that only newer versions of Python have (3.14), and that are imported only in these."""

RUN_TIME = "import {}"
TYPE_ONLY = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {}"
IN_FUNCTION = "def _late() -> None:\n    import {}"

VIOLATIONS = {
    # A package, what a module of it imports, how, and the contract that must be broken by it.
    "an outside library in the domain": ("domain", "lxml", RUN_TIME, "homes"),
    "an outside library in the window": ("ui", "numpy", RUN_TIME, "homes"),
    "an outside library in the query language": ("query", "click", RUN_TIME, "homes"),
    "an outside library in the store": ("store", "whoosh", RUN_TIME, "homes"),
    "SQLite in the library": ("library", "sqlite3", RUN_TIME, "homes"),
    "Whoosh in the library": ("library", "whoosh", RUN_TIME, "homes"),
    "Whoosh in exact search": ("search/exact", "whoosh", RUN_TIME, "exact"),
    "Qt in the domain": ("domain", "PySide6", RUN_TIME, "homes"),
    "Qt in the library": ("library", "PySide6.QtCore", RUN_TIME, "homes"),
    "Qt in the acts": ("acts", "PySide6", RUN_TIME, "homes"),
    "Qt in browsing": ("browse", "PySide6", RUN_TIME, "homes"),
    "Qt in the command line": ("cli", "PySide6", IN_FUNCTION, "homes"),
    "an outside library for its types alone": ("library", "docx", TYPE_ONLY, "homes"),
    "an import upwards": ("domain", "reader.text.folding", RUN_TIME, "layers"),
    "an import upwards for types alone": ("render", "reader.library.library", TYPE_ONLY, "layers"),
    "an import upwards within a function": ("ports", "reader.library.library", IN_FUNCTION, "layers"),
    "a port above its adapter": ("store", "reader.library.library", TYPE_ONLY, "layers"),
    "acts that know browsing": ("acts", "reader.browse", RUN_TIME, "layers"),
    "browsing that knows acts": ("browse", "reader.acts", RUN_TIME, "layers"),
    "a command line that knows the window": ("cli", "reader.ui", IN_FUNCTION, "two-front-ends"),
    "a window that knows the wiring": ("ui", "reader.wiring", RUN_TIME, "layers"),
    "a feature that knows another": ("ui/calendar", "reader.ui.help.tour", IN_FUNCTION, "rooms"),
    "a feature that knows another for its types": ("ui/exporting", "reader.ui.folders.feature", TYPE_ONLY, "rooms"),
    "a feature that knows the main window": ("ui/printing", "reader.ui.shell.main_window", TYPE_ONLY, "rooms"),
    "a pane that knows a feature": ("ui/story", "reader.ui.highlights.feature", TYPE_ONLY, "features"),
    "a start that knows a feature": ("ui/start", "reader.ui.help.about", IN_FUNCTION, "features"),
    "a room of the window without a layer": ("ui/novelty", "reader.errors", RUN_TIME, "rooms"),
    "adapters that know one another": ("store", "reader.search.exact", RUN_TIME, "layers"),
    "a workshop that knows another": ("render", "reader.importer.stages", RUN_TIME, "layers"),
    "a package without a layer": ("novelty", "reader.domain.story", RUN_TIME, "layers"),
    "a library that knows an adapter": ("library", "reader.store.sqlite_store", RUN_TIME, "adapters"),
    "a window that knows an adapter": ("ui", "reader.store.sqlite_store", IN_FUNCTION, "adapters"),
    "a window that writes without an act": ("ui", "reader.library.filing", IN_FUNCTION, "writers"),
    "a command that writes without an act": ("cli", "reader.library.own_work", RUN_TIME, "writers"),
    "browsing that writes": ("browse", "reader.library.search_keeping", TYPE_ONLY, "writers"),
    "a codec that knows the reader": ("columnar", "reader.domain.story", RUN_TIME, "layers"),
    "a codec used outside the search": ("library", "reader.columnar", RUN_TIME, "codec"),
    "a window that knows importer rules": ("ui", "reader.importer.rules.headline", RUN_TIME, "importer"),
    "a command line that knows importer rules": ("cli", "reader.importer.rules.headline", IN_FUNCTION, "importer"),
    "a command line that knows importer shapes": ("cli", "reader.importer.shapes.byline_line", TYPE_ONLY, "shapes"),
    "a library that knows importer rules": ("library", "reader.importer.rules.headline", RUN_TIME, "importer"),
    "an act that knows an importer stage": ("acts", "reader.importer.stories", IN_FUNCTION, "importer"),
    "rules that know one another": ("importer/rules/photo.py", "reader.importer.rules.byline", RUN_TIME, "rules"),
    "a stage of the importer upwards": ("importer/rules/photo.py", "reader.importer.stories", RUN_TIME, "stages"),
    "paper that knows a person's own work": (
        "store/paper",
        "reader.store.own_work.sqlite_bookmarks",
        RUN_TIME,
        "own-work",
    ),
    "own work that knows the paper": ("store/own_work", "reader.store.paper.sqlite_holdings", TYPE_ONLY, "own-work"),
    "warnings left out elsewhere": ("library", "reader.foreign_warnings", RUN_TIME, "warnings"),
}

LINT = """
import json, sys
from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure
from pathlib import Path

configure()

def broken(contract):
    # In debug mode a contract that cannot be checked is an error, not a broken contract.
    chosen = (contract,) if contract else ()
    return not lint_imports(limit_to_contracts=chosen, cache_dir="cache", no_logo=True, is_debug_mode=True)

found = {"": broken("")}
for name, (file, added, contract) in json.load(open("violations.json")).items():
    module = Path(file)
    before = module.read_text(encoding="utf-8") if module.exists() else None
    module.parent.mkdir(exist_ok=True)
    module.write_text(f"{added}\\n{before or ''}", encoding="utf-8")
    found[name] = broken(contract)
    module.write_text(before, encoding="utf-8") if before is not None else module.unlink()
    if before is None:
        module.parent.rmdir()
Path("found.json").write_text(json.dumps(found))
"""


def module_of(folder: Path) -> Path:
    """A module of a package to put the violation into: the first by name, or the package itself if it has none."""
    if folder.suffix == ".py":
        return folder
    modules = sorted(file for file in folder.rglob("*.py") if file.name != "__init__.py")
    return modules[0] if modules else folder / "__init__.py"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """True for each violation that was found, by name; under '', if the copy broke a contract without any."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "reader", copy / "reader", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    violations = {
        name: (str(module_of(copy / "reader" / package).relative_to(copy)), how.format(imported), contract)
        for name, (package, imported, how, contract) in VIOLATIONS.items()
    }
    (copy / "violations.json").write_text(json.dumps(violations), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=copy, capture_output=True, text=True, check=False, timeout=300
    )
    assert (copy / "found.json").exists(), done.stdout + done.stderr
    answers: dict[str, bool] = json.loads((copy / "found.json").read_text(encoding="utf-8"))
    return answers


def test_the_program_as_it_is_breaks_none(found: dict[str, bool]) -> None:
    assert not found[""]


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violation_of_each_kind_is_caught(found: dict[str, bool], name: str) -> None:
    assert found[name]


def outside_libraries(folder: Path) -> set[str]:
    """The top-level modules that a program imports anywhere and that are neither its own nor Python's."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
    top = {name.partition(".")[0] for name in found}
    return {name for name in top if name in OF_PYTHON or name not in sys.stdlib_module_names} - {"reader"}


def named_in_contract() -> set[str]:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (homes,) = [each for each in options["tool"]["importlinter"]["contracts"] if each["id"] == "homes"]
    return set(homes["forbidden_modules"])


def test_every_outside_library_has_a_home() -> None:
    # shiboken6 comes with PySide6: nothing may import it by itself.
    assert outside_libraries(ROOT / "reader") - OF_THE_CHECKER - OF_NEWER_PYTHON == named_in_contract() - {"shiboken6"}


def test_a_new_outside_library_is_found_wherever_it_is_imported(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "late.py").write_text(IN_FUNCTION.format("pygments.lexers"), encoding="utf-8")
    (tmp_path / "typed.py").write_text(TYPE_ONLY.format("attrs"), encoding="utf-8")
    (tmp_path / "own.py").write_text("import json, sqlite3\nfrom reader.domain import story\n", encoding="utf-8")
    assert outside_libraries(tmp_path) == {"pygments", "attrs", "sqlite3"}


def whole_stores(source: str) -> list[int]:
    """The lines on which a module asks for the whole store."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and node.id == "Store" and isinstance(node.ctx, ast.Load)
    ]


def test_only_the_library_asks_for_the_whole_store() -> None:
    above = [*(ROOT / "reader" / "library").rglob("*.py"), *(ROOT / "reader" / "acts").rglob("*.py")]
    asking = {file.name for file in above if whole_stores(file.read_text(encoding="utf-8"))}
    assert asking == {"library.py"}, "a service names the ports that it needs"


def test_a_service_that_asks_for_the_whole_store_is_found() -> None:
    assert whole_stores("class Filing:\n    def __init__(self, store: Store) -> None: ...") == [2]
    assert whole_stores("def file(store: FilingStore) -> None: ...") == []
