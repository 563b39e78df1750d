"""An OpenDocument text (.odt), as LibreOffice and WPS write it: its text piece by piece, styles, margins, pictures.

OpenDocument 1.3, part 2 (packages) and part 3 (schema), OASIS.
"""

from collections.abc import Iterator
from xml.etree import ElementTree

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import MEMBER_LIMIT_BYTES, Archive
from reader.importer.containers.word.odt_styles import odt_styles
from reader.importer.containers.word.odt_text import Notes, content
from reader.importer.containers.word.word_text import WordParagraph, WordTable, margin_lines
from reader.importer.source.safe_files import Document
from reader.importer.source.safe_xml import children

_TYPE = b"application/vnd.oasis.opendocument.text"
_TEXT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_LOCKED = b"encryption-data"


def is_odt(archive: Archive) -> bool:
    """Return True if an archive is an OpenDocument text, or the template of one."""
    return _TEXT in archive and "mimetype" in archive and archive.read("mimetype").strip().startswith(_TYPE)


class OdtDocument:
    """One document. FileRefused 'encrypted', or as `safe_xml`."""

    def __init__(self, archive: Archive) -> None:
        if _MANIFEST in archive and _LOCKED in archive.read(_MANIFEST):
            raise FileRefused(archive.path, FileReason.ENCRYPTED)
        self._archive = archive
        kinds = ("styles", "automatic-styles")
        self.styles, self._runs = odt_styles([*self._children(_STYLES, *kinds), *self._children(_TEXT, *kinds)])

    def texts(self) -> Iterator[WordParagraph | WordTable]:
        """Yield paragraphs and tables in the order of the text, then those of foot- and endnotes."""
        notes: Notes = []
        for element in self._children(_TEXT, "text"):
            yield from content(element, self._runs, notes)
        for note in notes:
            yield from content(note, self._runs, [])

    def margins(self, kind: str) -> list[str]:
        """Return the lines of headers or footers (`kind`)."""
        elements = self._children(_STYLES, kind, f"{kind}-left", f"{kind}-first")
        return margin_lines(part for element in elements for part in content(element, self._runs, []))

    def picture(self, relation: str) -> str:
        """Return the name of a picture from the top of the package; '' if it lies elsewhere or nowhere."""
        name = relation.removeprefix("./")
        return name if name in self._archive else ""

    def _children(self, name: str, *parents: str) -> Iterator[ElementTree.Element]:
        if name in self._archive:
            document = Document(self._archive.where(name), self._archive.read(name))
            yield from children(document, parents, MEMBER_LIMIT_BYTES)
