"""Any web page: its article found by readability among menus, adverts and footers."""

import logging
import re
from collections.abc import Iterator

from lxml import etree

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.web.composed import composed
from reader.importer.containers.web.html_blocks import Block, Element, blocks, mostly_links, text_of, tree_of
from reader.importer.containers.web.schema_org import Stated
from reader.importer.manuscript import GivenHead, Manuscript

_SENTENCE = re.compile(r"[^。！？!?]{10}[。！？!?]|[a-z]{2}\.(?:\s|$)")
"""An article has a sentence; a page of links (the list of a page's headlines) has none."""

_WEB_DATE = 0.5
"""The day a web page gives is often the day it went on line, not the day of the paper."""

_TITLES = ("//h1", "//title")
_HEADINGS, _MOST_HEADINGS = "//h1 | //h2 | //h3", 50
"""Headings looked through for the one that the page states: a page may hold any number of them."""

_HEAD = 6
"""Blocks below the headline among which its deck stands; further down the same words are quoted in the text."""

_HEADLINE_WITHIN = 4
"""Blocks at the top among which the headline stands: above it are a kicker, the source and the time."""

_SITE = re.compile(r"\s{0,4}[-_|—–](?=[^-_|—–]{0,30}$)")
_DATES = (
    "//meta[contains(@property, 'published_time')]/@content",
    "//meta[@name = 'PubDate' or @name = 'pubdate' or @name = 'publishdate' or @name = 'date']/@content",
    "//time/@datetime",
)


def extracted(text: str, tree: Element, stated: Stated | None = None) -> Manuscript | None:
    """Find the article of a web page; None if there is none. `tree` is the tree of `text`, `stated` the article's head
    as the page states it."""
    article = _article(text)
    body = list(blocks(article)) if article is not None else []
    if not any(_SENTENCE.search(block.text) for block in body) or mostly_links(body, tree):
        return None
    headline, rest = _headline(body, _title(tree, stated))
    deck = stated.deck if stated and any(block.text == stated.deck for block in rest[:_HEAD]) else None
    guesses = (*(stated.guesses() if stated else ()), *_guesses(tree))
    return composed(
        GivenHead(headline=headline, deck=deck), [block for block in rest if block.text != deck or not deck], guesses
    )


def _article(text: str) -> Element | None:
    """Return the part of the page that readability scores highest, as a tree of its own; None if it finds none.

    It is loaded only when such a page comes.
    """
    from readability import Document
    from readability.readability import Unparseable

    class Page(Document):  # type: ignore[misc]  # readability ships no types
        def get_clean_html(self) -> str:
            """Return the article with its attributes: they are not shown, and removing them takes quadratic time."""
            return str(etree.tostring(self._html(), encoding="unicode", method="html"))

    # It logs an error for every page without text; that there is no article is said by what this returns.
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    try:
        return tree_of(Page(text).summary(html_partial=True, keep_all_images=True))
    except Unparseable:
        return None


def _headline(body: list[Block], title: str | None) -> tuple[str | None, list[Block]]:
    """Return the article's first large heading, else the page's title; what follows it."""
    for place, block in enumerate(body[:_HEADLINE_WITHIN]):
        if block.level == 1:
            return block.text, body[:place] + body[place + 1 :]
    return title, [block for block in body if block.text != title]


def _title(tree: Element, stated: Stated | None) -> str | None:
    """Return the heading that the page states as its headline; else its own, else what it states, else its title."""
    headline = stated.headline if stated else None
    headings = [text_of(element) for element in tree.xpath(_HEADINGS)[:_MOST_HEADINGS]]
    if headline and (headline in headings or not tree.xpath("boolean(//h1)")):
        return headline
    for path in _TITLES:
        for element in tree.xpath(path)[:1]:
            title = " ".join((element.text or "").split()) if path == "//title" else text_of(element)
            if title:
                return _SITE.split(title)[0]
    return None


def _guesses(tree: Element) -> Iterator[Guess]:
    for path in _DATES:
        for value in tree.xpath(path)[:1]:
            if day := day_in(value):
                yield Guess("date", day, (Evidence(EvidenceSource.WEB_PAGE, value[:40]),), _WEB_DATE)
                return
