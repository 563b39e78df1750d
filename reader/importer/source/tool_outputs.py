"""Files that tools for recognition write of one page: which of them is read.

MinerU, PaddleOCR and Docling write a page as Markdown and, beside it, as JSON. The JSON says more: the page's head and
foot, which the Markdown leaves out, boxes, and which caption belongs to which picture. So the JSON is read, unless the
Markdown was changed later, by a person who corrected it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePath

from reader.errors import FileRefused
from reader.importer.source.foreign import HEAD_BYTES
from reader.importer.source.kinds import MARKDOWN, Kind, kind_of_bytes
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import PAGE_LIMIT_BYTES, open_regular

_LINK = re.compile(rb"""href\s{0,9}=\s{0,9}["']([^"'<>]{1,500}\.xml)["']""", re.IGNORECASE)

_LIST, _PAGES, _MIDDLE, _RESULT = "_content_list.json", "_content_list_v2.json", "_middle.json", "_res.json"
_ENDINGS = (_LIST, _PAGES, _MIDDLE, _RESULT, ".json")
"""Endings of a page's JSON behind the name of the page, the one to read first."""

_FULL, _LAYOUT = "full.md", "layout.json"
"""Names in MinerU's archives, in which the other files bear the name of the task."""

CORRECTED_S = 3600.0
"""Seconds after the JSON at which its Markdown is a person's: a tool writes both within minutes."""


ANOTHER_TEXT = 0.5
"""Share of a Markdown file's text in the JSON beside it below which the two are pages of their own."""


def doubles(
    names: Collection[str],
    is_page: Callable[[str], bool],
    changed: Callable[[str], float],
    share_held: Callable[[str, str], float],
) -> Mapping[str, str]:
    """Return the files of a folder that need not be read, each with the file that holds the same page.

    `is_page` is True for JSON of a tool, `changed` is the time of a file in seconds, 0 if unknown; `share_held` is
    the share of a Markdown file's text that a JSON file has. Markdown that says anything else was corrected: it is
    read instead.
    """
    held: dict[str, str] = {}
    lists = [name for ending in (_LIST, _PAGES) for name in names if name.endswith(ending)]
    present = frozenset(names)
    for name in names:
        holder = _holder(name, present, lists)
        if holder is None or holder == name or not is_page(holder):
            continue
        share = share_held(name, holder) if PurePath(name).suffix.lower() in MARKDOWN else 1.0
        if share < ANOTHER_TEXT:
            continue
        if share < 1.0 or (PurePath(name).suffix.lower() in MARKDOWN and changed(name) > changed(holder) + CORRECTED_S):
            held[holder] = name
        else:
            held.setdefault(name, holder)
    return {name: holder for name, holder in held.items() if holder not in held}


def _holder(name: str, names: frozenset[str], lists: list[str]) -> str | None:
    """Return the JSON that holds the page of a file, by its name."""
    if name in (_FULL, _LAYOUT):
        return lists[0] if len(set(map(_task, lists))) == 1 else _LAYOUT if name == _FULL and _LAYOUT in names else None
    for ending in (_PAGES, _MIDDLE):
        if name.endswith(ending):
            better = _ENDINGS[: _ENDINGS.index(ending)]
            return next((each for each in (name.removesuffix(ending) + one for one in better) if each in names), None)
    if PurePath(name).suffix.lower() not in MARKDOWN:
        return None
    stem = PurePath(name).stem
    return next((stem + ending for ending in _ENDINGS if stem + ending in names), None)


def _task(name: str) -> str:
    """Return the name of a list's task, which may have written it in both versions."""
    return name.removesuffix(_PAGES).removesuffix(_LIST)


def pages_of_issue(file: Path) -> Iterator[Path]:
    """Yield the XML files that a METS file names: pages that it holds. Nothing for another file."""
    try:
        with open_regular(file, PAGE_LIMIT_BYTES) as opened:
            head = opened.read(HEAD_BYTES)
            if kind_of_bytes(head) is not Kind.METS:
                return
            data = head + opened.read(PAGE_LIMIT_BYTES)
    except FileRefused:
        return
    for link in _LINK.findall(data):
        name = link_within(file.name, bare_link(link.decode("utf-8", "replace")))
        if name:
            yield file.parent / name


def bare_link(link: str) -> str:
    """Return a link of a METS file, which is often written as a file's address, as one from the METS file's folder."""
    return link.removeprefix("file://").removeprefix("/")
