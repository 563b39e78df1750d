"""A page that holds many articles, as the digest of a day does: headings, each with a text of its own below.

Evidence  the page's own links lead to its headings; a newspaper's page numbers stand over them; the page's headline or
          title names a day; each has an `article` element of its own.
Leaves    the crossheads of one article, whose page has a headline that names no day, over all of them.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.page_title import PageTitle, page_named
from reader.importer.containers.web import line_furniture, place_line
from reader.importer.containers.web.article_layout import Sorted, is_prose
from reader.importer.containers.web.composed import Article, Use, composed
from reader.importer.containers.web.founder import STATED
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element
from reader.importer.containers.web.page_parts import PageParts
from reader.importer.furniture import Furniture
from reader.importer.manuscript import GivenHead, Manuscript
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.importer.shapes.page_head import read_page_head

_LEAST_ARTICLES = 2
"""Headings with a text below that make a digest."""

_LEVELS = frozenset(range(1, 7))
"""Levels of headings in HTML."""

_TARGETS = "//a[starts-with(@href, '#')]/@href"


def pages_of(lines: Sequence[Line], tree: Element, parts: PageParts, title: str) -> list[Manuscript]:
    """Return the pages of a digest; none for a page that is no digest."""
    over_text = _over_text(lines)
    level = _level(lines, over_text)
    if level is None or not _is_digest(lines, tree, level, title):
        return []
    gathered = [_Page()]
    for at, line in enumerate(lines):
        page = page_named(line.text) if line.level else None
        if page:
            if gathered[-1].articles:
                gathered.append(_Page())
            gathered[-1].title = page
            gathered[-1].beside.keep(line, Use.BESIDE)
        elif line.level == level and at in over_text:
            gathered[-1].open(line)
        else:
            gathered[-1].take(line, parts)
    stated = tuple(_stated(lines, title))
    return [page.manuscript(stated, lines) for page in gathered]


def _level(lines: Sequence[Line], over_text: Collection[int]) -> int | None:
    """Return the largest level of which two headings or more have a text of their own."""
    counts = Counter(line.level for at, line in enumerate(lines) if at in over_text and _is_headline(line))
    return min((level for level, count in counts.items() if count >= _LEAST_ARTICLES), default=None)


def _is_headline(line: Line) -> bool:
    return line.level > 0 and page_named(line.text) is None and not line_furniture.is_link(line)


def _over_text(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the headings with prose between them and the next one of their size or larger."""
    found: set[int] = set()
    below: set[int] = set()  # levels at which prose comes before the next heading of that size or larger
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.level in below:
            found.add(at)
        if is_prose(line):
            below |= _LEVELS
        if line.level > 0:
            below = {level for level in below if level < line.level}
    return frozenset(found)


def _is_digest(lines: Sequence[Line], tree: Element, level: int, title: str) -> bool:
    over = [line for line in lines if 0 < line.level < level and page_named(line.text) is None]
    headlines = [line for line in lines if line.level == level and _is_headline(line)]
    if any(day_in(line.text) is None and newspaper_named(line.text) != line.text for line in over):
        return False
    if any(page_named(line.text) for line in lines if 0 < line.level < level):
        return True
    if any(day_in(line.text) for line in over) or (not over and day_in(title)):
        return True
    targets = {str(link)[1:] for link in tree.xpath(_TARGETS)}
    if sum(_is_target(line.element, targets) for line in headlines) >= _LEAST_ARTICLES:
        return True
    return len({own for line in headlines if (own := _own_article(line.element)) is not None}) >= _LEAST_ARTICLES


def _is_target(heading: Element, targets: set[str]) -> bool:
    """Return True if a link of the page leads to a heading, what it opens, or a name in or before it."""
    around = heading.getparent()
    before = heading.getprevious()
    near = [*heading.iter(), *([before] if before is not None else ()), *([around] if around is not None else ())]
    return any({each.get("id"), each.get("name")} & targets for each in near)


def _own_article(heading: Element) -> Element | None:
    return next((each for each in heading.iterancestors() if each.tag == "article"), None)


def _stated(lines: Sequence[Line], title: str) -> Iterator[Guess]:
    """Guess the page by its title, and the day by its title and headings."""
    head = read_page_head(half_width(title))
    yield from head.guesses(EvidenceSource.PAGE_TITLE, title) if head else ()
    for text in (title, *(line.text for line in lines if line.level)):
        if day := day_in(text):
            yield Guess("date", day, (Evidence(EvidenceSource.HEADING, text),), STATED)
            return


@dataclass(slots=True)
class _Page:
    """A newspaper's page while its articles are gathered; `beside` has what stands over the first."""

    title: PageTitle | None = None
    articles: list[tuple[str, Sorted]] = field(default_factory=list)
    beside: Sorted = field(default_factory=Sorted)

    def open(self, headline: Line) -> None:
        """Begin an article; headings right over its headline are its own, and not of the article before."""
        before = self.articles[-1][1] if self.articles else self.beside
        above: list[tuple[Line, Use]] = []
        while before.lines and before.lines[-1][0].level and before.lines[-1][0].level > headline.level:
            above.insert(0, before.lines.pop())
        found = Sorted(lines=[*((line, Use.PARSED) for line, _ in above), (replace(headline, level=1), Use.PARSED)])
        self.articles.append((headline.text, found))

    def take(self, line: Line, parts: PageParts) -> None:
        found = self.articles[-1][1] if self.articles else self.beside
        if kind := (parts.kind(line.element) if line.image is None else None) or line_furniture.worded(line):
            found.leave_out(line, kind)
        elif line.image is None and not line.level and line.links and line_furniture.is_link(line):
            found.leave_out(line, Furniture.LINKS)
        elif not self.articles or place_line.place_in(line.text):
            if line.image is None:
                found.keep(line, Use.BESIDE)
        else:
            found.keep(line, Use.PARSED)

    def manuscript(self, stated: tuple[Guess, ...], document: Sequence[Line]) -> Manuscript:
        found = [self.beside, *(each for _, each in self.articles)]
        guesses = [*(self.title.guesses() if self.title else ()), *(guess for each in found for guess in each.guesses)]
        articles = [Article(GivenHead(headline=headline), each.lines, document) for headline, each in self.articles]
        if articles:
            articles[0] = replace(articles[0], lines=[*self.beside.lines, *articles[0].lines])
        else:
            articles = [Article(None, self.beside.lines, document)]
        left_out = tuple(each for one in found for each in one.left_out)
        return composed(articles, (*guesses, *stated), left_out)
