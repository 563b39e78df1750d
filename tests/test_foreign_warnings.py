"""Nobody who uses the program reads a library's warning, even if no bytecode can be written."""

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from reader import foreign_warnings
from reader.paths import sample

ROOT = Path(__file__).resolve().parents[1]
SESSION = """
import sys
from pathlib import Path
from reader.__main__ import main

folder, sample = Path(sys.argv[1]), sys.argv[2]
page = folder / "saved.html"
text = "海北州总工会为环卫工人提供免费早餐。" * 20
page.write_text(f"<html><body><article><h1>工会</h1><p>{text}</p></article></body></html>")
for words in (
    ["import", sample, str(page)],
    ["search", "lhb"],
    ["show", "1"],
    ["check"],
    ["reindex"],
    ["export", "1", "--format", "docx", "-o", str(folder / "1.docx")],
    ["export", "1", "--format", "epub", "-o", str(folder / "1.epub")],
    ["open", "--screenshot", str(folder / "1.png"), "--query", "工会"],
):
    sys.argv = ["dubao", "--library", str(folder / "library"), *words]
    try:
        main()
    except SystemExit as end:
        assert not end.code or (words[0], end.code) == ("open", 1), (words, end.code)
"""
WORKERS = """
import sys
from contextlib import closing
from pathlib import Path
from reader import foreign_warnings

if __name__ == "__main__":
    if "muted" in sys.argv:
        foreign_warnings.leave_out()
        from tests.search.whoosh_index.test_workers import batches, opened
    else:
        import warnings
        with warnings.catch_warnings(action="ignore"):
            from tests.search.whoosh_index.test_workers import batches, opened
    with closing(opened(Path(sys.argv[1]), 1)) as engine:
        assert list(engine.apply_all(batches(1, 3))) == [1, 2]
"""


def said(folder: Path, *line: str | Path) -> str:
    """All that a Python without bytecode writes on standard error; it must end well."""
    (folder / "no bytecode").mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    quirks = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(folder / "no bytecode"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *map(str, line)],
        cwd=ROOT,
        env=kept | quirks | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("options", [[], ["-W", "error"]], ids=["as installed", "where warnings are errors"])
def test_a_session_without_bytecode_is_silent(tmp_path: Path, options: list[str]) -> None:
    lines = said(tmp_path, *options, "-c", SESSION, tmp_path, sample()).splitlines()
    # The program warns of a system without a Chinese font.
    assert [line for line in lines if not line.startswith("dubao: No font on this system ")] == []


def test_worker_processes_are_as_silent_as_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(WORKERS, encoding="utf-8")
    assert said(tmp_path, script, tmp_path / "index", "muted") == ""


def test_a_worker_whose_parent_mutes_nothing_warns(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(WORKERS, encoding="utf-8")
    # Its parent imported Whoosh in silence.
    assert "whoosh3.py" in said(tmp_path, script, tmp_path / "index", "plain")


@pytest.mark.parametrize("category", [UserWarning, DeprecationWarning, RuntimeWarning])
@pytest.mark.parametrize(
    ("module", "shown"),
    [
        ("reader", True),
        ("reader.store.paper.put", True),
        ("__main__", True),
        ("whoosh.codec.whoosh3", False),
        ("readers", False),
    ],
)
def test_only_our_own_warnings_are_left(category: type[Warning], module: str, shown: bool) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        foreign_warnings.leave_out()
        warnings.warn_explicit("old", category, "somewhere.py", 1, module=module)
    assert bool(caught) is shown


@pytest.mark.parametrize("code", ["1 is 1", "'\\w'"])
def test_no_file_is_warned_of_while_it_is_compiled(code: str) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.simplefilter("ignore", DeprecationWarning)  # Of escapes, before 3.12.
        foreign_warnings.leave_out()
        compile(code, str(ROOT / "reader" / "new.py"), "exec")
    assert caught == []
