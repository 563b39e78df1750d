"""The rules of the house that a program can check."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 350
# Modules that open sockets or fetch; QtNetwork is looked at by name below.
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "requests",
    "httpx",
    "urllib3",
    "aiohttp",
}
# A local socket leads to another process of the same person, and nowhere else.
LOCAL = {"QLocalServer", "QLocalSocket"}


def sources() -> list[Path]:
    return sorted((ROOT / "reader").rglob("*.py"))


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """Module and name of each import; the name is '' for a whole module."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def test_layers_and_homes_of_libraries_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("folder", ["reader", "tests"])
def test_no_file_has_two_subjects(folder: str) -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in (ROOT / folder).rglob("*.py")}
    assert {str(file): length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_of_ours_reaches_for_the_network() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {module} {name}"
        for file in sources()
        for module, name in imports(file)
        if any(module == each or module.startswith(f"{each}.") for each in NETWORK)
        or (module == "PySide6.QtNetwork" and name not in LOCAL)
        or (module == "urllib" and name == "request")
        or (module == "PySide6" and name == "QtNetwork")
    ]
    assert found == []


def test_the_command_line_opens_no_socket_and_imports_no_qt(tmp_path: Path) -> None:
    code = """
import sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(watch)
from reader.cli.program import run

library, sample = sys.argv[1:]
for command in (["import", sample], ["list"], ["search", "工会"], ["read"], ["check"]):
    try:
        run(lambda order: 0, ["--library", library, *command])
    except SystemExit as end:
        assert not end.code, end.code
qt = [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
assert not qt, qt
"""
    sample = next((ROOT / "seeds").glob("*.txt"))
    done = run_python(code, str(tmp_path / "library"), str(sample))
    assert done.returncode == 0, done.stdout + done.stderr


def test_help_is_printed_without_whoosh_jieba_and_sqlite() -> None:
    code = """
import sys
from reader.cli.program import run

try:
    run(lambda order: 0, ["--help"])
except SystemExit:
    pass
loaded = {name.partition(".")[0] for name in sys.modules}
heavy = sorted(loaded & {"whoosh", "jieba", "rjieba", "sqlite3", "docx", "typst"})
assert not heavy, heavy
"""
    done = run_python(code)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_machine_path_and_no_download_address_is_kept() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not files:
        pytest.skip("not a git checkout")
    kept = [
        ROOT / name for name in files if Path(name).suffix in {".py", ".md", ".toml", ".svg", ".json", ".qss", ".html"}
    ]
    words = ("/" + "work/", "/" + "root/", "files.python" + "hosted")
    found = [str(file) for file in kept if file.is_file() and any(w in file.read_text(encoding="utf-8") for w in words)]
    assert found == []
