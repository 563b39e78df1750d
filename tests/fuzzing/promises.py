"""Promises of the importer that hold for every file, whatever its bytes."""

import json
from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.stages import read_pages
from reader.render.page_json import page_record
from tests.importer.ledger import entry_of, holds_something


class PromiseBroken(AssertionError):
    """The importer broke a promise: the message names it."""


def check(file: Path) -> tuple[Page, ...]:
    """Read a file and return its pages; none if it is refused. Raises PromiseBroken, or whatever the importer raised.

    A refusal names the file or one of its members. A page can be written as JSON in UTF-8, and it holds text or a
    picture: a file of which nothing came is refused, never reported as done.
    """
    pages, refusals = _read(file)
    for refusal in refusals:
        if not _names(refusal, file):
            raise PromiseBroken(f"the refusal {refusal.reason} names {refusal.path}")
    if not pages and not refusals:
        raise PromiseBroken("no page and no refusal")
    for page in pages:
        json.dumps(page_record(page), ensure_ascii=False).encode("utf-8")
        if not holds_something(page):
            raise PromiseBroken("a page without text and without a picture")
    return pages


def check_closely(file: Path, *, is_balanced: bool) -> None:
    """Check a file that was read. Raises PromiseBroken.

    Reading it again gives the same pages. With `is_balanced` each of its characters is kept, or left out by name.
    """
    if _read(file)[0] != _read(file)[0]:
        raise PromiseBroken("other pages at the second reading")
    if is_balanced and (lost := entry_of(file).lost):
        raise PromiseBroken(f"lost: {''.join(lost.elements())}")


def _read(file: Path) -> tuple[tuple[Page, ...], list[FileRefused]]:
    """Return the pages of a file and what was refused of it; of a refused file no page."""
    refusals: list[FileRefused] = []
    try:
        return tuple(read_pages(file, refusals.append)), refusals
    except FileRefused as refusal:
        return (), [*refusals, refusal]


def _names(refusal: FileRefused, file: Path) -> bool:
    """Return True if a refusal is of the file, of a member of it (file/member), or of a line of it (file:3)."""
    path = refusal.path
    return path.is_relative_to(file) or (path.parent == file.parent and path.name.startswith(f"{file.name}:"))
