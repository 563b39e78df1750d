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
    *(
        "socket",
        "_socket",
        "ssl",
        "_ssl",
        "socketserver",
        "asyncio",
        "asyncore",
        "asynchat",
        "http",
        "xmlrpc",
        "wsgiref",
    ),
    *(
        "urllib.request",
        "urllib.robotparser",
        "ftplib",
        "smtplib",
        "smtpd",
        "imaplib",
        "poplib",
        "nntplib",
        "telnetlib",
    ),
    *("multiprocessing.connection", "multiprocessing.managers", "webbrowser", "pydoc", "antigravity", "idlelib"),
    *("pip", "ensurepip", "requests", "httpx", "httpcore", "urllib3", "aiohttp", "websockets", "websocket", "paramiko"),
    *("pycurl", "tornado", "twisted", "trio", "anyio", "gevent", "grpc", "zmq"),
}
# Pipes to processes that this program starts itself; the names that they need, of which none opens or takes a socket.
PIPES = {
    "reader/search/whoosh_index/workers.py": {"Connection", "wait"},
    "reader/search/whoosh_index/worker_start.py": {"Connection"},
    "reader/importer/apart/apart_reader.py": {"Connection"},
    "reader/importer/apart/child.py": {"Connection"},
    "reader/importer/containers/records/workbook.py": {"Connection"},
    "reader/render/pdf/typst_process.py": {"Connection"},
}
# Modules found by a name at run time, which no contract on imports sees.
BY_NAME = {
    "reader/cli/help/sectioned.py": "the commands of command_table.py, imported when they are called",
    "reader/search/whoosh_index/worker_start.py": "the work that a started process is given, of the same folder",
    "reader/ui/reading_aloud/speech.py": "PySide6.QtTextToSpeech, which some systems lack",
}
FINDERS = {
    *("import_module", "__import__", "resolve_name", "run_module", "run_path", "find_spec", "spec_from_file_location"),
    *("exec", "eval", "load_source", "find_loader", "exec_module"),
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


def reaches_out(module: str, name: str) -> bool:
    """True if an import brings a module that can open a connection, whole or as `from package import module`."""
    if module == "PySide6.QtNetwork":
        return name not in LOCAL
    packages = ((*module.split("."), name) if name else module.split("."),)
    paths = {".".join(parts[:count]) for parts in packages for count in range(1, len(parts) + 1)}
    return not paths.isdisjoint({*NETWORK, "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"})


def names_a_finder(file: Path) -> bool:
    """True if a file finds a module, or runs code, by a string."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in FINDERS:
                # A method of our own, such as QDialog.exec, is none of Python's.
                if name not in {"exec", "eval"} or isinstance(node.func, ast.Name):
                    return True
            case ast.ImportFrom() if any(alias.name in FINDERS for alias in node.names):
                return True
    return False


def test_nothing_of_ours_reaches_for_the_network() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {module} {name}"
        for file in sources()
        for module, name in imports(file)
        if reaches_out(module, name)
        and not (module == "multiprocessing.connection" and name in PIPES.get(file.relative_to(ROOT).as_posix(), set()))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("asyncio", ""),
        ("asyncio.streams", "open_connection"),
        ("urllib", "request"),
        ("http.client", ""),
        ("multiprocessing", "connection"),
        ("multiprocessing.connection", "Client"),
        ("PySide6", "QtNetwork"),
        ("PySide6.QtNetwork", "QTcpSocket"),
    ],
)
def test_an_import_that_reaches_out_is_seen(module: str, name: str) -> None:
    assert reaches_out(module, name)
    assert not reaches_out("urllib.parse", "urlsplit")
    assert not reaches_out("PySide6.QtNetwork", "QLocalSocket")


def test_modules_are_found_by_name_only_for_a_reason() -> None:
    found = {file.relative_to(ROOT).as_posix() for file in sources() if names_a_finder(file)}
    assert found == BY_NAME.keys()


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


def test_a_page_of_text_is_read_without_the_libraries_of_other_formats() -> None:
    code = """
import sys
from pathlib import Path
from reader.importer.stages import read_pages

assert list(read_pages(Path(sys.argv[1]), print))
loaded = {name.partition(".")[0] for name in sys.modules}
others = {"docx", "ijson", "markdown_it", "multiprocessing", "python_calamine", "typst", "whoosh", "yaml"}
others |= {"charset_normalizer", "email", "lxml", "subprocess", "tarfile", "xml", "zipfile"}
foreign = sorted(loaded & others)
assert not foreign, foreign
"""
    done = run_python(code, str(next((ROOT / "seeds").glob("*.txt"))))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_file_of_a_risky_format_is_imported_without_the_rules_in_this_process(tmp_path: Path) -> None:
    code = """
import sys
from reader.cli.program import run

try:
    run(lambda order: 0, ["--library", sys.argv[1], "import", sys.argv[2]])
except SystemExit as end:
    assert not end.code, end.code
loaded = [name for name in sys.modules if name.startswith(("reader.importer.rules.", "reader.importer.stages"))]
assert not loaded, loaded
"""
    page = tmp_path / "a.html"
    page.write_text("<h1>春耕开始</h1><p>村里的人昨日都下地去了，今年的雨水很足。</p>", "utf-8")
    done = run_python(code, str(tmp_path / "library"), str(page))
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
