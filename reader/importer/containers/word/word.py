"""A document of a word processor: one article, a page of many, or several pages, as its headings and page heads say.

Read with expat from the package's members rather than with python-docx, which writes them: that reads the whole package
and every picture into memory before it can be asked how large they are, and looks up a style for each paragraph by a
search of the document.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.blocks.block import Emphasis, Stated
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.own.own_word import own_pages
from reader.importer.containers.word.odt_document import OdtDocument, is_odt
from reader.importer.containers.word.word_document import WordDocument
from reader.importer.containers.word.word_headings import Set, levels, text_size
from reader.importer.containers.word.word_styles import Look, Styles
from reader.importer.containers.word.word_text import WordParagraph, WordTable
from reader.importer.manuscript import Manuscript
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head

_LONGEST_CELL_CHARS = 200
"""Characters of a table's cell; in longer ones a page is laid out, column beside column."""


class WrittenDocument(Protocol):
    """A document of any word processor."""

    styles: Styles

    def texts(self) -> Iterator[WordParagraph | WordTable]:
        """Yield paragraphs and tables in the order of the text, then those of notes."""

    def margins(self, kind: str) -> list[str]:
        """Return the lines of headers (`header`) or footers (`footer`)."""

    def picture(self, relation: str) -> str:
        """Return the name of a picture from the top of the package; '' for one that is not there."""


def is_word(archive: Archive) -> bool:
    """Return True if an archive is a document of a word processor."""
    return _is_docx(archive.names) or is_odt(archive)


def _is_docx(names: Sequence[str]) -> bool:
    return "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names)


def manuscripts(archive: Archive) -> Iterator[Manuscript | Page]:
    """Yield the pages of a document; whole ones if this program exported it.

    FileRefused 'empty' for one without text, 'damaged', 'doctype' or 'too_large', or as `Archive.read`.
    """
    own = False
    document: WrittenDocument
    if _is_docx(archive.names):
        document = word = WordDocument(archive)
        for page in own_pages(word):
            own = True
            yield page
    else:
        document = OdtDocument(archive)
    if own:
        return
    sheet = _sheet(document)
    if not sheet:
        raise FileRefused(archive.path, FileReason.EMPTY)
    for part in sheet.pages():
        yield part.manuscript()


def _sheet(document: WrittenDocument) -> BlockSheet:
    """Return the whole document as one page: its text, notes, then headers and footers; page heads stand at its top.

    Most headers name a collection or the person who made the file, not the newspaper.
    """
    written = [one for part in document.texts() for one in _flowing(part)]
    sets = [_set(one, document) for one in written]
    ranks, usual = levels(sets), text_size(sets)
    sheet = BlockSheet()
    headers = document.margins("header")
    heads = [line for line in headers if read_page_head(half_width(line))]
    for line in heads:
        sheet.add(line, Facts(stated=Stated.FOLIO))
    for one, how, level in zip(written, sets, ranks, strict=True):
        if isinstance(one, WordTable):
            sheet.add(one.text(), Facts(stated=Stated.TABLE))
        else:
            _add(sheet, one, document, _facts(how.look, level, usual, opens_page=one.opens_page))
    for line in [*(line for line in headers if line not in heads), *document.margins("footer")]:
        sheet.add(line, Facts(stated=Stated.FOLIO))
    return sheet


def _flowing(one: WordParagraph | WordTable) -> Iterator[WordParagraph | WordTable]:
    """Yield a table as it is, but what is laid out in one as its paragraphs."""
    if isinstance(one, WordParagraph) or not one.is_layout(_LONGEST_CELL_CHARS):
        yield one
    else:
        for part in one.parts():
            yield from _flowing(part)


def _set(one: WordParagraph | WordTable, document: WrittenDocument) -> Set:
    if isinstance(one, WordTable):
        return Set("", Look())
    return Set(one.text.strip(), one.look(document.styles))


def _facts(look: Look, level: int, usual: int, *, opens_page: bool) -> Facts:
    """Return the facts of a paragraph. Type smaller than the text's is set like type between the margins: captions."""
    stated = Stated.CAPTION if look.caption else Stated.ITEM if look.listed and not level else Stated.TEXT
    return Facts(
        level=level,
        stated=stated,
        emphasis=Emphasis.BOLD if look.bold and not level else None,
        centred=bool(look.centred) or bool(look.size and look.size < usual),
        opens_page=opens_page or bool(look.breaks_page),
    )


def _add(sheet: BlockSheet, one: WordParagraph, document: WrittenDocument, facts: Facts) -> None:
    for relation, words in one.pictures:
        sheet.picture(document.picture(relation), words, Facts(opens_page=facts.opens_page))
    if one.text.strip():
        sheet.add(one.text, facts)
    elif not one.pictures:
        sheet.leave()
