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
    """The arguments of `tr`, `mark` and `tr_n` anywhere in the window."""
    return texts_in(Path(paths.__file__).parent / "ui")


def texts_in(folder: Path) -> set[Text]:
    """The arguments of `tr`, `mark`, `tr_n` and `mark_n` in the modules of a folder and below it."""
    files = folder.rglob("*.py")
    return {text for file in files for text in _texts_in(ast.parse(file.read_text(encoding="utf-8")))}


def read(language: str) -> Catalog:
    """The catalogue of a language."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def update(language: str) -> list[Text]:
    """Bring a catalogue up to date and compile it; returns the texts that wait for a translation."""
    return write(FOLDER / f"{language}.po", read(language), texts(), f"Words of the window of Dubao: {language}.")


def write(file: Path, old: Catalog, wanted: set[Text], title: str) -> list[Text]:
    """Write the catalogue of the wanted texts with the translations of the old one, and compile it beside.

    Returns the texts that wait for a translation.
    """
    new = Catalog(
        locale="zh_CN",
        header_comment=f"# {title}",
        project="Dubao",
        version="1",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    for text in wanted:
        known = old.get(text if isinstance(text, str) else text[0])
        new.add(text, known.string if known is not None else "")
    with file.open("wb") as po:
        write_po(po, new, width=0, sort_output=True, omit_header=False)
    with file.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, new)
    return [message.id for message in new if message.id and not _is_translated(message.string)]


def _is_translated(string: str | tuple[str, ...]) -> bool:
    return bool(string) if isinstance(string, str) else all(string) and bool(string)


def _texts_in(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if node.func.id in ("tr", "mark") and literals:
                yield literals[0]
            elif node.func.id in ("tr_n", "mark_n") and literals:
                yield literals[0], literals[1]


if __name__ == "__main__":
    for missing in update("zh_CN"):
        sys.stdout.write(f"not translated: {missing}\n")
