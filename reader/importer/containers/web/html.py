"""HTML: articles of electronic newspapers by their known shapes, those of other pages by where their prose stands."""

import dataclasses
import re
from collections.abc import Iterator

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.own.own_markup import own_pages
from reader.importer.containers.page_title import page_named
from reader.importer.containers.web import address, any_page, digest, epaper, window_title
from reader.importer.containers.web.article_layout import is_prose, sorted_lines
from reader.importer.containers.web.composed import Article, composed
from reader.importer.containers.web.head_zone import Head
from reader.importer.containers.web.html_lines import lines_of
from reader.importer.containers.web.html_tree import Element, tree_of
from reader.importer.containers.web.page_parts import PageParts
from reader.importer.containers.web.picture_captions import with_captions
from reader.importer.containers.web.saving_marks import Saved, saved
from reader.importer.containers.web.schema_org import stated
from reader.importer.manuscript import Manuscript
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

_PAGE_INDEX = re.compile(r"^(?:node_\d{1,7}|nbs\.D\d{1,9}\w{1,20}|Page\d\d\w{1,4})\.s?html?$", re.IGNORECASE)
"""File names of e-papers for the page that only lists a printed page's articles."""

_WEB_DATE = 0.5
"""The day a web page gives is often the day it went on line, not the day of the paper."""

_DATES = (
    "//meta[contains(@property, 'published_time')]/@content",
    "//meta[@name = 'PubDate' or @name = 'pubdate' or @name = 'publishdate' or @name = 'date']/@content",
    "//time/@datetime",
)


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
    found, is_epaper = _read(decoded.text, tree, document) if tree is not None else ([], False)
    if not found:
        raise FileRefused(document.path, _reason(tree))
    given = letter if letter and letter.url else saved(decoded.text, tree)
    came_from = address.guesses(given.url, sure=is_epaper)
    around = (*came_from, *window_title.newspapers(window_title.title_of(tree)))
    origin = saved_from.origin(given.url, given.time or (letter.time if letter else None), document.changed)
    for sheet in found:
        guesses = (*sheet.guesses, *around)
        yield dataclasses.replace(sheet, guesses=guesses, problems=decoded.problems, origin=origin)


def _read(text: str, tree: Element, document: Document) -> tuple[list[Manuscript], bool]:
    """Return the article of a page, or the pages of a digest, and True if it is an e-paper's; nothing if it has none.

    FileRefused 'page_index'.
    """
    lines = with_captions(lines_of(tree))
    if not any(map(is_prose, lines)):
        lines = with_captions(lines_of(tree, hidden=True))
    layout = epaper.layout_of(text, tree, lines)
    is_epaper = layout is not None
    if layout is None and _PAGE_INDEX.match(document.path.name):
        raise FileRefused(document.path, FileReason.PAGE_INDEX)
    article = None if layout else stated(tree)
    layout = layout or (article.layout(lines) if article else None)
    if layout:
        found = sorted_lines(lines, layout, PageParts(filter(layout.is_text, lines), tree))
        guesses = (*found.guesses, *layout.guesses)
        return [composed([Article(found.given, found.lines, lines)], guesses, tuple(found.left_out))], is_epaper
    parts = PageParts(filter(is_prose, lines), tree)
    title = window_title.title_of(tree)
    if article is None and (pages := digest.pages_of(lines, tree, parts, title)):
        return pages, False
    known = Head(title=title, stated=article.headline if article else None, deck=article.deck if article else None)
    page = any_page.article_of(lines, tree, parts, known)
    if page is None:
        return [], False
    guesses = (*page.guesses, *(article.guesses() if article else ()), *_dates(tree))
    return [composed([Article(page.given, page.lines, lines)], guesses, tuple(page.left_out))], False


def _reason(tree: Element | None) -> FileReason:
    """Return the reason for which a page has no article: it lists a page's (02版：综合), or a script shows it."""
    lines = lines_of(tree) if tree is not None else []
    if any(line.links for line in lines) and any(page_named(line.text) for line in lines):
        return FileReason.PAGE_INDEX
    is_scripted = tree is not None and not lines and bool(tree.xpath("boolean(//script)"))
    return FileReason.BY_SCRIPT if is_scripted else FileReason.NO_ARTICLE


def _dates(tree: Element) -> Iterator[Guess]:
    for path in _DATES:
        for value in tree.xpath(path)[:1]:
            if day := day_in(value):
                yield Guess("date", day, (Evidence(EvidenceSource.WEB_PAGE, day),), _WEB_DATE)
                return
