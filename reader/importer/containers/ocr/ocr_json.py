"""Pages as tools for recognition write them in JSON: each tool by its own reader."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from reader.domain.newspaper import Guess
from reader.errors import FileReason, FileRefused
from reader.importer.blocks.page_top import carried_over, issue_guesses
from reader.importer.containers.block_sheet import BlockSheet
from reader.importer.containers.ocr import (
    docling,
    layout_list,
    line_list,
    markdown_pages,
    marker,
    mineru,
    olmocr,
    paddle,
)
from reader.importer.manuscript import Manuscript
from reader.importer.source.json_kinds import JsonKind, json_kind
from reader.importer.source.safe_files import Document

LIMIT_BYTES = 64 * 1024 * 1024
"""Bytes of a tool's file, which is read as a whole; pictures written into it make it large."""

_READERS: dict[JsonKind, Callable[[Any], Iterator[BlockSheet]]] = {
    JsonKind.MINERU_LIST: mineru.listed_pages,
    JsonKind.MINERU_PAGES: mineru.pages_of_lists,
    JsonKind.MINERU_MIDDLE: mineru.middle_pages,
    JsonKind.PADDLE: paddle.pages,
    JsonKind.PADDLE_REGIONS: paddle.pages_of_regions,
    JsonKind.DOCLING: docling.pages,
    JsonKind.MARKER: marker.pages,
    JsonKind.OLMOCR: olmocr.pages,
    JsonKind.LINES: line_list.pages,
    JsonKind.LAYOUT: layout_list.pages,
    JsonKind.MARKDOWN_PAGES: markdown_pages.pages,
}


def manuscripts(document: Document) -> Iterator[Manuscript]:
    """Yield the pages of a tool's file. FileRefused 'not_json', or 'no_article' for one without text."""
    read = _READERS.get(json_kind(document.data) or JsonKind.OWN)
    issue: tuple[Guess, ...] | None = None
    for value in _values(document) if read else ():
        for sheet in read(value) if read else ():
            if not sheet:
                continue
            stated = issue_guesses(sheet.head())
            issue = stated if issue is None else issue
            yield sheet.manuscript(carried_over(stated, issue))
    if issue is None:
        raise FileRefused(document.path, FileReason.NO_ARTICLE)


def _values(document: Document) -> Iterator[Any]:
    """Yield the value of a file, or of each of its lines."""
    data = document.data.removeprefix(b"\xef\xbb\xbf")
    try:
        yield json.loads(data)
    except RecursionError as problem:
        raise FileRefused(document.path, FileReason.NOT_JSON) from problem
    except ValueError:
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                yield _line(document, line, number)


def _line(document: Document, line: bytes, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise FileRefused(document.path, FileReason.DAMAGED_JSON, f"line {number}") from problem
