"""HTML: articles of electronic newspapers by their known shape, any other page through an article extractor.

The shape of the Founder e-paper system, which paper.people.com.cn and most Chinese papers use: `#ozoom` (or
`founder-content`) holds the text; before it stand h3 (kicker), h1 (headline), h2 (deck), `p.sec` or h4 (author) and
《人民日报》（2022年07月05日 第 04 版）.
"""

import dataclasses
import re
from collections.abc import Iterator

from reader.domain.newspaper import Guess
from reader.errors import FileRefused
from reader.importer.decoding import decode
from reader.importer.formats import founder
from reader.importer.formats.composed import composed
from reader.importer.formats.extracted import extracted
from reader.importer.formats.head_fields import guesses_from
from reader.importer.formats.html_blocks import Element, blocks, text_of, tree_of
from reader.importer.manuscript import Manuscript, Told
from reader.importer.path_facts import newspaper_named
from reader.importer.source import Document

_BODY = "//*[@id='ozoom'] | //founder-content"
_HEADS = {"kicker": ".//h3", "headline": ".//h1 | .//founder-title", "deck": ".//h2"}
_AUTHOR = ".//*[contains(concat(' ', @class, ' '), ' sec ')] | .//h4 | .//founder-author"
_PICTURES = (
    ".//table[.//img] | .//figure[.//img] | .//*[contains(@class, 'attachment') or contains(@class, 'pic')][.//img]"
)
_TITLE_PARTS = re.compile(r"[-_|—–\s]+")
_EDITION = re.compile(r"(?:电子|数字)[报版]$")
_FURTHEST = 20_000
_PLACE = re.compile(
    r"《\s*(?P<newspaper>[^《》]{2,20}?)\s*》\s*[（(]\s*(?P<date>\d{4}\s?年[^（()）]{3,12}日)"
    r"(?:[^（()）第]{0,10}第?\s*(?P<page>[A-Za-z]?\d{1,3})\s*版)?[^（()）]{0,20}[)）]"
)


def manuscripts(document: Document) -> Iterator[Manuscript]:
    """The article of an HTML page. FileRefused 'no_article' for pages without one, else as `decode`."""
    decoded = decode(document)
    tree = tree_of(decoded.text)
    found = (_epaper(decoded.text, tree) or extracted(decoded.text, tree)) if tree is not None else None
    if found is None:
        raise FileRefused(document.path, "no_article")
    guesses = (*found.guesses, *_newspaper_in_title(tree))
    yield dataclasses.replace(found, guesses=guesses, problems=decoded.problems)


def _epaper(text: str, tree: Element) -> Manuscript | None:
    """The article of an e-paper page; None for a page of another shape."""
    body = _body(text, tree)
    lines = list(blocks(body)) if body is not None else []
    if body is None or not lines:
        return None
    stated = founder.properties(text)
    outside = _Outside(_article_around(body, tree), body)
    printed = _PLACE.search(outside.text())
    author = outside.first(_AUTHOR) or stated.get("byline")
    told = Told(
        **{name: outside.first(path) or stated.get(name) for name, path in _HEADS.items()},
        byline=_without_place(author) if author else None,
    )
    pictures = [block for element in outside.all(_PICTURES) for block in blocks(element)]
    guesses = guesses_from(printed.groupdict(""), "page head") if printed else ()
    around = founder.place(stated, _Outside(tree, body).text())
    return composed(told, [*pictures, *lines], (*guesses, *around), printed.group() if printed else "")


def _body(text: str, tree: Element) -> Element | None:
    """The element that holds the article's text."""
    marked = next((element for element in tree.xpath(_BODY) if len(element) or element.text), None)
    between = founder.content(text) if marked is None else None
    return tree_of(between) if between else marked


def _newspaper_in_title(tree: Element) -> Iterator[Guess]:
    """The newspaper as part of the window's title: 春耕开始-工人日报电子版."""
    for part in _TITLE_PARTS.split(str(tree.xpath("string(//title)"))[:200]):
        name = _EDITION.sub("", part.strip())
        if name and newspaper_named(name) == name:
            yield Guess("newspaper", name, f"page title: {part.strip()}", 0.7)
            return


def _without_place(author: str) -> str | None:
    return _PLACE.sub("", author).strip("\u3000 ") or None


def _article_around(body: Element, tree: Element) -> Element:
    """The smallest element around the text that holds a headline too, else the whole page."""
    for element in body.iterancestors():
        if element.xpath("boolean(.//h1 | .//founder-title)"):
            return element
    return tree


class _Outside:
    """What stands in an article's element beside its text."""

    def __init__(self, article: Element, body: Element) -> None:
        self._article = article
        self._inside = str(body.xpath("string()"))
        self._body = {body, *body.iterdescendants(), *body.iterancestors()}

    def all(self, path: str) -> Iterator[Element]:
        """Elements on the path, none within another, none of the text or around it."""
        taken: set[Element] = set()
        for element in self._article.xpath(path):
            if element not in self._body and not taken.intersection(element.iterancestors()):
                taken.add(element)
                yield element

    def first(self, path: str) -> str | None:
        return next((text for element in self.all(path) if (text := text_of(element))), None)

    def text(self) -> str:
        """The words beside the text, as far as a head may reach."""
        whole = str(self._article.xpath("string()"))
        return " ".join(whole.replace(self._inside, " ", 1)[:_FURTHEST].split())
