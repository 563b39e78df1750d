"""The texts of the window as its source names them, and the catalogues brought up to date with them.

`python -m tests.ui.catalogue` adds new texts to resources/i18n/*.po, takes out those no longer used, and compiles.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from reader import paths

Text = str | tuple[str, str]
FOLDER = paths.shipped("resources/i18n")


def texts() -> set[Text]:
    """What `tr`, `mark` and `tr_n` are called with anywhere in the window."""
    files = Path(paths.__file__).parent.joinpath("ui").rglob("*.py")
    return {text for file in files for text in _texts_in(ast.parse(file.read_text(encoding="utf-8")))}


def read(language: str) -> Catalog:
    """The catalogue of a language."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def update(language: str) -> list[Text]:
    """Bring a catalogue up to date and compile it; returns the texts that wait for a translation."""
    old = read(language)
    new = Catalog(
        locale=language,
        header_comment=f"# Words of the window of Dubao: {language}.",
        project="Dubao",
        version="1",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    for text in texts():
        known = old.get(text if isinstance(text, str) else text[0])
        new.add(text, known.string if known is not None else "")
    with (FOLDER / f"{language}.po").open("wb") as file:
        write_po(file, new, width=0, sort_output=True, omit_header=False)
    with (FOLDER / f"{language}.mo").open("wb") as file:
        write_mo(file, new)
    return [message.id for message in new if message.id and not _is_translated(message.string)]


def _is_translated(string: str | tuple[str, ...]) -> bool:
    return bool(string) if isinstance(string, str) else all(string) and bool(string)


def _texts_in(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if node.func.id in ("tr", "mark") and literals:
                yield literals[0]
            elif node.func.id == "tr_n":
                yield literals[0], literals[1]


if __name__ == "__main__":
    for missing in update("zh_CN"):
        sys.stdout.write(f"not translated: {missing}\n")
