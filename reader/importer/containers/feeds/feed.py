"""RSS and Atom: a feed is a table of articles, gathered to pages by newspaper, day and page number.

An item's text is what the feed gives: the whole article, or what teases it. An item with a headline and no text stays
an article without text, with its address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.domain.problem import Problem
from reader.errors import FileReason, FileRefused
from reader.importer.blocks.block import Stated
from reader.importer.containers import saved_from
from reader.importer.containers.feeds import nitf
from reader.importer.containers.feeds.feed_days import printed_day
from reader.importer.containers.feeds.feed_xml import Feed, Item, feed_of
from reader.importer.containers.page_title import PageTitle, page_named
from reader.importer.containers.web import address
from reader.importer.containers.web.composed import Article, Use, composed, head_lines
from reader.importer.containers.web.fragment import read_fragment
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.facts.weighing import chosen, merged
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import GivenHead, Manuscript
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.importer.source.safe_files import Document

_KNOWN = re.compile(rb"<(?:[\w-]{1,20}:)?(?:rss|RDF|feed|channel)[\s>]|^(?!\s*<)|[\x00\xff\xfe]")
"""Roots of feeds; what is no XML at all, or in an encoding of two bytes, is for the parser to judge."""

_ROOT_BYTES = 8192

_ON_LINE = 0.5
"""Confidence of the day on which an item went on line."""

_CHANNEL = 0.7
"""Confidence of the newspaper that a feed is named for."""

_LONGEST_LABEL_CHARS = 12
"""Code points of a category that is a column's name; longer ones are lists of keywords."""

_IN_BRACKETS = re.compile(r"^[\[【(（〔](?P<page>[^\[\]【】()（）〔〕]{2,16})[\]】)）〕]\s*(?P<title>.+)$")
_BEFORE_BAR = re.compile(r"^(?P<page>[^|｜]{2,16}?)\s*[|｜]\s*(?P<title>.+)$")


def manuscripts(document: Document) -> Iterator[Manuscript]:
    """Yield the pages of a feed in the order in which they first come, or the article of a NITF file.

    FileRefused 'no_article', 'unknown_xml', or as `feed_of`.
    """
    if nitf.is_nitf(document):
        yield nitf.manuscript(document)
        return
    if not _KNOWN.search(document.data[:_ROOT_BYTES]):
        raise FileRefused(document.path, FileReason.UNKNOWN_XML)
    feed = feed_of(document)
    pages: dict[PageFacts, list[_Row]] = {}
    for row in (_row(item, feed) for item in feed.items):
        if row.has_text or any(line.image or line.level for line, _ in row.article.lines):
            facts = chosen(merged(row.guesses), PageFacts())
            pages.setdefault(replace(facts, section=None), []).append(row)
    if not pages:
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    for rows in pages.values():
        yield _page(rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """An item as an article, with what it says of its page."""

    article: Article
    guesses: tuple[Guess, ...]
    left_out: tuple[LeftOut, ...]
    has_text: bool


def _page(rows: list[_Row]) -> Manuscript:
    guesses = tuple(guess for row in rows for guess in row.guesses)
    left_out = tuple(each for row in rows for each in row.left_out)
    page = composed((row.article for row in rows), tuple(dict.fromkeys(guesses)), left_out)
    bare = [row for row in rows if not row.has_text]
    return replace(page, problems=(Problem("headlines_only", None, str(len(bare))),)) if bare else page


def _row(item: Item, feed: Feed) -> _Row:
    page, title = _parted(item)
    found, is_epaper = read_fragment(item.content)
    label, byline, rest = _metadata(item, feed)
    left_out = [*found.left_out, *(LeftOut(Furniture.REPEATED, text) for text in item.repeated)]
    stated = found.given or GivenHead()
    given = replace(
        stated,
        headline=stated.headline or title or None,
        byline=stated.byline or byline,
        column_label=stated.column_label or label,
    )
    if stated.headline and title:
        left_out.append(LeftOut(Furniture.REPEATED, title))
    if stated.byline and byline:
        rest.append(byline)
    head, lines, repeated = _parted_head(found.lines, title)
    given = replace(given, kicker=given.kicker or head.kicker, deck=given.deck or head.deck)
    added = replace(given, headline=None if stated.headline else title, byline=None if stated.byline else byline)
    added = replace(added, kicker=head.kicker, deck=head.deck)
    kept = [*head_lines(added), *lines, *_pictures(item, lines)]
    kept += [(Line(text), Use.BESIDE) for text in (*item.teasers, *rest, *([page.quote] if page else []))]
    guesses = (*found.guesses, *_guesses(item, feed, page, is_epaper or page is not None))
    has_text = any(use is Use.PARSED and line.image is None and not line.level for line, use in found.lines)
    return _Row(
        Article(given, kept, found.document, saved_from.origin(item.link)), guesses, (*left_out, *repeated), has_text
    )


def _pictures(item: Item, lines: list[tuple[Line, Use]]) -> Iterator[tuple[Line, Use]]:
    """Yield the pictures beside an item's text that do not stand in it, with their captions."""
    shown = {line.image for line, _ in lines}
    for link, caption in item.pictures.items():
        if link not in shown:
            yield Line(image=link), Use.PARSED
        if caption:
            yield Line(caption, stated=Stated.CAPTION), Use.PARSED


def _parted(item: Item) -> tuple[PageTitle | None, str]:
    """Return the page that an item's title or category names, and its headline: [02版：要闻] 标题."""
    for shape in (_IN_BRACKETS, _BEFORE_BAR):
        if (found := shape.match(item.title)) and (page := page_named(found["page"])):
            return page, found["title"]
    return next(filter(None, map(page_named, item.categories)), None), item.title


def _metadata(item: Item, feed: Feed) -> tuple[str | None, str | None, list[str]]:
    """Return an item's column label and byline, and the words of its fields that are neither."""
    words = [each for each in item.categories if each and page_named(each) is None]
    label = words.pop(0) if words and len(words[0]) <= _LONGEST_LABEL_CHARS else None
    if item.author and (item.author == feed.title or newspaper_named(item.author) == item.author):
        return label, None, [item.author, *words]
    return label, item.author or None, words


def _parted_head(lines: list[tuple[Line, Use]], title: str) -> tuple[GivenHead, list[tuple[Line, Use]], list[LeftOut]]:
    """Part an item's lines from a first one that repeats its title, and from headings above and below that one."""
    end = next((at for at, (line, _) in enumerate(lines) if not line.level), len(lines))
    stack = [line.text for line, _ in lines[:end]]
    main = next((at for at, text in enumerate(stack) if unspaced(text) == unspaced(title)), None)
    if main is not None:
        kicker, deck = " ".join(stack[:main]), " ".join(stack[main + 1 :])
        head = GivenHead(kicker=kicker or None, deck=deck or None)
        return head, lines[end:], [LeftOut(Furniture.REPEATED, stack[main])]
    first = lines[0][0] if lines else None
    if first is None or first.image is not None or unspaced(first.text) != unspaced(title):
        return GivenHead(), lines, []
    return GivenHead(), lines[1:], [LeftOut(Furniture.REPEATED, first.text)]


def _guesses(item: Item, feed: Feed, page: PageTitle | None, printed: bool) -> Iterator[Guess]:
    """Guess newspaper, day, page and section by an item's fields and the feed's name."""
    if page:
        yield from page.guesses()
    by_address = list(address.guesses(item.link, sure=printed))
    # An address without a day is no e-paper's: its numbers count articles.
    dated = any(guess.field == "date" for guess in by_address)
    yield from (guess for guess in by_address if dated or guess.field != "page")
    if paper := newspaper_named(feed.title):
        yield Guess("newspaper", paper, (Evidence(EvidenceSource.RECORD, feed.title),), _CHANNEL)
    if day := printed_day(item.day, feed, item.link):
        yield Guess("date", day, (Evidence(EvidenceSource.RECORD, item.day),), _ON_LINE)
