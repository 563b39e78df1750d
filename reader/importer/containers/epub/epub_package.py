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
from reader.importer.source.safe_files import Document
from reader.importer.source.safe_xml import local, tree

_CONTAINER = "META-INF/container.xml"
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
            name, text = local(element), (element.text or "").strip()
            if text and name in names:
                yield name, text

    def contents(self) -> str | None:
        """Return the name of the document that holds the table of contents: EPUB 3's nav, else EPUB 2's NCX."""
        items = [element for element in self.tree.iter() if local(element) == "item"]
        navs = [item for item in items if "nav" in (item.get("properties") or "").split()]
        ncxs = [item for item in items if item.get("media-type") == _NCX]
        return next((self._named(item) for item in (*navs, *ncxs)), None)

    def _named(self, item: ElementTree.Element) -> str:
        return str(self.folder / unquote(item.get("href") or ""))

    def documents(self) -> Iterator[str]:
        """Yield the names of the documents in reading order, the table of contents left out."""
        items = {element.get("id"): element for element in self.tree.iter() if local(element) == "item"}
        for reference in self.tree.iter():
            item = items.get(reference.get("idref")) if local(reference) == "itemref" else None
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
        if local(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise FileRefused(archive.path, FileReason.NOT_AN_EPUB)


def _xml(archive: Archive, name: str) -> ElementTree.Element:
    return tree(Document(archive.path / name, archive.read(name)))
