"""The article of an electronic newspaper's page, by the known shapes of such pages.

Most Chinese papers use the Founder system: `#ozoom` (or `founder-content`, or comments, see `founder`) holds the text;
before it stand h3 (kicker), h1 (headline), h2 (deck), `p.sec` or h4 (author) and
《人民日报》（2022年07月05日 第 04 版）.
Others put `.text` or `.article-content` into an `.article` with an h1.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from reader.domain.newspaper import Guess
from reader.importer.containers.page_title import PageTitle, page_named
from reader.importer.containers.web import founder, place_line, typeset_head, window_title
from reader.importer.containers.web.article_layout import Layout
from reader.importer.containers.web.html_lines import Line, text_of
from reader.importer.containers.web.html_tree import Element
from reader.importer.manuscript import GivenHead
from reader.importer.shapes.newspaper_names import newspaper_named

_BODY = "//*[@id='ozoom'] | //founder-content"
_TEXT = (
    "//*[contains(concat(' ', @class, ' '), ' article ')][.//h1]"
    "//*[@id='articleContent' or @class='article-content' or @class='text']"
)
_OF_BODY = ("ozoom", "founder-content")
_OF_TEXT = re.compile(r"articleContent|article-content|=\s*[\"']?text\b")
"""Words without which a page has no such element: searching its tree takes a hundred times as long."""

_HEADS = {
    "kicker": ".//h3 | .//h2[contains(@class, 'lead')] | .//founder-prename | .//founder-pretitle",
    "headline": ".//h1 | .//founder-title",
    "deck": ".//h2[not(contains(@class, 'lead'))] | .//founder-subtitle",
    "byline": ".//*[contains(concat(' ', @class, ' '), ' sec ')] | .//h4 | .//founder-author",
}
_NAMED = {
    "kicker": ".//*[@id='PreTitle' or @id='pretitle']",
    "headline": ".//*[@id='Title']",
    "deck": ".//*[@id='SubTitle' or @id='subtitle']",
    "byline": ".//*[@id='Author' or @id='author']",
}
"""Names of the parts in templates that set them in any tags."""

_PICTURES = (
    ".//table[.//img] | .//figure[.//img] | .//*[contains(@class, 'attachment') or contains(@class, 'pic')][.//img]"
)
_FURTHEST_CHARS = 20_000
"""Characters beside the text that are searched for the page's place: a page may hold any number of them."""


def layout_of(text: str, tree: Element, lines: Sequence[Line]) -> Layout | None:
    """Return the places of an e-paper's article; None for a page of another shape. `tree` and `lines` are of `text`."""
    bodies = tree.xpath(_BODY) if any(each in text for each in _OF_BODY) else ()
    body = next((element for element in bodies if len(element) or element.text), None)
    marked = body is None and any(line.part in founder.CONTENT for line in lines)
    if body is None and not marked:
        body = next(iter(tree.xpath(_TEXT) if _OF_TEXT.search(text) else ()), None)
    if body is None and not marked:
        return None
    inside = frozenset((body, *body.iterdescendants())) if body is not None else frozenset()

    def is_text(line: Line) -> bool:
        return line.part in founder.CONTENT if marked else line.element in inside

    if not any(line.text and line.image is None and is_text(line) for line in lines):
        return None
    stated = founder.properties(text)
    outside = _Outside(_article_around(body), tree, inside, body)
    words = _words_by_element(lines)
    heads = _NAMED if tree.xpath(_NAMED["headline"]) else _HEADS
    found = {name: outside.first(path, words) for name, path in heads.items()}
    parts = founder.parts(lines)
    given = {name: found[name][0] or stated.get(name) or parts.get(name) for name in _HEADS}
    set_head: frozenset[int] = frozenset()
    if not given["headline"]:
        head = typeset_head.head_of(lines, is_text, window_title.title_of(tree))
        given.update({name: given[name] or text for name, text in head.parts.items()})
        set_head = head.taken
    byline, beside = place_line.parted(given["byline"] or "")
    head_elements = frozenset(element for _, elements in found.values() for element in elements)
    visible = " ".join(line.spaced for line in lines if not is_text(line))[:_FURTHEST_CHARS]
    place = place_line.place_in(visible)
    return Layout(
        given=GivenHead(kicker=given["kicker"], headline=given["headline"], deck=given["deck"], byline=byline or None),
        is_text=is_text,
        is_head=lambda line: line.element in head_elements or line.part in founder.HEADS or id(line) in set_head,
        beside=tuple(beside),
        around=outside.around,
        pictures=frozenset(each for element in outside.all(_PICTURES) for each in element.iter()),
        guesses=(*_place(place, outside.page), *founder.place(stated, visible)),
    )


def _place(place: re.Match[str] | None, page: PageTitle | None) -> Iterator[Guess]:
    """Yield the facts of a place, with the page's number as a heading over the article has it (第A01版：要闻)."""
    for guess in place_line.guesses(place) if place else ():
        if not (page and guess.field == "page" and page.number.lstrip("ABCD0") == guess.value.lstrip("0")):
            yield guess
    if page:
        yield from page.guesses()


def _article_around(body: Element | None) -> Element | None:
    """Return the smallest element around the text that holds a headline too; None if only the whole page does."""
    for element in body.iterancestors() if body is not None else ():
        if element.xpath("boolean(.//h1 | .//founder-title | .//*[@id='Title'])"):
            return element
    return None


class _Outside:
    """Surroundings of the text: in the article's element, in the whole page if there is none."""

    def __init__(
        self, article: Element | None, tree: Element, inside: frozenset[Element], body: Element | None
    ) -> None:
        own = article is not None and article.tag not in ("html", "body")
        self._article = tree if article is None else article
        self.page: PageTitle | None = None
        self._body = inside.union(body.iterancestors() if body is not None else ())
        beside = body.getparent() if body is not None and not own else None
        if beside is not None and beside.tag not in ("html", "body"):
            self.around = frozenset(beside.iter())
        else:
            self.around = frozenset(self._article.iter()) if own else frozenset()

    def all(self, path: str) -> Iterator[Element]:
        """Yield the elements on the path, none within another, none of the text or around it."""
        taken: set[Element] = set()
        for element in self._article.xpath(path):
            if element not in self._body and not taken.intersection(element.iterancestors()):
                taken.add(element)
                yield element

    def first(self, path: str, words: Mapping[Element, list[str]]) -> tuple[str | None, list[Element]]:
        """Return the first text on the path with the elements that hold it.

        Not the newspaper's own name or that of the page, which may stand over all in a head's tag.
        """
        for element in self.all(path):
            inside = list(element.iter())
            # An element within a line (span) opens none of its own.
            text = " ".join(text for each in inside for text in words.get(each, ())) or text_of(element)
            if text and (page := page_named(text)):
                self.page = page
            elif text and not _is_name(text):
                return text, inside
        return None, []


def _words_by_element(lines: Sequence[Line]) -> dict[Element, list[str]]:
    """Return the words of each element that stands in lines of its own."""
    found: dict[Element, list[str]] = {}
    for line in lines:
        if line.image is None:
            found.setdefault(line.element, []).append(line.text)
    return found


def _is_name(text: str) -> bool:
    return newspaper_named(text) == text
