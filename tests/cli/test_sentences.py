"""Every kind of error has a sentence of its own."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reader.cli import sentences
from reader.errors import Cancelled, FileRefused, IndexUnusable, LibraryUnusable, NotHeld, QuerySyntaxError
from reader.importer.source import foreign
from reader.query.parser import parse

READER = Path(sentences.__file__).parents[1]


@cache
def calls() -> tuple[ast.Call, ...]:
    """Every call in the program of a name, not of an attribute."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in READER.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return tuple(node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))


def codes(error: str) -> Iterator[str]:
    """The codes that the program raises an error with: the second argument, where it is written out."""
    for call in calls():
        if isinstance(call.func, ast.Name) and call.func.id == error:
            code = call.args[1] if len(call.args) > 1 else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value


def refusals() -> set[str]:
    """The reasons for refusing a file, those of the table of foreign kinds among them."""
    return {*codes("FileRefused"), *(reason for _, _, reason, _ in foreign.SIGNATURES)}


def test_every_reason_for_refusing_a_file_is_explained() -> None:
    assert {code for code in refusals() if sentences.refusal(code, "") == code.replace("_", " ")} == set()


def test_every_reason_why_a_library_cannot_be_used_is_explained() -> None:
    assert {code for code in codes("LibraryUnusable") if code not in sentences._UNUSABLE | sentences._ABSENT} == set()


def test_every_problem_of_a_query_is_explained() -> None:
    named = (parse.__doc__ or "").split("Codes of problems:")[1]
    told = {code.strip(" .\n") for code in named.split(",")}
    assert told - sentences._QUERY.keys() == set()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileRefused(Path("a.md"), "empty"), "a.md was not read: it holds no text."),
        (FileRefused(Path("a.md"), "odd_reason", "why"), "a.md was not read: odd reason (why)."),
        (
            LibraryUnusable(Path("lib"), "disk_full"),
            "The folder lib cannot be used: the disk is full; free some space",
        ),
        (
            LibraryUnusable(Path("lib"), "damaged", "x" * 10_000),
            "The folder lib cannot be used: the library file is damaged; `dubao restore` puts a backup in its place "
            f"({'x' * 200}…).",
        ),
        (NotHeld("story", 7), "The library holds no story 7."),
        (QuerySyntaxError("bad_date", 3, "2023-99"), "At character 4 of the query: this is no date (2023-99)."),
        (IndexUnusable(), "The search index cannot be used; `dubao reindex` makes it anew."),
        (Cancelled(), "Stopped; what was done before stays."),
    ],
)
def test_errors_are_sentences(error: FileRefused, said: str) -> None:
    assert sentences.sentence(error).startswith(said)
    assert sentences.sentence(error).endswith(".")
