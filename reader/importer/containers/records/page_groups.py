"""Articles of a table gathered to pages: those of one newspaper, day and page, in the order of the table."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.importer.containers.records.row_article import Facts, RowArticle
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import Manuscript, Part, furniture

WINDOW_CHARS = 4_000_000
"""Characters of articles that wait for others of their page: a year of a small paper. A longer table is gathered piece
by piece, so that its length needs no memory; sorted by days, as most are, it gives the same pages."""

_MOST_ON_A_PAGE = 400
"""Articles of one page: a day of a paper without page numbers has fewer, a table without days has no pages at all."""

_ON_LINE = 0.5
"""Confidence of the day on which something went on line, and of who put it there."""


@dataclass(slots=True)
class _Group:
    facts: Facts
    articles: list[RowArticle] = field(default_factory=list)
    chars: int = 0

    @property
    def holds_article(self) -> bool:
        """Some of its rows is an article."""
        return any(article.part for article in self.articles)


def pages(
    articles: Iterable[tuple[RowArticle | Page, int]], problem: Problem | None, names: Sequence[str] = ()
) -> Iterator[tuple[Manuscript | Page, int]]:
    """Yield pages with the bytes of the file behind them, as the articles come. A whole page stays as it is.

    `problem` goes with the first page of articles, and so do `names`, those of the table's columns. A row that is no
    article goes with the page of the article above it, or of the first.
    """
    waiting: dict[Facts, _Group] = {}
    newest = _Group(Facts())
    chars = read = 0
    for article, read in articles:
        if isinstance(article, Page):
            yield article, read
            continue
        if article.part is None:
            newest.articles.append(article)
            continue
        key = dataclasses.replace(article.facts, by_address=frozenset())
        key = dataclasses.replace(key, section="") if key.date else key
        group = waiting.get(key)
        if group is None or not article.facts.date or len(group.articles) >= _MOST_ON_A_PAGE:
            for done in _full(waiting, key, article):
                yield _page(done, problem, names), read
                problem, names, chars = None, (), chars - done.chars
            group = waiting[key] = _Group(article.facts, [] if newest.holds_article else newest.articles)
        newest = group
        size = sum(map(len, article.lines))
        group.articles.append(article)
        group.chars += size
        chars += size
        if chars > WINDOW_CHARS:
            # The newest page stays: its other articles are about to come.
            for done in [each for each in waiting.values() if each is not group]:
                yield _page(done, problem, names), read
                problem, names = None, ()
            waiting, chars = {key: group}, group.chars
    for group in waiting.values():
        yield _page(group, problem, names), read
        problem, names = None, ()


def _full(waiting: dict[Facts, _Group], key: Facts, article: RowArticle) -> Iterator[_Group]:
    """Take out the pages before an article without a day, which is a page of its own, or the full page of its day."""
    if not article.facts.date:
        yield from waiting.values()
        waiting.clear()
    elif key in waiting:
        yield waiting.pop(key)


def _page(group: _Group, problem: Problem | None, names: Sequence[str]) -> Manuscript:
    """Return the page of a group: a part for each article, and what no field takes beside them."""
    text: list[str] = []
    parts: list[Part] = []
    beside: list[tuple[int, str]] = []
    head: tuple[str, ...] = ()
    for article in group.articles:
        if article.head != head:
            head = article.head
            text += head
        above = len(text)
        text += article.lines
        if article.part:
            parts.append(_moved(article.part, above))
        beside += [(above + number, line) for number, line in article.beside]
    return Manuscript(
        text="\n".join(text),
        parts=tuple(parts),
        furniture=furniture(beside),
        guesses=tuple(_guesses(group)),
        problems=(problem,) if problem else (),
        left_out=(
            *(LeftOut(Furniture.FIELD_NAME, name) for name in names),
            *(each for article in group.articles for each in article.left_out),
        ),
    )


def _moved(part: Part, above: int) -> Part:
    lines = [SourceLines(place.first + above, place.last + above) for place in part.lines]
    return dataclasses.replace(part, lines=lines)


def _guesses(group: _Group) -> Iterator[Guess]:
    facts = group.facts
    section = next((each.facts.section for each in group.articles if each.facts.section), "")
    unsure = all(article.is_from_web for article in group.articles)
    values = {"newspaper": facts.newspaper, "date": facts.date, "page": facts.page, "section": section}
    for name, value in values.items():
        if value:
            sure = _ON_LINE if unsure and name in ("newspaper", "date") else 1.0
            source = EvidenceSource.ADDRESS if name in facts.by_address else EvidenceSource.RECORD
            yield Guess(name, value, (Evidence(source, value),), sure)
