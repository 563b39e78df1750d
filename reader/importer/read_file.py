"""A path to pages: the one door of the importer. Which format a file is in is told by its name, else by its bytes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.assemble import page_from
from reader.importer.formats import json_lines, text
from reader.importer.formats.kinds import Kind, kind_of
from reader.importer.manuscript import Manuscript
from reader.importer.source import STREAM_LIMIT, Document, open_regular, read_document

OnRefused = Callable[[FileRefused], None]

_MANUSCRIPTS: dict[Kind, Callable[[Document], Iterable[Manuscript]]] = {
    Kind.TEXT: text.manuscripts,
}


def read_file(path: Path) -> Sequence[Page]:
    """All pages of one file. Raises FileRefused, which names the file and the reason."""
    return tuple(read_pages(path))


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of one file, one after the other: a JSON Lines file of any length needs the memory of one page.

    Raises FileRefused; with JSON Lines perhaps after some pages.
    """
    kind = kind_of(path)
    if kind is Kind.JSON_LINES:
        with open_regular(path, STREAM_LIMIT) as file:
            yield from json_lines.pages(file, path)
    else:
        yield from document_pages(read_document(path), kind)


def document_pages(document: Document, kind: Kind) -> Iterator[Page]:
    """The pages of a document that is no archive."""
    for manuscript in _MANUSCRIPTS[kind](document):
        yield page_from(manuscript, document.path)
