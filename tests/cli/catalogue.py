"""The texts of the command line as its source names them, and their catalogue brought up to date with them.

`python -m tests.cli.catalogue` adds new texts to resources/i18n/zh/LC_MESSAGES/dubao.po, takes out those no longer
used, and compiles. The manuals of the commands are texts as well, and so are the words of Click.
"""

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.ui.catalogue import FOLDER, Text, texts_in, write

FILE = FOLDER / "zh" / "LC_MESSAGES" / "dubao.po"


def texts() -> set[Text]:
    """The texts of the command line: those of its modules, and the help of its commands."""
    from reader.cli import program

    return texts_in(Path(program.__file__).parent) | set(_manuals(program.dubao))


def texts_of_click() -> set[Text]:
    """The texts of Click itself: usage lines, headings of help, complaints."""
    return {
        text
        for file in Path(click.__file__).parent.glob("*.py")
        for text in _marked(ast.parse(file.read_text(encoding="utf-8")))
    }


def read() -> Catalog:
    """The catalogue; an empty one if there is none yet."""
    if not FILE.exists():
        return Catalog(locale="zh_CN")
    with FILE.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def _manuals(command: click.Command) -> Iterator[str]:
    yield from filter(None, (command.help, command.short_help))
    yield from (param.help for param in command.params if isinstance(param, click.Option) and param.help)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _manuals(below)


def _marked(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if node.func.id == "_" and literals:
                yield literals[0]
            elif node.func.id == "ngettext" and len(literals) == 2:
                yield literals[0], literals[1]


if __name__ == "__main__":
    os.environ["LANGUAGE"] = "en"
    FILE.parent.mkdir(parents=True, exist_ok=True)
    waiting = write(FILE, read(), texts() | texts_of_click(), "Words of the command line of Dubao: zh_CN.")
    for missing in waiting:
        sys.stdout.write(f"not translated: {missing}\n")
