"""HTML: articles of electronic newspapers by their known shapes, any other page through an article extractor."""

import dataclasses
import re
from collections.abc import Iterator

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers import saved_from
from reader.importer.containers.own.own_markup import own_pages
from reader.importer.containers.web import address, epaper
from reader.importer.containers.web.extracted import extracted
from reader.importer.containers.web.html_blocks import Element, tree_of
from reader.importer.containers.web.saving_marks import Saved, saved
from reader.importer.containers.web.schema_org import stated
from reader.importer.facts.newspaper_names import newspaper_named
from reader.importer.manuscript import Manuscript
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

_TITLE_PARTS = re.compile(r"[-_|—–\s]+")
_EDITION = re.compile(r"(?:电子|数字)[报版]$")
_PAGE_INDEX = re.compile(r"^(?:node_\d{1,7}|nbs\.D\d{1,9}\w{1,20}|Page\d\d\w{1,4})\.s?html?$", re.IGNORECASE)
"""File names of e-papers for the page that only lists a printed page's articles."""


def manuscripts(document: Document, letter: Saved | None = None) -> Iterator[Manuscript | Page]:
    """Yield the article of an HTML page; all pages of an export of this program.

    `letter`: what the MHTML file around it says of its saving.

    FileRefused 'no_article' for pages without one, 'page_index' for lists of articles, else as `decode`.
    """
    own = False
    for page in own_pages(document):
        own = True
        yield page
    if own:
        return
    decoded = decode(document)
    tree = tree_of(decoded.text)
    found = epaper.article(decoded.text, tree) if tree is not None else None
    is_epaper = found is not None
    if found is None and _PAGE_INDEX.match(document.path.name):
        raise FileRefused(document.path, FileReason.PAGE_INDEX)
    article = stated(tree) if found is None and tree is not None else None
    if article:
        found = article.manuscript()
    if found is None and tree is not None:
        found = extracted(decoded.text, tree, article)
    if found is None:
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    given = letter if letter and letter.url else saved(decoded.text, tree)
    came_from = address.guesses(given.url, sure=is_epaper)
    guesses = (*found.guesses, *came_from, *_newspaper_in_title(tree))
    origin = saved_from.origin(given.url, given.time or (letter.time if letter else None), document.changed)
    yield dataclasses.replace(found, guesses=guesses, problems=decoded.problems, origin=origin)


def _newspaper_in_title(tree: Element) -> Iterator[Guess]:
    """Yield the newspaper as part of the window's title: 春耕开始-工人日报电子版."""
    for part in _TITLE_PARTS.split(str(tree.xpath("string(//title)"))[:200]):
        name = _EDITION.sub("", part.strip())
        if name and newspaper_named(name) == name:
            yield Guess("newspaper", name, (Evidence(EvidenceSource.PAGE_TITLE, part.strip()),), 0.7)
            return
