"""EPUB: the documents of the book in reading order, made pages if its contents or headings name them, else one page.

The package is read with expat, never with a DOCTYPE (no entities, no remote parts); the documents as HTML. Newspapers
that calibre fetched have bars of links around each article, which name the page that it came from, and lists of
headlines between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page
from reader.domain.problem import Problem
from reader.errors import FileReason, FileRefused
from reader.importer.containers import saved_from
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.epub.epub_package import Package, package_of
from reader.importer.containers.epub.table_of_contents import Entry, entries
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.own import own_epub
from reader.importer.containers.page_title import PageTitle, page_named
from reader.importer.containers.web import address
from reader.importer.containers.web.composed import Sheet
from reader.importer.containers.web.html_lines import Line, lines_of
from reader.importer.containers.web.html_tree import tree_of
from reader.importer.containers.web.line_furniture import are_links
from reader.importer.containers.web.picture_captions import with_captions
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.importer.source.decoding import decode
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import Document

_LONGEST_PAGE_CHARS = 2 * 1024 * 1024
"""Characters after which a page ends at the next document, so that a large book does not fill the memory."""

_BARS = "//*[contains(@class, 'calibre_navbar')]"
_FETCHED_FROM = "//*[contains(@class, 'calibre_navbar')]//a[starts-with(@href, 'http')]/@href"


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
    listed = entries(archive, package)
    page = _Page(guesses, made)
    found = False
    for name in package.documents():
        document = _document(archive, name)
        if document.problem:
            page.problems.append(document.problem)
        title = _opening(document.lines) or _listed(listed.get(name, ()))
        opens = title is not None and (title.first_line or title != page.title)
        if page.parts and (opens or page.length > _LONGEST_PAGE_CHARS):
            yield page.manuscript()
            found, page = True, _Page(guesses, made, page.title)
        page.add(document, title if opens else None, listed.get(name, ()))
    if page.parts:
        yield page.manuscript()
    elif not found:
        raise FileRefused(archive.path, FileReason.NO_ARTICLE)


class _Page:
    """A page while its documents are collected."""

    def __init__(self, guesses: tuple[Guess, ...], made: str | None, title: PageTitle | None = None) -> None:
        self.guesses = guesses
        self.title = title
        self._made = made
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self.length = 0
        self._sheet = Sheet()
        self._beside: list[tuple[int, str]] = []

    def add(self, document: "_Document", title: PageTitle | None, listed: Sequence[Entry]) -> None:
        """Take in a document; the line that opens a page is kept, as lists are, but the page parser is spared them."""
        if title:
            self.title = title
            self.guesses += tuple(title.guesses())
        lines = document.lines
        if not lines:
            return
        aside = len(lines) if document.is_list else int(title is not None and title.first_line)
        self._beside += [(self._sheet.put(line).first, line.text) for line in lines[:aside]]
        blocks = [self._sheet.put(line) for line in lines[aside:]]
        if not blocks:
            return
        if not self.parts:
            self.guesses += tuple(address.guesses(document.url, sure=True))
        origin = saved_from.origin(document.url, self._made)
        self.parts.append(Part(blocks=blocks, given=_given(lines[aside:], listed), origin=origin))
        self.length += sum(len(line.text) for line in lines)

    def manuscript(self) -> Manuscript:
        return Manuscript(
            text=self._sheet.text,
            parts=tuple(self.parts),
            furniture=furniture(self._beside),
            guesses=self.guesses,
            problems=tuple(self.problems),
        )


@dataclass(frozen=True, slots=True)
class _Document:
    """The lines of a document, pictures linked from the top of the archive; whether it only lists others, and the
    address that it was fetched from."""

    lines: list[Line] = field(default_factory=list)
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
    found = with_captions(lines_of(tree))
    largest = min((line.level for line in found if line.level), default=1)
    lines = [placed for line in found if (placed := _placed(line, largest, name))]
    return _Document(lines, are_links(found), url)


def _placed(line: Line, largest: int, name: str) -> Line | None:
    """Return a line with a document's largest headings as its first, and a picture named from the book's top."""
    if line.image is None:
        return replace(line, level=line.level and line.level - largest + 1)
    image = link_within(name, line.image)
    return replace(line, image=image) if image else None


def _opening(lines: Sequence[Line]) -> PageTitle | None:
    """Return the page that a document's first line names."""
    return page_named(lines[0].text, first_line=True) if lines and lines[0].image is None else None


def _listed(entries: Sequence[Entry]) -> PageTitle | None:
    """Return the page under which the contents put a document: the innermost title around it, else its own."""
    for entry in entries[:1]:
        for title in (entry.title, *reversed(entry.around)):
            if found := page_named(title):
                return found
    return None


def _given(lines: Sequence[Line], listed: Sequence[Entry]) -> GivenHead | None:
    """Return the head of a document that is one article: the contents name it once, and as its first heading does.

    A section of the contents that leads to its first document names no article.
    """
    first = next((line for line in lines if line.level), None)
    named = [entry.title for entry in listed if page_named(entry.title) is None]
    if first is None or len(named) != 1:
        return None
    return GivenHead(headline=first.text) if unspaced(first.text) == unspaced(named[0]) else None


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
