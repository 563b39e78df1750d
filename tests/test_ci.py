"""The scripts in .ci run what the README says; no test that a complete machine can run is passed over in silence."""

import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = ("command_to_read", "command_to_test", "system_packages")

pytestmark = [
    pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="not a git checkout"),
    pytest.mark.skipif(not which("bash"), reason="needs bash"),
]


def bash(code: str, folder: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["bash", "-euc", code], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", LINES)
def test_what_is_run_stands_in_the_readme(name: str) -> None:
    said = bash(f'. .ci/commands; printf %s "${name}"').stdout
    (line,) = [line for line in README.splitlines() if said and line.endswith(said)]
    assert re.match(r"    (python3|sudo apt install) ", line)


def test_a_readme_without_the_commands_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("    python3 -m venv .venv && .venv/bin/dubao\n")
    done = bash(f'. "{ROOT}/.ci/commands"', tmp_path)
    assert done.returncode != 0
    assert "pytest" in done.stderr


def test_another_interpreter_takes_the_place_of_the_first_word_alone() -> None:
    done = bash('. .ci/commands; with_python "/opt/a b/python3" "python3 -m venv .venv && python3 -V"')
    assert done.stdout == "/opt/a\\ b/python3 -m venv .venv && python3 -V\n"


def test_the_environment_of_the_commands_is_that_of_a_bare_login(tmp_path: Path) -> None:
    done = bash(f'. .ci/commands; export PYTHONUNBUFFERED=1; clean "{tmp_path}" C env')
    assert {line.partition("=")[0] for line in done.stdout.splitlines()} == {"HOME", "PATH", "TERM", "LANG"}


@pytest.mark.parametrize("script", [path.name for path in sorted((ROOT / ".ci").glob("*")) if path.suffix == ""])
def test_every_script_can_be_parsed(script: str) -> None:
    path = ROOT / ".ci" / script
    if path.is_file() and "bash" in path.read_text(encoding="utf-8").partition("\n")[0]:
        assert bash(f'bash -n "{path}"').stderr == ""


def test_a_package_is_named_once_with_its_reason() -> None:
    lines = (ROOT / ".ci" / "packages").read_text(encoding="utf-8").splitlines()
    named = [re.fullmatch(r"([a-z0-9.+-]+) +# \S.*", line) for line in lines if not line.startswith("#")]
    assert all(named), lines
    names = [match[1] for match in named if match]
    assert len(set(names)) == len(names) > 0


SKIPPING = """
import pytest

@pytest.mark.skip(reason="needs another-program")
def test_marked(): ...

def test_called():
    pytest.skip("another-program is not installed")

@pytest.mark.skip(reason="root may write anywhere")
def test_allowed(): ...
"""


@pytest.mark.parametrize(
    ("options", "outcome"), [([], "3 skipped"), (["--nothing-missing"], "1 failed, 1 skipped, 1 error")]
)
def test_where_nothing_may_be_missing_a_skipped_test_fails(tmp_path: Path, options: list[str], outcome: str) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    line = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", *options, str(tmp_path)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome in done.stdout
