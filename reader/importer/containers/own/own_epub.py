"""EPUB that this program exported: its documents in reading order, each as an exported HTML file."""

from collections.abc import Iterator

from reader.domain.export_marks import GENERATOR
from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.epub.epub_package import Package
from reader.importer.containers.own import own_markup
from reader.importer.containers.own.exported import Item, beside, pages
from reader.importer.containers.web.html_tree import Element, tree_of
from reader.importer.source.decoding import decode
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import Document


def own_pages(archive: Archive, package: Package) -> Iterator[Page]:
    """Yield the pages of an exported book; nothing for another program's book, or one that holds no story any more."""
    if package.named("generator").startswith(GENERATOR):
        yield from pages(item for name in package.documents() for item in _items(archive, name))


def _items(archive: Archive, name: str) -> Iterator[Item]:
    """Yield the stories of a document, pictures linked from the top of the archive; a refused document is a Problem."""
    try:
        tree = tree_of(decode(Document(archive.path / name, archive.read(name))).text)
    except FileRefused as refused:
        problem = {"code": "member_refused", "detail": f"{name}: {refused.reason}"}
        yield Item(record=beside([]), problems=[problem])
        return

    def link(image: Element) -> str | None:
        return link_within(name, image.get("src") or "")

    if tree is not None:
        yield from own_markup.items(tree, link)
