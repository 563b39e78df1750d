"""METS: an issue of a newspaper as libraries keep it, its pages in ALTO beside it, with the articles that they cut out.

https://www.loc.gov/standards/mets. The logical structure names the blocks of each article by their identifiers; what no
article names stays on its page.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.problem import Problem
from reader.domain.story import JumpLine
from reader.errors import FileReason, FileRefused
from reader.importer.containers.block_sheet import BlockSheet
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.ocr.alto import AltoPage, Piece, pages_of, write
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.manuscript import GivenHead, Manuscript
from reader.importer.source.links import link_within
from reader.importer.source.safe_files import Document
from reader.importer.source.safe_xml import local, named, tree
from reader.importer.source.tool_outputs import bare_link
from reader.text.numerals import page_number

ReadBeside = Callable[[str], Document]
"""From a file's name, from the folder of the METS file on, to the file. Raises FileRefused."""

LIMIT_BYTES = 16 * 1024 * 1024
"""Bytes of a METS file, which is read as a tree; that of an issue of 16 pages has some 2 MB."""

_STATED = 0.9
"""Confidence of what a library's record says of an issue: it may name a supplement's host."""

_ARTICLES = ("article", "advertisement", "obituary", "letter", "poem", "review", "interview", "editorial")
_COUNTED = re.compile(r"[A-Za-z_ .-]{0,20}\d{0,6}")
_ISSUES = ("newspaper", "issue", "volume", "periodical", "serial")
_FIELDS = {"dateIssued": "date", "title": "newspaper"}
_ROLES = {
    "title": "heading title headline heading_text title_text overline",
    "subtitle": "subheading subheadline subtitle deck",
    "caption": "caption caption_text",
}
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names.split()}


@dataclass(slots=True)
class _Article:
    """An article: its blocks by file and identifier, in order, each with its role ('' for text).

    `label` is the title that the structure gives it, `headline` what a block prints of it: '' until its page is read.
    """

    places: list[tuple[str, str, str]] = field(default_factory=list)
    label: str = ""
    headline: str = ""

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the files that hold what stands before and behind its blocks of one file; '' for none."""
        files = ["", *dict.fromkeys(file for file, _, _ in self.places), ""]
        at = files.index(key)
        return files[at - 1], files[at + 1]


def manuscripts(document: Document, read: ReadBeside) -> Iterator[Manuscript]:
    """Yield the pages of an issue. A page that cannot be read is a Problem of the next one.

    FileRefused 'no_pages' if none can be, or as `safe_xml`.
    """
    issue = tree(document, LIMIT_BYTES)
    articles, labels = list(_articles(issue)), _labels(issue)
    guesses = tuple(_guesses(issue))
    problems: list[Problem] = []
    found = False
    for key, name in alto_files(issue, document.path.name):
        try:
            pages = list(pages_of(read(name)))
        except FileRefused as refused:
            problems.append(Problem("member_refused", None, f"{name}: {refused.reason}"))
            continue
        for page in pages:
            sheet = _sheet(page, key, articles, labels)
            if sheet:
                found = True
                stated = (*guesses, *_number(labels.get(key, "")), *page.guesses)
                yield sheet.manuscript(stated, tuple(problems))
                problems = []
    if not found:
        raise FileRefused(document.path, FileReason.NO_PAGES, "ALTO")


def alto_files(issue: ElementTree.Element, name: str) -> Iterator[tuple[str, str]]:
    """Yield identifier and name of the XML files that a METS file of this name names, its pages among them."""
    for file in issue.iter():
        if local(file) != "file":
            continue
        for place in file:
            within = link_within(name, bare_link(named(place, "href") or ""))
            if within and within.lower().endswith(".xml"):
                yield file.get("ID") or "", within


def _sheet(page: AltoPage, key: str, articles: list[_Article], labels: Mapping[str, str]) -> BlockSheet:
    """Return a page: what no article names, then its articles, those that go on elsewhere with jump lines."""
    pieces = {piece.key: piece for piece in page.pieces if piece.key}
    cut = [
        (one, [_with_role(pieces[block], role) for file, block, role in one.places if file == key and block in pieces])
        for one in articles
    ]
    taken = {piece.key for _, found in cut for piece in found}
    sheet = BlockSheet()
    write(sheet, [piece for piece in page.pieces if piece.key not in taken or not piece.key])
    sheet.close_part()
    for article, found in cut:
        if found:
            found = [_titled(piece, article.label) for piece in found]
            write(sheet, found)
            article.headline = article.headline or " ".join(piece.text for piece in found if "title" in piece.tags)
            headline = article.headline or article.label
            given = GivenHead(headline=headline) if headline else None
            before, behind = (page_number(labels.get(file, "").strip()) for file in article.neighbours(key))
            sheet.close_part(
                given,
                continued_from=JumpLine(page=before, text=f"（上接第{before}版）") if before else None,
                continued_on=JumpLine(page=behind, text=f"（下转第{behind}版）") if behind else None,
            )
    return sheet


def _with_role(piece: Piece, role: str) -> Piece:
    return replace(piece, tags=[role] if role else [], size=0.0)


def _titled(piece: Piece, label: str) -> Piece:
    """Return a block as the title if it prints the label of its article and nothing else."""
    return replace(piece, tags=["title"]) if label and unspaced(piece.text) == unspaced(label) else piece


def _label(element: ElementTree.Element) -> str:
    """Return the title in an article's label; '' for a label that counts articles (ARTICLE12)."""
    label = " ".join((element.get("LABEL") or "").split())
    return "" if _COUNTED.fullmatch(label) else label


def _articles(issue: ElementTree.Element) -> Iterator[_Article]:
    """Yield the articles of the logical structure; an article within an article is a part of it."""
    for structure in (each for each in issue.iter() if local(each) == "structMap"):
        waiting: list[tuple[ElementTree.Element, _Article | None, str]] = [(structure, None, "")]
        made: list[_Article] = []
        while waiting:
            element, article, role = waiting.pop()
            if local(element) == "div":
                kind = (element.get("TYPE") or "").lower()
                role = _ROLE_OF.get(kind, role)
                if article is None and kind in _ARTICLES:
                    article = _Article(label=_label(element))
                    made.append(article)
            elif article is not None and local(element) == "area":
                article.places.append((element.get("FILEID") or "", element.get("BEGIN") or "", role))
            waiting += ((child, article, role) for child in reversed(element))
        yield from (article for article in made if article.places)


def _labels(issue: ElementTree.Element) -> dict[str, str]:
    """Return the printed numbers of pages by their files, as the physical structure states them."""
    labels: dict[str, str] = {}
    for page in (each for each in issue.iter() if local(each) == "div" and (each.get("TYPE") or "").lower() == "page"):
        label = page.get("ORDERLABEL") or ""
        for place in page.iter():
            if label and place.get("FILEID"):
                labels.setdefault(place.get("FILEID") or "", label)
    return labels


def _number(label: str) -> Iterator[Guess]:
    if found := page_number(label.strip()):
        yield Guess("page", found, (Evidence(EvidenceSource.RECORD, label),), _STATED)


def _guesses(issue: ElementTree.Element) -> Iterator[Guess]:
    """Yield newspaper and day by the issue's own records (MODS, Dublin Core). Articles have records too: their titles
    are no newspaper's."""
    divs = (each for each in issue.iter() if (each.get("TYPE") or "").lower() in _ISSUES)
    own = {key for each in divs for key in (each.get("DMDID") or "").split()}
    records = [each for each in issue.iter() if local(each) == "dmdSec" and each.get("ID") in own]
    known: set[str] = set()
    for element in (each for record in records for each in record.iter()):
        words = " ".join((element.text or "").split())
        stated = _FIELDS.get(local(element), "")
        value = day_in(words) if stated == "date" else words
        if stated and value and stated not in known:
            known.add(stated)
            yield Guess(stated, value, (Evidence(EvidenceSource.RECORD, words),), _STATED)
