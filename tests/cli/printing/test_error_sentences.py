"""Every kind of error has a sentence of its own, and no sentence is for an error that nothing raises."""

import ast
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from reader.cli.printing import error_sentences
from reader.errors import (
    Cancelled,
    FileReason,
    FileRefused,
    HeldKind,
    IndexUnusable,
    LibraryReason,
    LibraryUnusable,
    NotHeld,
    PdfReason,
    QueryReason,
    QuerySyntaxError,
)

READER = Path(error_sentences.__file__).parents[2]


@cache
def _reasons() -> frozenset[str]:
    """Every member of an enum that the program names outside the modules that say it: 'FileReason.EMPTY'."""
    saying = ("errors.py", "error_sentences.py", "error_messages.py")
    files = (file for file in READER.rglob("*.py") if file.name not in saying)
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return frozenset(ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute))


@pytest.mark.parametrize("kind", [FileReason, LibraryReason, PdfReason, QueryReason, HeldKind])
def test_every_reason_is_given_somewhere(kind: type[StrEnum]) -> None:
    assert {str(reason) for reason in kind if f"{kind.__name__}.{reason.name}" not in _reasons()} == set()


def test_every_reason_has_a_sentence() -> None:
    assert error_sentences._REFUSED.keys() == set(FileReason)
    assert error_sentences._UNUSABLE.keys() | error_sentences._ABSENT.keys() == set(LibraryReason)
    assert error_sentences._NOT_SET.keys() == set(PdfReason)
    assert error_sentences._QUERY.keys() == set(QueryReason)
    assert error_sentences._NOT_HELD.keys() == set(HeldKind)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileRefused(Path("a.md"), FileReason.EMPTY), "a.md was not read: it holds no text."),
        (FileRefused(Path("a.md"), FileReason.DAMAGED, "why"), "a.md was not read: it is damaged."),
        (
            LibraryUnusable(Path("lib"), LibraryReason.DISK_FULL),
            "The folder lib cannot be used: the disk is full; free some space",
        ),
        (
            LibraryUnusable(Path("lib"), LibraryReason.DAMAGED, "x" * 10_000),
            "The folder lib cannot be used: the library file is damaged; `dubao restore --salvage` saves "
            "what can be read of it, `dubao restore` lists its backups.",
        ),
        (NotHeld(HeldKind.STORY, 7), "The library holds no story 7."),
        (
            QuerySyntaxError(QueryReason.BAD_DATE, 3, "2023-99"),
            "At character 4 of the query: this is no date (2023-99).",
        ),
        (IndexUnusable(), "The search index cannot be used; `dubao reindex` makes it anew."),
        (Cancelled(), "Stopped; what was done before stays."),
    ],
)
def test_errors_are_sentences(error: FileRefused, said: str) -> None:
    assert error_sentences.sentence(error).startswith(said)
    assert error_sentences.sentence(error).endswith(".")
