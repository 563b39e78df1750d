"""Printed text: no character that a terminal obeys, whatever names, notes and other people's files hold."""

import ast
import json
import re
import zipfile
from pathlib import Path

import pytest

from reader import cli
from reader.render.exports import EXPORTS
from tests.cli.conftest import Commands

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NASTY = "\x1b]0;标题\x07\x9b31m\u202e红\x7f"


@pytest.fixture
def nasty(held: Commands) -> Commands:
    """A library with control characters in all that a person may write."""
    held.good("bookmark", "add", "1", "--note", f"注{_NASTY}", "--tag", f"签{_NASTY}", "--folder", f"夹{_NASTY}")
    held.good("saved", "add", f"名{_NASTY}", "工会")
    return held


@pytest.mark.parametrize(
    "command",
    [
        ("bookmark", "list"),
        ("bookmark", "list", "--json"),
        ("bookmark", "list", "--format", "tsv"),
        ("bookmark", "export"),
        ("folder", "list"),
        ("tag", "list"),
        ("saved", "list"),
        ("history", "acts"),
        ("search", f"工会{_NASTY}"),
    ],
    ids=" ".join,
)
def test_lists_spell_out_control_characters(nasty: Commands, command: tuple[str, ...]) -> None:
    done = nasty(*command)
    assert not _OBEYED.findall(done.stdout + done.stderr)


def test_json_stays_what_it_means(nasty: Commands) -> None:
    (kept,) = nasty.lines("bookmark", "list", "--json")
    assert kept["note"] == f"注{_NASTY}"


def test_refusals_spell_out_names_of_files_and_members(empty: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    name = "坏\x1b]0;标题\x07"
    (folder / f"{name}.txt").write_bytes(b"\0" * 100)
    with zipfile.ZipFile(folder / "包.zip", "w") as archive:
        archive.writestr(f"{name}.md", b"\0" * 100)
    said = empty("import", folder).stderr
    assert said.count("坏\\x1b]0;标题\\x07") == 2
    assert not _OBEYED.findall(said)


@pytest.mark.parametrize("form", [form for form in EXPORTS if form not in {"pdf", "epub", "docx"}])
def test_exports_hold_no_control_character(nasty: Commands, form: str, tmp_path: Path) -> None:
    file = tmp_path / "export"
    nasty.good("export", "1", "--format", form, "--output", file)
    assert not _OBEYED.findall(file.read_text("utf-8-sig").replace("\r\n", "\n"))


def test_a_merged_file_gives_its_words_back(nasty: Commands, empty: Commands, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(nasty.good("bookmark", "export"))
    other = Commands(tmp_path / "other")
    other("bookmark", "merge", file)
    (kept,) = [json.loads(line) for line in other("bookmark", "list", "--json").stdout.splitlines()]
    assert kept["note"] == f"注{_NASTY}"


def test_commands_print_through_one_door() -> None:
    """Raw output of Click is for what was cleaned or is the program's own: these modules say why."""
    may = {"output.py", "search_answers.py", "console.py", "program.py", "help_command.py", "man_command.py"}
    may |= {"completion_command.py"}
    found = {
        file.name
        for file in Path(str(cli.__file__)).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"echo", "secho"}
    }
    assert found <= may, found - may
