"""The article of an electronic newspaper's page, by the known shapes of such pages.

Most Chinese papers use the Founder system: `#ozoom` (or `founder-content`, or comments, see `founder`) holds the text;
before it stand h3 (kicker), h1 (headline), h2 (deck), `p.sec` or h4 (author) and
《人民日报》（2022年07月05日 第 04 版）.
Others put `.text` or `.article-content` into an `.article` with an h1.
"""

import re
from collections.abc import Iterator

from reader.domain.evidence import EvidenceSource
from reader.importer.containers.head_fields import guesses_from
from reader.importer.containers.web import founder
from reader.importer.containers.web.composed import composed
from reader.importer.containers.web.html_blocks import Element, blocks, text_of, tree_of
from reader.importer.facts.newspaper_names import newspaper_named
from reader.importer.manuscript import GivenHead, Manuscript

_BODY = "//*[@id='ozoom'] | //founder-content"
_TEXT = (
    "//*[contains(concat(' ', @class, ' '), ' article ')][.//h1]"
    "//*[@id='articleContent' or @class='article-content' or @class='text']"
)
_HEADS = {
    "kicker": ".//h3 | .//h2[contains(@class, 'lead')]",
    "headline": ".//h1 | .//founder-title",
    "deck": ".//h2[not(contains(@class, 'lead'))]",
}
_AUTHOR = ".//*[contains(concat(' ', @class, ' '), ' sec ')] | .//h4 | .//founder-author"
_PICTURES = (
    ".//table[.//img] | .//figure[.//img] | .//*[contains(@class, 'attachment') or contains(@class, 'pic')][.//img]"
)
_FURTHEST_CHARS = 20_000
"""Characters beside the text that are searched for the head: a page may hold any number of them."""

_PLACE = re.compile(
    r"《\s*(?P<newspaper>[^《》]{2,20}?)\s*》\s*[（(]\s*(?P<date>\d{4}\s?年[^（()）]{3,12}日)"
    r"(?:[^（()）第]{0,10}第?\s*(?P<page>[A-Za-z]?\d{1,3})\s*版)?[^（()）]{0,20}[)）]"
)


def article(text: str, tree: Element) -> Manuscript | None:
    """Return the article of an e-paper page; None for a page of another shape. `tree` is the tree of `text`."""
    body = _body(text, tree)
    lines = list(blocks(body)) if body is not None else []
    if body is None or not any(block.text for block in lines):
        return None
    stated = founder.properties(text)
    outside = _Outside(_article_around(body, tree), body)
    printed = _PLACE.search(outside.text())
    author = outside.first(_AUTHOR) or stated.get("byline")
    given = GivenHead(
        **{name: outside.first(path) or stated.get(name) for name, path in _HEADS.items()},
        byline=_without_place(author) if author else None,
    )
    pictures = [block for element in outside.all(_PICTURES) for block in blocks(element)]
    guesses = guesses_from(printed.groupdict(""), EvidenceSource.PAGE_HEAD) if printed else ()
    around = founder.place(stated, _Outside(tree, body).text())
    return composed(given, [*pictures, *lines], (*guesses, *around), printed.group() if printed else "")


def _body(text: str, tree: Element) -> Element | None:
    """Return the element that holds the article's text."""
    marked = next((element for element in tree.xpath(_BODY) if len(element) or element.text), None)
    if marked is None and (between := founder.content(text)):
        return tree_of(between)
    return next(iter(tree.xpath(_TEXT)), None) if marked is None else marked


def _without_place(author: str) -> str | None:
    return _PLACE.sub("", author).strip("\u3000 ") or None


def _article_around(body: Element, tree: Element) -> Element:
    """Return the smallest element around the text that holds a headline too, else the whole page."""
    for element in body.iterancestors():
        if element.xpath("boolean(.//h1 | .//founder-title)"):
            return element
    return tree


class _Outside:
    """Surroundings of the text in an article's element."""

    def __init__(self, article: Element, body: Element) -> None:
        self._article = article
        self._inside = _words(body)
        self._body = {body, *body.iterdescendants(), *body.iterancestors()}

    def all(self, path: str) -> Iterator[Element]:
        """Yield the elements on the path, none within another, none of the text or around it."""
        taken: set[Element] = set()
        for element in self._article.xpath(path):
            if element not in self._body and not taken.intersection(element.iterancestors()):
                taken.add(element)
                yield element

    def first(self, path: str) -> str | None:
        """Return the first text on the path; not the newspaper's own name, which may stand over all in a head's tag."""
        return next((text for element in self.all(path) if (text := text_of(element)) and not _is_name(text)), None)

    def text(self) -> str:
        """Return the words beside the text, as far as a head may reach."""
        return " ".join(_words(self._article).replace(self._inside, " ", 1)[:_FURTHEST_CHARS].split())


def _words(element: Element) -> str:
    """Return all text of an element, that of different tags apart."""
    return " ".join(element.itertext())


def _is_name(text: str) -> bool:
    return newspaper_named(text) == text
