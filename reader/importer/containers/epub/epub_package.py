"""The package of an EPUB: what a book says of itself, and its documents in reading order.

It is read with expat, never with a DOCTYPE: no entities, no remote parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import Archive
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

_CONTAINER = "META-INF/container.xml"
_XML_LIMIT_BYTES = 4 * 1024 * 1024
"""Bytes of a book's XML files: their trees take many times the memory."""

_READ = ("application/xhtml+xml", "text/html")
_NCX = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class Package:
    """The package document, and the folder of the archive that its links start from."""

    tree: ElementTree.Element
    folder: PurePosixPath

    def named(self, name: str) -> str:
        """Return the text of the book's `meta` of this name; '' if there is none."""
        found = (each.get("content") for each in self.tree.iter() if each.get("name") == name)
        return next(filter(None, found), "")

    def stated(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yield the name and text of the elements of these names that have any text."""
        for element in self.tree.iter():
            name, text = _local(element), (element.text or "").strip()
            if text and name in names:
                yield name, text

    def contents(self) -> str | None:
        """Return the name of the document that holds the table of contents: EPUB 3's nav, else EPUB 2's NCX."""
        items = [element for element in self.tree.iter() if _local(element) == "item"]
        navs = [item for item in items if "nav" in (item.get("properties") or "").split()]
        ncxs = [item for item in items if item.get("media-type") == _NCX]
        return next((self._named(item) for item in (*navs, *ncxs)), None)

    def _named(self, item: ElementTree.Element) -> str:
        return str(self.folder / unquote(item.get("href") or ""))

    def documents(self) -> Iterator[str]:
        """Yield the names of the documents in reading order, the table of contents left out."""
        items = {element.get("id"): element for element in self.tree.iter() if _local(element) == "item"}
        for reference in self.tree.iter():
            item = items.get(reference.get("idref")) if _local(reference) == "itemref" else None
            if item is None or item.get("media-type") not in _READ or "nav" in (item.get("properties") or "").split():
                continue
            yield self._named(item)


def package_of(archive: Archive) -> Package:
    """Return the package of a book. FileRefused 'not_an_epub' or 'doctype', or as `Archive.read`."""
    name = _rootfile(archive)
    return Package(_xml(archive, name), PurePosixPath(name).parent)


def _rootfile(archive: Archive) -> str:
    if _CONTAINER not in archive:
        raise FileRefused(archive.path, FileReason.NOT_AN_EPUB)
    for element in _xml(archive, _CONTAINER).iter():
        if _local(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise FileRefused(archive.path, FileReason.NOT_AN_EPUB)


def _xml(archive: Archive, name: str) -> ElementTree.Element:
    """Return the tree of an XML member. A DOCTYPE is refused, whatever encoding hides it."""
    data = archive.read(name)
    where = archive.path / name
    if len(data) > _XML_LIMIT_BYTES:
        raise FileRefused(where, FileReason.TOO_LARGE, f"the limit is {_XML_LIMIT_BYTES} bytes")
    text = decode(Document(where, data)).text
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise FileRefused(where, FileReason.DOCTYPE)
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as problem:
        raise FileRefused(where, FileReason.DAMAGED, str(problem)) from problem


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
