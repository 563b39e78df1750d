"""The table of contents of a book: under which sections it puts each document, and what it calls it.

Source of the forms: EPUB 3.3, 7.3 "EPUB navigation document", and OPF 2.0.1, 2.4.1 "NCX". Both are read as HTML: an NCX
mostly has a DOCTYPE, and no reader of HTML follows one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.errors import FileRefused
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.epub.epub_package import Package
from reader.importer.containers.web.html_lines import text_of
from reader.importer.containers.web.html_tree import Element, tag_of, tree_of
from reader.importer.source.decoding import decode
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import Document

_LISTS = "//nav//li | //navpoint"
_IS_ENTRY = frozenset(("li", "navpoint"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its title, the titles of the entries around it, the outermost first, and the document that it names."""

    title: str
    around: tuple[str, ...]
    document: str | None


def entries(archive: Archive, package: Package) -> dict[str, list[Entry]]:
    """Return the entries of a book's table of contents by the document that they name; none of a damaged table."""
    found: dict[str, list[Entry]] = {}
    name = package.contents()
    if name is None:
        return found
    try:
        tree = tree_of(decode(Document(archive.path / name, archive.read(name))).text)
    except FileRefused:
        return found
    for entry in _entries(tree, name) if tree is not None else ():
        if entry.document:
            found.setdefault(entry.document, []).append(entry)
    return found


def _entries(tree: Element, name: str) -> Iterator[Entry]:
    titles: dict[Element, tuple[str, ...]] = {}
    for element in tree.xpath(_LISTS):
        title, link = _label(element)
        parent = next((each for each in element.iterancestors() if each in titles), None)
        around = titles[parent] if parent is not None else ()
        titles[element] = (*around, title)
        yield Entry(title, around, link_within(name, link.partition("#")[0]) if link else None)


def _label(element: Element) -> tuple[str, str]:
    """Return an entry's own title and link, not those of the entries within it."""
    for each in element:
        tag = tag_of(each)
        if tag == "a":
            return text_of(each), each.get("href") or ""
        if tag in ("span", "p"):
            return text_of(each), ""
        if tag == "navlabel":
            link = next((content.get("src") for content in element if tag_of(content) == "content"), "")
            return text_of(each), link or ""
    return "", ""
