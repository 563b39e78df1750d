"""XML of other hands, read with expat: never with a DOCTYPE, so no entities and no remote parts."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

from reader.errors import FileReason, FileRefused
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

TREE_LIMIT_BYTES = 4 * 1024 * 1024
"""Bytes of XML that is read as a tree, which takes many times the memory."""

_DEEPEST = 250
"""Elements in one another; a table in a cell of a table adds five, and Word's own documents have some 30."""

_FED_CHARS = 64 * 1024

_Events = Iterator[tuple[str, ElementTree.Element]]


def tree(document: Document, limit: int = TREE_LIMIT_BYTES) -> ElementTree.Element:
    """Return the tree of a document. FileRefused 'too_large', 'doctype' or 'damaged', or as `decode`."""
    text = _checked(document, limit)
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as problem:
        raise FileRefused(document.path, FileReason.DAMAGED, str(problem)) from problem


def children(document: Document, parents: Collection[str], limit: int) -> Iterator[ElementTree.Element]:
    """Yield the elements right below those named in `parents` one at a time: the tree holds no more than one of them.

    Names are without their namespaces. FileRefused as `tree`, perhaps after some elements.
    """
    around: list[ElementTree.Element] = []
    for event, element in _events(_checked(document, limit), document.path):
        if event == "start":
            around.append(element)
            if len(around) > _DEEPEST:
                raise FileRefused(document.path, FileReason.DAMAGED, f"more than {_DEEPEST} elements in one another")
            continue
        around.pop()
        if around and local(around[-1]) in parents:
            yield element
            around[-1].remove(element)


def local(element: ElementTree.Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(element: ElementTree.Element, name: str) -> str | None:
    """Return the attribute of this name, in any namespace; None if there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _events(text: str, path: Path) -> _Events:
    """Yield the start and the end of each element, while the text is read."""
    parser: Any = ElementTree.XMLPullParser(events=("start", "end"))
    try:
        for at in range(0, len(text), _FED_CHARS):
            parser.feed(text[at : at + _FED_CHARS])
            yield from cast(_Events, parser.read_events())
        parser.close()
        yield from cast(_Events, parser.read_events())
    except (ElementTree.ParseError, ValueError) as problem:
        raise FileRefused(path, FileReason.DAMAGED, str(problem)) from problem


def _checked(document: Document, limit: int) -> str:
    """Return the text of XML. A DOCTYPE is refused, whatever encoding hides it."""
    if len(document.data) > limit:
        raise FileRefused(document.path, FileReason.TOO_LARGE, f"the limit is {limit} bytes")
    text = decode(document).text
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise FileRefused(document.path, FileReason.DOCTYPE)
    return text
