"""The parts of a Word document's package: its text piece by piece, styles, headers and footers, pictures.

ECMA-376, part 2 (Open Packaging Conventions).
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree

from reader.importer.containers.archives.archive import MEMBER_LIMIT_BYTES, Archive
from reader.importer.containers.own.own_word import Line
from reader.importer.containers.word.word_styles import word_styles
from reader.importer.containers.word.word_text import WordParagraph, WordTable, content, margin_lines
from reader.importer.source.decoding import clean
from reader.importer.source.links import link_within
from reader.importer.source.natural_order import natural_key
from reader.importer.source.safe_files import Document
from reader.importer.source.safe_xml import children, local, tree

_NOTES = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))
_MARGINS = {"header": "hdr", "footer": "ftr"}


class WordDocument:
    """One document. A part that is missing says nothing; the text itself must be there. FileRefused as `safe_xml`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = self._office_document()
        self._folder = PurePosixPath(self._main).parent
        styles = str(self._folder / "styles.xml")
        self.styles = word_styles(self._tree(styles) if styles in archive else None)
        relations = str(self._folder / "_rels" / f"{PurePosixPath(self._main).name}.rels")
        self._targets = {key: target for key, _, target in self._relations(relations)}

    def texts(self) -> Iterator[WordParagraph | WordTable]:
        """Yield paragraphs and tables in the order of the text, then those of foot- and endnotes."""
        yield from self._content(self._main, "body")
        for name, element in _NOTES:
            part = str(self._folder / name)
            if part in self._archive:
                for found in self._content(part, element):
                    if isinstance(found, WordTable) or found.text.strip():
                        yield found

    @property
    def style_names(self) -> Mapping[str, str]:
        """The names of the paragraph styles by their ids."""
        return self.styles.names

    def lines(self) -> Iterator[Line]:
        """Yield the paragraphs of the text with their styles; those of tables are left out."""
        for one in self.texts():
            if isinstance(one, WordParagraph):
                pictures = tuple(filter(None, (self.picture(relation) for relation, _ in one.pictures)))
                yield Line(one.style or "", clean(one.text).strip(), pictures)

    def margins(self, kind: str) -> list[str]:
        """Return the lines of headers or footers (`kind`)."""
        names = [name for name in self._archive.names if name.startswith(f"{self._folder}/{kind}")]
        files = (name for name in sorted(names, key=natural_key) if name.endswith(".xml"))
        parts = (part for name in files for part in self._content(name, _MARGINS[kind]))
        return margin_lines(parts)

    def picture(self, relation: str) -> str:
        """Return the name of a picture from the top of the package; '' if it lies elsewhere or nowhere."""
        target = self._targets.get(relation, "")
        name = target.lstrip("/") if target.startswith("/") else link_within(self._main, target)
        return name if name and name in self._archive else ""

    def _content(self, name: str, parent: str) -> Iterator[WordParagraph | WordTable]:
        document = Document(self._archive.where(name), self._archive.read(name))
        for element in children(document, (parent,), MEMBER_LIMIT_BYTES):
            yield from content(element)

    def _office_document(self) -> str:
        found = (target for _, kind, target in self._relations("_rels/.rels") if kind.endswith("/officeDocument"))
        name = next(found, "word/document.xml").lstrip("/")
        return name if name in self._archive else "word/document.xml"

    def _relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Yield identifier, kind and target of the relations in a member; nothing if there is none."""
        if name not in self._archive:
            return
        for element in self._tree(name):
            if local(element) == "Relationship" and element.get("TargetMode") != "External":
                yield element.get("Id") or "", element.get("Type") or "", element.get("Target") or ""

    def _tree(self, name: str) -> ElementTree.Element:
        return tree(Document(self._archive.where(name), self._archive.read(name)))
