"""Files to import: those that a person names, and the pages in the folders that a person names."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from reader.errors import FileReason, FileRefused, system_reason
from reader.importer.source.json_kinds import TOOLS, JsonKind, json_kind_of
from reader.importer.source.kinds import Kind, is_json_name, is_page_name, is_visible, known_kind
from reader.importer.source.natural_order import natural_key
from reader.importer.source.passed_over import PassedKind, kind_by_name
from reader.importer.source.safe_files import read_document
from reader.importer.source.same_text import share_held
from reader.importer.source.tool_outputs import doubles, pages_of_issue

_PARTS = re.compile(r"(?:_files|\.files|_文件)$")
"""Endings of the folders that browsers lay beside a page saved with its parts."""

OnRefused = Callable[[FileRefused], None]
OnPassed = Callable[[Path], None]
"""Called with the path of a member of an archive that is passed over."""

JudgeJson = Callable[[Path], bool]
"""Asked about JSON without a sign of pages or articles at its start: True if it holds articles."""

_JsonOf = Callable[[Path], JsonKind | None]
"""From a JSON file to what it holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file or folder that the walk came by.

    `is_read`: it may be a page. `passed` is the kind of what is not read; None too if only its bytes show the kind.
    """

    path: Path
    is_read: bool = True
    passed: PassedKind | None = None


@dataclass(frozen=True, slots=True)
class _Listed:
    """The content of one folder, in natural order; `folders` are those to enter."""

    files: list[Found]
    folders: list[str]


def _by_signs_alone(_path: Path) -> bool:
    """Take no JSON for articles that shows no sign of them at its start."""
    return False


def walk(paths: Sequence[Path], on_refused: OnRefused | None = None) -> Iterator[Path]:
    """Yield the files to import in the order named; in a folder in natural order, its files before its folders.

    In a folder links are passed over (they lead out of it, or to what is visited anyway), and so is whatever is no page
    by its name. A link that a person names is followed to its file. What is missing or may not be entered goes to
    `on_refused`, or is raised if that is None. Memory is flat: one folder's names at a time.
    """
    return (found.path for found in walk_all(paths, on_refused) if found.is_read)


def walk_all(
    paths: Sequence[Path], on_refused: OnRefused | None = None, judge_json: JudgeJson = _by_signs_alone
) -> Iterator[Found]:
    """Yield everything that `walk` comes by, what it passes over as well; of a folder that it does not enter, that."""
    for path in paths:
        named = _followed(path)
        if named.is_dir():
            yield from _folder(named, on_refused, judge_json)
        elif named.exists():
            yield Found(named)
        else:
            _refuse(FileRefused(path, FileReason.NOT_FOUND), on_refused)


def _followed(path: Path) -> Path:
    """Follow a named link; a link to itself stays as it is and will be refused."""
    try:
        return path.resolve(strict=True) if path.is_symlink() else path
    except (OSError, RuntimeError):
        return path


def _folder(top: Path, on_refused: OnRefused | None, judge_json: JudgeJson) -> Iterator[Found]:
    waiting = [top]
    held: set[Path] = set()
    while waiting:
        folder = waiting.pop()
        try:
            listed = _listed(folder, judge_json)
        except OSError as problem:
            _refuse(FileRefused(folder, FileReason.NOT_READABLE, system_reason(problem)), on_refused)
            continue
        for found in listed.files:
            if found.is_read and found.path.suffix.lower() == ".xml":
                held.update(pages_of_issue(found.path))
        yield from (
            Found(each.path, False, PassedKind.SAME_PAGE) if each.path in held else each for each in listed.files
        )
        waiting += [folder / name for name in reversed(listed.folders)]


def _listed(folder: Path, judge_json: JudgeJson) -> _Listed:
    """Return the files of a folder, and its folders to enter: no links, nothing hidden.

    Nor the folder with a saved page's parts: the adverts and frames in it are pages of their own to a browser only.
    """
    files: list[Found] = []
    folders: list[str] = []
    json = cache(json_kind_of)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and is_visible(entry.name):
                folders.append(entry.name)
            else:
                files.append(_judged(folder, entry, json, judge_json))
    files = _without_doubles(files, json)
    pages = (each.path for each in files if each.is_read)
    saved = {path.stem for path in pages if known_kind(path) is Kind.HTML}
    parts = {name for name in folders if _PARTS.search(name) and _PARTS.sub("", name) in saved}
    files += [Found(folder / name, False, PassedKind.SAVED_PARTS) for name in parts]
    return _Listed(
        sorted(files, key=lambda each: natural_key(each.path.name)), sorted(set(folders) - parts, key=natural_key)
    )


def _without_doubles(files: list[Found], json: _JsonOf) -> list[Found]:
    """Pass over what a tool wrote besides of a page whose JSON is read."""
    read = {each.path.name: each.path for each in files if each.is_read}
    held = doubles(
        read,
        lambda name: json(read[name]) in TOOLS,
        lambda name: _time(read[name]),
        lambda name, holder: _share_held(read[name], read[holder]),
    )
    return [Found(each.path, False, PassedKind.SAME_PAGE) if each.path.name in held else each for each in files]


def _share_held(markdown: Path, json: Path) -> float:
    """Return the share of a page's Markdown that its JSON holds; all of it for what cannot be read."""
    try:
        return share_held(read_document(markdown).data, read_document(json).data)
    except FileRefused:
        return 1.0


def _time(path: Path) -> float:
    """Return the time of a file's last change in seconds, 0 if the system does not say."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _judged(folder: Path, entry: os.DirEntry[str], json: _JsonOf, judge_json: JudgeJson) -> Found:
    path = folder / entry.name
    if entry.is_symlink():
        return Found(path, False, PassedKind.LINK)
    if entry.is_dir():
        return Found(path, False, PassedKind.HIDDEN)
    if not entry.is_file():
        return Found(path, False, PassedKind.DEVICE)
    name = PurePath(entry.name)
    if is_page_name(name) or (is_json_name(name) and (json(path) or judge_json(path))):
        return Found(path)
    return Found(path, False, kind_by_name(entry.name))


def _refuse(refusal: FileRefused, on_refused: OnRefused | None) -> None:
    if on_refused is None:
        raise refusal
    on_refused(refusal)
