"""The program's own options, and help as people ask for it."""

import platform
import re
from importlib import metadata

import pytest

from tests.cli.conftest import Commands


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_stands_first_and_what_it_runs_on_below(empty: Commands, option: str) -> None:
    first, *rest = empty.good(option).splitlines()
    assert first == f"dubao {metadata.version('dubao')}"
    details = "\n".join(rest)
    assert f"Whoosh {metadata.version('whoosh')}" in details
    assert f"Qt: {metadata.version('PySide6-Essentials')}" in details
    assert f"Python: {platform.python_version()}" in details


def test_help_is_a_command_too(empty: Commands) -> None:
    program, _, contents = empty.good("help").partition("Chapters of the manual")
    assert program == empty.good("--help") + "\n"
    assert re.search(r"^  query +The query language$", contents, re.MULTILINE)
    assert empty.good("help", "query").startswith("The query language\n\n")
    assert empty.good("help", "search") == empty.good("search", "--help")
    assert empty.good("help", "bookmark", "add") == empty.good("bookmark", "add", "--help")
    done = empty("help", "bookmark", "nonsense")
    assert (done.exit_code, done.stderr) == (
        2,
        "dubao: there is no command or chapter bookmark nonsense. See `dubao help --help`.\n",
    )


def test_the_library_may_be_named_behind_the_command(held: Commands, empty: Commands) -> None:
    other = Commands(held.folder.parent / "elsewhere")
    for words in (["list", "--library", held.folder, "--json"], ["bookmark", "--library", held.folder, "list"]):
        other.good(*words)
    assert other.good("list", "--library", held.folder) == held.good("list")
    assert other("list").exit_code == 2
    assert not other.folder.exists()
    assert "--library" not in other.good("list", "--help")


def test_a_suggestion_is_a_question(empty: Commands) -> None:
    assert (
        empty("serach", "x").stderr == "dubao: No such command 'serach'. Did you mean 'search'? See `dubao --help`.\n"
    )
