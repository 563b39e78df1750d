"""EPUB: the documents of the book in reading order, made pages if headings name them, else one page.

The package is read with expat, never with a DOCTYPE (no entities, no remote parts); the documents as HTML. Newspapers
that calibre fetched have bars of links around each article, which name the page that it came from, and lists of
headlines between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.errors import FileReason, FileRefused
from reader.importer.containers import saved_from
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.epub.epub_package import Package, package_of
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.own import own_epub
from reader.importer.containers.web import address
from reader.importer.containers.web.html_blocks import Block, blocks, mostly_links, tree_of
from reader.importer.facts.newspaper_names import newspaper_named
from reader.importer.manuscript import Manuscript, Part, furniture
from reader.importer.source.decoding import decode
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import Document
from reader.text.numerals import page_number

_LONGEST_PAGE_CHARS = 2 * 1024 * 1024
"""Characters after which a page ends at the next document, so that a large book does not fill the memory."""

_BARS = "//*[contains(@class, 'calibre_navbar')]"
_FETCHED_FROM = "//*[contains(@class, 'calibre_navbar')]//a[starts-with(@href, 'http')]/@href"
_PAGE_HEAD = re.compile(r"^第?\s?([A-Z]?\d{1,3})\s?版(?:\s*[：:（(·\-— ]\s*([^\d）)]{1,10})[)）]?)?$")


def manuscripts(archive: Archive) -> Iterator[Manuscript | Page]:
    """Yield the pages of a book; whole ones if this program exported it.

    FileRefused 'not_an_epub', 'doctype' or 'no_article', or as `Archive.read`.
    """
    package = package_of(archive)
    own = False
    for whole in own_epub.own_pages(archive, package):
        own = True
        yield whole
    if own:
        return
    guesses = tuple(_guesses(package))
    made = _made(package)
    page = _Page(guesses, made)
    found = False
    for name in package.documents():
        document = _document(archive, name)
        if document.problem:
            page.problems.append(document.problem)
        opens = _opening(document.lines)
        if page.parts and (opens or page.length > _LONGEST_PAGE_CHARS):
            yield page.manuscript()
            found, page = True, _Page(guesses, made)
        page.add(document, opens)
    if page.parts:
        yield page.manuscript()
    elif not found:
        raise FileRefused(archive.path, FileReason.NO_ARTICLE)


class _Page:
    """A page while its documents are collected."""

    def __init__(self, guesses: tuple[Guess, ...], made: str | None) -> None:
        self.guesses = guesses
        self._made = made
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self.length = 0
        self._lines: list[str] = []
        self._heads: list[tuple[int, str]] = []

    def add(self, document: "_Document", opens: re.Match[str] | None) -> None:
        """Take in a document; the line that opens a page is kept, as lists are, but the page parser is spared them."""
        lines = document.lines
        if not lines:
            return
        if opens:
            stated = (("page", page_number(opens.group(1))), ("section", opens.group(2)))
            self.guesses += tuple(
                Guess(field, value, (Evidence(EvidenceSource.HEADING, opens.group()),), 0.95)
                for field, value in stated
                if value
            )
        spaced = [line for text in lines for line in (text, "")]
        first = len(self._lines) + 1
        self._lines += spaced
        aside = len(lines) if document.is_list else int(opens is not None)
        self._heads += [(first + 2 * at, line) for at, line in enumerate(lines[:aside])]
        spaced, first = spaced[2 * aside :], first + 2 * aside
        if not spaced:
            return
        if not self.parts:
            self.guesses += tuple(address.guesses(document.url, sure=True))
        places = [SourceLines(number, number) for number in range(first, first + len(spaced))]
        origin = saved_from.origin(document.url, self._made)
        self.parts.append(Part(text="\n".join(spaced), lines=places, origin=origin))
        self.length += sum(map(len, lines))

    def manuscript(self) -> Manuscript:
        return Manuscript(
            text="\n".join(self._lines),
            parts=tuple(self.parts),
            furniture=furniture(self._heads),
            guesses=self.guesses,
            problems=tuple(self.problems),
        )


@dataclass(frozen=True, slots=True)
class _Document:
    """The lines of a document, pictures linked from the top of the archive; whether it only lists others, and the
    address that it was fetched from."""

    lines: list[str] = field(default_factory=list)
    is_list: bool = False
    url: str | None = None
    problem: Problem | None = None


def _document(archive: Archive, name: str) -> _Document:
    """Return a document of the book; a refused one is a Problem."""
    try:
        tree = tree_of(decode(Document(archive.path / name, archive.read(name))).text)
    except FileRefused as refused:
        problem = (
            None if refused.reason is FileReason.EMPTY else Problem("member_refused", None, f"{name}: {refused.reason}")
        )
        return _Document(problem=problem)
    if tree is None:
        return _Document()
    url = next((str(link) for link in tree.xpath(_FETCHED_FROM)), None)
    for bar in tree.xpath(_BARS):
        bar.clear(keep_tail=True)
    found = list(blocks(tree))
    largest = min((block.level for block in found if block.level), default=1)
    lines = [line for block in found if (line := _line(block, largest, name))]
    return _Document(lines, mostly_links(found, tree), url)


def _line(block: Block, largest: int, name: str) -> str | None:
    """Return a block as a line; a document's largest headings are its first, pictures are named from the book's top."""
    if block.image is None:
        return Block(block.text, block.level and block.level - largest + 1).line()
    image = link_within(name, block.image)
    return Block(block.text, 0, image).line() if image else None


def _opening(lines: list[str]) -> re.Match[str] | None:
    """Return the page that a document's first line names."""
    return _PAGE_HEAD.match(lines[0].lstrip("# ").strip()) if lines else None


def _guesses(package: Package) -> Iterator[Guess]:
    """Guess newspaper and date by the book's title and publisher; its date is often the day it was made."""
    for name, text in package.stated("title", "publisher", "creator", "date"):
        evidence = (Evidence(EvidenceSource.BOOK, text[:100]),)
        if paper := newspaper_named(text) if name != "date" else None:
            yield Guess("newspaper", paper, evidence, 0.8)
        if day := day_in(text):
            yield Guess("date", day, evidence, 0.6 if name == "date" else 0.9)


def _made(package: Package) -> str | None:
    """Return the time at which a book was made: calibre fetches a newspaper's articles at that time."""
    return package.named("calibre:timestamp") or next((text for _, text in package.stated("date")), None)
