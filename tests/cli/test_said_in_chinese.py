"""Output for a person who reads Chinese: all help and many messages, without English."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reader import cli

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Za-z]?[a-z]+(?: [a-z]{2,})+")
"""Two English words, the second no name."""
_AS_THEY_ARE = re.compile(
    r"^\s*(?:dubao|pdftotext|[A-Z_]+=\S+) .*$"  # an example
    r"|`[^`]*`|\bdubao(?: [a-z]+)*(?: '.*')?|\\f[BR][^\\]*\\f[BR]"  # a command
    r"|（[A-Za-z ]+）"  # Python's own words for a fault, and Click's for a type
)
_OPTION = re.compile(r"^  (?:-\S|[a-z]+ )")
_TWO_WORDS = re.compile(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}")
_NOT_SAID = ("input-meta on", "output-meta on", "convert-meta off", "take away")
"""Settings of readline, and the name of a wish."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The output of commands for a person who reads Chinese, by command."""
    folder = tmp_path_factory.mktemp("said")
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.said", str(folder)],
        cwd=Path(__file__).parents[2],
        env=kept | {"LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


def test_no_english_reaches_a_person(said: Mapping[str, str]) -> None:
    english = [
        (command, line)
        for command, text in said.items()
        for line in text.splitlines()
        if _ENGLISH.search(_AS_THEY_ARE.sub("", line))
    ]
    assert english == []


def test_complaints_are_chinese(said: Mapping[str, str]) -> None:
    complaints = [line for text in said.values() for line in text.splitlines() if line.startswith("dubao: ")]
    assert len(complaints) > 50
    assert [line for line in complaints if not _CHINESE.search(line)] == []


def test_every_command_and_option_has_chinese_help(said: Mapping[str, str]) -> None:
    manuals = {command: text for command, text in said.items() if command.endswith("--help")}
    assert len(manuals) > 60
    for command, text in manuals.items():
        assert text.startswith("用法："), command
        _, _, options = text.partition("\n选项：\n")
        for line in options.splitlines():
            # A term too wide for its column has its line alone.
            if _OPTION.match(line) and len(line.split("  ")) > 2:
                assert _CHINESE.search(line), (command, line)


def test_texts_that_are_said_are_in_the_catalogue() -> None:
    assert list(_bare_texts(Path(cli.__file__).parent)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('click.echo("Nothing was found.")', ["Nothing was found."]),
        ('raise NotDone(f"{file} was not read.")', [" was not read."]),
        ('_TABLE = {"gone": "it is no longer there"}', ["it is no longer there"]),
        ('click.echo(tr("Nothing was found."))', []),
        ('_TABLE = {"no longer": mark("it is gone now")}', []),
        ('def f() -> "list[str] or none":\n    """A docstring of words."""', []),
    ],
)
def test_a_text_that_was_forgotten_is_found(source: str, found: list[str]) -> None:
    assert list(_bare_in(ast.parse(source))) == found


def _bare_texts(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.py"):
        for text in _bare_in(ast.parse(file.read_text(encoding="utf-8"))):
            if text not in _NOT_SAID:
                yield f"{file.relative_to(folder)}: {text}"


def _bare_in(tree: ast.AST) -> Iterator[str]:
    """Literals of two English words that no call of `tr` or `mark` stands around."""
    covered = {id(below) for node in ast.walk(tree) for root in _translated(node) for below in ast.walk(root)}
    for node in ast.walk(tree):
        bare = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in covered
        if bare and _TWO_WORDS.search(_AS_THEY_ARE.sub("", node.value)):
            yield node.value


def _translated(node: ast.AST) -> Iterator[ast.AST]:
    """Nodes below this one that are no texts for people, or are translated at their use."""
    match node:
        case ast.Call(func=ast.Name(id="tr" | "tr_n" | "mark" | "mark_n" | "NotHeld")):
            yield node
        case ast.Call(func=ast.Attribute(attr="debug" | "info" | "warning" | "error" | "exception" | "critical")):
            # The log is for those who mend the program.
            yield node
        case ast.keyword(arg="help" | "short_help"):
            yield node.value
        case ast.Expr(value=ast.Constant()):
            yield node
        case ast.Dict():
            yield from filter(None, node.keys)
        case ast.FunctionDef():
            yield from filter(None, (node.returns, *(each.annotation for each in node.args.args)))
        case ast.AnnAssign():
            yield node.annotation
