"""Completion: what it offers, that it makes no library, and that real shells take its script."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from reader.cli.program import dubao
from tests.cli.conftest import Commands

SHELLS = ("bash", "zsh", "fish")


def offered(commands: Commands, *words: str, typed: str = "") -> list[str]:
    complete = ShellComplete(dubao, {}, "dubao", "_DUBAO_COMPLETE")
    line = ["--library", str(commands.folder), *words]
    return [str(item.value) for item in complete.get_completions(line, typed)]


@pytest.fixture
def kept(held: Commands) -> Commands:
    """A library with own work, and names that a shell would take apart."""
    held.good("bookmark", "add", "1", "--folder", "工会 要闻", "--tag", "it's")
    held.good("highlight", "add", "9", "--text", "额济纳旗")
    held.good("saved", "add", "网约车", "网约车司机")
    held.good("clip", "add", "3")
    held.good("correction", "add", "9", "--text", "黄沙满天", "--to", "黄沙漫天")
    return held


def test_commands_options_and_choices_are_offered(held: Commands) -> None:
    assert offered(held, typed="bo") == ["bookmark"]
    assert set(offered(held, "bookmark")) == {"add", "doubts", "edit", "export", "list", "merge", "remove", "settle"}
    assert offered(held, "list", "--sort") == ["newest", "oldest", "title"]
    assert "--null" in offered(held, "list", typed="--")
    assert offered(held, "export", "--format", typed="ep") == ["epub"]


@pytest.mark.parametrize(
    ("words", "typed", "found"),
    [
        (("bookmark", "add", "--folder"), "工", ["工会 要闻"]),
        (("bookmark", "edit", "--no-tag"), "", ["it's"]),
        (("list", "--date"), "2023", ["2023-02-15"]),
        (("saved", "run"), "", ["网约车"]),
        (("bookmark", "edit"), "", ["2", "1"]),
        (("highlight", "remove"), "", ["2"]),
        (("correction", "remove"), "", ["1"]),
        (("clip", "remove"), "", ["3"]),
        (("page", "confirm"), "", ["1"]),
        (("show",), "9", ["9"]),
        (("show", "1"), "3", ["3"]),
        (("list", "--newspaper"), "", []),
        (("list", "--format"), "t", ["tsv"]),
        (("list", "--format"), "{id} {ne", ["{id} {newspaper}"]),
        (("setting", "set"), "fold_s", ["fold_script"]),
        (("setting", "set", "theme"), "s", ["system", "sepia"]),
        (("setting", "set", "indent"), "", ["on", "off"]),
    ],
)
def test_what_the_library_holds_is_offered(
    kept: Commands, words: tuple[str, ...], typed: str, found: list[str]
) -> None:
    assert offered(kept, *words, typed=typed) == found


@pytest.mark.parametrize("words", [("bookmark", "add", "--folder"), ("show",), ("saved", "run"), ("page", "correct")])
def test_no_library_is_made_by_completing(empty: Commands, words: tuple[str, ...]) -> None:
    assert offered(empty, *words) == []
    assert not empty.folder.exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_names_the_command_and_its_variable(empty: Commands, shell: str) -> None:
    script = empty.good("completion", shell)
    assert "_DUBAO_COMPLETE" in script
    assert "dubao" in script
    assert not empty.folder.exists()
    assert empty("completion", "tcsh").exit_code == 2


BASH = """
source "$1"
COMP_WORDS=(dubao --library "$2" bookmark add --folder "$3"); COMP_CWORD=6
_dubao_completion dubao
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
autoload -U compinit; compinit -D; source "$1"
compadd() { print -l -- "$completions[@]" }
words=(dubao --library "$2" bookmark add --folder "$3"); CURRENT=7
_dubao_completion
"""
FISH = 'source $argv[1]; complete -C "dubao --library $argv[2] bookmark add --folder $argv[3]"'
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


@pytest.mark.parametrize(
    ("shell", "typed", "found"),
    [
        ("bash", "工", "工会\\ 要闻"),
        ("bash", "'工", "工会 要闻"),
        ("bash", "工会\\ ", "工会\\ 要闻"),
        ("zsh", "工", "工会 要闻"),
        ("fish", "工", "工会 要闻"),
    ],
)
def test_a_shell_completes_a_folder_with_a_blank(
    kept: Commands, tmp_path: Path, shell: str, typed: str, found: str
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / f"completion.{shell}"
    script.write_text(kept.good("completion", shell), encoding="utf-8")
    command = tmp_path / "bin" / "dubao"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reader "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    root = Path(__file__).resolve().parents[3]
    path = os.pathsep.join((str(command.parent), os.environ["PATH"]))
    surroundings = {"PATH": path, "PYTHONPATH": str(root), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TERM": "dumb"}
    zeroth = [] if shell == "fish" else [shell]
    line = [program, "-c", SCRIPTS[shell], *zeroth, str(script), str(kept.folder), typed]
    done = subprocess.run(line, capture_output=True, text=True, env=surroundings, check=False, timeout=60)
    assert done.stdout.splitlines() == [found], done.stderr
