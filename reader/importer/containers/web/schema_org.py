"""Articles of web pages in the words of schema.org, in elements (microdata) or in a script (JSON-LD).

Newspapers put it there for search engines. A page or section in it is the printed one's; a date without these is often
the day on which the article went on line.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.web import microdata
from reader.importer.containers.web.article_layout import Layout
from reader.importer.containers.web.html_lines import Line, text_of
from reader.importer.containers.web.html_tree import Element
from reader.importer.manuscript import GivenHead
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.text.numerals import page_number

_KINDS = "AnalysisNews AskPublicNews BackgroundNews OpinionNews ReportageNews ReviewNews News"
_ARTICLES = frozenset(("Article", *(f"{kind}Article" for kind in _KINDS.split())))
_SCRIPTS = "//script[@type='application/ld+json']"
_LONGEST_SCRIPT_CHARS = 1024 * 1024
"""Characters of a script that is parsed: its tree takes many times the memory."""

_MOST_NODES = 1000
"""Nodes of a script that are looked at: a script may nest any number of them."""

_PRINTED, _ON_LINE = 0.9, 0.5
"""Confidence of a date: that of a printed page, and that of a web page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """An article's head and place as its page states them; None if the page does not.

    `text` are the elements of its text, pictures that stand apart from it before them.
    """

    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    newspaper: str | None = None
    publisher: str | None = None
    date: str | None = None
    page: str | None = None
    section: str | None = None
    text: tuple[Element, ...] = ()

    def layout(self, lines: Sequence[Line]) -> Layout | None:
        """Return the article's places if its elements name its text; None if only a head is stated."""
        inside = frozenset(each for element in self.text for each in element.iter())
        if not any(line.text and line.image is None and line.element in inside for line in lines):
            return None
        given = GivenHead(headline=self.headline, kicker=self.kicker, deck=self.deck, byline=self.byline)
        apart = {text for text in (self.headline, self.kicker, self.deck, self.byline) if text}
        return Layout(
            given=given,
            is_text=lambda line: line.element in inside and (line.image is not None or line.text not in apart),
            is_head=lambda line: False,
            guesses=tuple(self.guesses()),
        )

    def guesses(self) -> Iterator[Guess]:
        """Yield the page's facts: sure of what only print has, less so of a day."""
        printed = self.page or self.section or self.newspaper
        paper = self.newspaper or newspaper_named(self.publisher or "")
        number = page_number(self.page or "")
        found = (
            ("newspaper", paper, _PRINTED if self.newspaper else 0.7),
            ("date", day_in(self.date or ""), _PRINTED if printed else _ON_LINE),
            ("page", number, _PRINTED),
            ("section", self.section, _PRINTED),
        )
        for name, value, sure in found:
            if value:
                yield Guess(name, value, (Evidence(EvidenceSource.WEB_DATA, value),), sure)


def stated(tree: Element) -> Stated | None:
    """Return the article that a page states, in elements or a script; None if it states none, or several."""
    items = list(microdata.items(tree, _ARTICLES))
    if len(items) == 1:
        return _of_element(items[0])
    articles = [] if items else list(_scripted(tree))
    return _of_record(articles[0]) if len(articles) == 1 else None


def _of_element(item: Element) -> Stated:
    """Read an element: an alternative headline above the headline is the kicker, one below it the deck."""
    heads = list(microdata.props(item, "headline", "alternativeHeadline"))
    main = next((at for at, each in enumerate(heads) if "headline" in each.get("itemprop").split()), len(heads))
    above, below = _first_text(heads[:main]), _first_text(heads[main + 1 :])
    papers = [each for each in microdata.props(item, "isPartOf") if microdata.is_kind(each, "Newspaper")]
    return Stated(
        headline=_first_text(heads[main : main + 1]),
        kicker=above,
        deck=below,
        byline=_first_text([each for each in microdata.props(item, "author") if each.tag != "meta"]),
        newspaper=microdata.value(papers[0]) if papers else None,
        publisher=microdata.first(item, "publisher", "sourceOrganization"),
        date=microdata.first(item, "datePublished"),
        page=microdata.first(item, "printPage"),
        section=microdata.first(item, "printSection"),
        text=tuple(_text(item)),
    )


def _text(item: Element) -> Iterator[Element]:
    """Yield the elements of an article's text; nothing if none is named."""
    bodies = [each for each in microdata.props(item, "articleBody") if each.tag != "meta"]
    if bodies:
        inside = {each for body in bodies for each in body.iter()}
        yield from (figure for figure in item.iter("figure") if figure not in inside)
        yield from bodies


def _first_text(elements: list[Element]) -> str | None:
    return next((text for each in elements if (text := text_of(each) or microdata.value(each))), None)


def _of_record(record: dict[str, Any]) -> Stated:
    part = record.get("isPartOf")
    is_paper = isinstance(part, dict) and part.get("@type") == "Newspaper"
    return Stated(
        headline=_name(record.get("headline")),
        deck=_name(record.get("alternativeHeadline")),
        newspaper=_name(part) if is_paper else None,
        publisher=_name(record.get("publisher")),
        date=_name(record.get("datePublished")),
        page=_name(record.get("printPage")),
        section=_name(record.get("printSection")),
    )


def _name(value: object) -> str | None:
    """Return a text, or the name of a thing."""
    text = value.get("name") if isinstance(value, dict) else value
    return " ".join(text.split()) or None if isinstance(text, str) else None


def _scripted(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page's scripts of data describe."""
    for script in tree.xpath(_SCRIPTS):
        text = script.text or ""
        try:
            value = json.loads(text) if len(text) <= _LONGEST_SCRIPT_CHARS else None
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(value) if _ARTICLES.intersection(_types(node)))


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield the things of a script: itself, those of its list or of its graph."""
    listed = value if isinstance(value, list) else [value]
    for node in listed[:_MOST_NODES]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (
                (each for each in graph[:_MOST_NODES] if isinstance(each, dict)) if isinstance(graph, list) else ()
            )


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [each for each in (kind if isinstance(kind, list) else [kind]) if isinstance(each, str)]
