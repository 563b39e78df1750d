"""Files to import: those that a person names, and the pages in the folders that a person names."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePath

from reader.errors import FileReason, FileRefused
from reader.importer.source.kinds import Kind, is_page_name, is_visible, known_kind
from reader.importer.source.natural_order import natural_key

_PARTS = re.compile(r"(?:_files|\.files|_文件)$")
"""Endings of the folders that browsers lay beside a page saved with its parts."""

OnRefused = Callable[[FileRefused], None]


def walk(paths: Sequence[Path], on_refused: OnRefused | None = None) -> Iterator[Path]:
    """Yield the files to import in the order named; in a folder in natural order, its files before its folders.

    In a folder links are passed over (they lead out of it, or to what is visited anyway), and so is whatever is no page
    by its name. A link that a person names is followed to its file. What is missing or may not be entered goes to
    `on_refused`, or is raised if that is None. Memory is flat: one folder's names at a time.
    """
    for path in paths:
        named = _followed(path)
        if named.is_dir():
            yield from _folder(named, on_refused)
        elif named.exists():
            yield named
        else:
            _refuse(FileRefused(path, FileReason.NOT_FOUND), on_refused)


def _followed(path: Path) -> Path:
    """Follow a named link; a link to itself stays as it is and will be refused."""
    try:
        return path.resolve(strict=True) if path.is_symlink() else path
    except (OSError, RuntimeError):
        return path


def _folder(top: Path, on_refused: OnRefused | None) -> Iterator[Path]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            files, folders = _listed(folder)
        except OSError as problem:
            _refuse(FileRefused(folder, FileReason.NOT_READABLE, problem.strerror or ""), on_refused)
            continue
        yield from (folder / name for name in files)
        waiting += [folder / name for name in reversed(folders)]


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of pages and folders in a folder, in natural order; no links, nothing hidden, no pipes.

    Nor the folder with a saved page's parts: the adverts and frames in it are pages of their own to a browser only.
    """
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if is_visible(entry.name):
                    folders.append(entry.name)
            elif entry.is_file(follow_symlinks=False) and is_page_name(PurePath(entry.name)):
                files.append(entry.name)
    saved = {PurePath(name).stem for name in files if known_kind(PurePath(name)) is Kind.HTML}
    own = [name for name in folders if _PARTS.sub("", name) not in saved or not _PARTS.search(name)]
    return sorted(files, key=natural_key), sorted(own, key=natural_key)


def _refuse(refusal: FileRefused, on_refused: OnRefused | None) -> None:
    if on_refused is None:
        raise refusal
    on_refused(refusal)


_LOOKED_AT = 10_000
"""Files of a folder whose endings are counted: a folder may hold any number of them."""


def passed_over(paths: Sequence[Path]) -> Counter[str]:
    """Count the endings of files in folders that a person named, pages or not; of many, those looked at first.

    For a person whose folder holds no page.
    """
    files = (name for path in paths if path.is_dir() for _, _, names in os.walk(path) for name in names)
    return Counter(PurePath(name).suffix.lower() for name in islice(files, _LOOKED_AT) if is_visible(name))
