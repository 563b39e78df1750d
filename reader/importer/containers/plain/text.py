"""Markdown and plain text.

One page a file, pages parted by form feeds or by their page heads, articles one below the other under heads such as
`第4版()`, or one article a file, as its front matter, its name or its form says.
"""

import dataclasses
from collections.abc import Iterator
from functools import partial

from reader.domain.newspaper import Guess, Page
from reader.importer.blocks.line_marks import without_mark
from reader.importer.blocks.page_top import carried_over, head_guesses, issue_guesses
from reader.importer.blocks.reading import read_text, split_blocks
from reader.importer.containers import saved_from
from reader.importer.containers.own.own_markdown import own_pages
from reader.importer.containers.plain.article_heads import articles
from reader.importer.containers.plain.bracketed_head import bracketed_head
from reader.importer.containers.plain.crawled_article import crawled_article
from reader.importer.containers.plain.front_matter import front_matter
from reader.importer.containers.plain.old_paper import old_page
from reader.importer.containers.plain.outlined_issue import outlined_issue
from reader.importer.containers.plain.page_breaks import pages_in
from reader.importer.containers.plain.shenbao_text import shenbao_pages
from reader.importer.containers.plain.stated_article import part_below
from reader.importer.containers.plain.titled_articles import titled_articles
from reader.importer.manuscript import Manuscript, Part, furniture, part_of, placed
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document


def manuscripts(document: Document) -> Iterator[Manuscript | Page]:
    """Yield the pages of a text file; whole ones if it is an export of this program. FileRefused as `decode`."""
    decoded = decode(document)
    problems = decoded.problems
    if own := list(own_pages(decoded.text)):
        yield dataclasses.replace(own[0], problems=(*problems, *own[0].problems))
        yield from own[1:]
        return
    # A rule alone between two form feeds is no page.
    sheets = [
        sheet for sheet in decoded.sheets if any(map(str.isalnum, sheet)) or read_text(sheet).blocks
    ] or decoded.sheets
    for manuscript in (page for sheet in sheets for page in _pages(sheet, document)):
        yield dataclasses.replace(manuscript, problems=problems)
        problems = ()


def _pages(text: str, document: Document) -> Iterator[Manuscript]:
    """Yield the pages of a text, by the first form that it has."""
    if issue := list(shenbao_pages(text, document.path.stem)) or list(outlined_issue(text)):
        yield from issue
        return
    if (old := old_page(text)) is not None:
        yield old
        return
    if len(clippings := titled_articles(text)) > 1:
        yield from clippings
        return
    parts = pages_in(text)
    if len(parts) == 1:
        yield from articles(text) or clippings or [_page(text, document)]
        return
    issue_facts = _issue_of(parts[0])
    for number, page in enumerate(parts):
        found = articles(page) or titled_articles(page) or [_page(page, document)]
        # The blocks of a page are read for this alone: not if there is nothing to give it.
        given = carried_over(_issue_of(page), issue_facts) if number > 0 and issue_facts else ()
        yield from map(partial(_within, given), found) if given else found


def _issue_of(page: str) -> tuple[Guess, ...]:
    return issue_guesses(head_guesses(split_blocks(page)))


def _within(issue_facts: tuple[Guess, ...], page: Manuscript) -> Manuscript:
    return dataclasses.replace(page, guesses=(*page.guesses, *issue_facts))


def _page(text: str, document: Document) -> Manuscript:
    lines = text.split("\n")
    matter = front_matter(lines)
    guesses = matter.guesses
    if matter.lines:
        part, repeats = part_below(lines, matter)
    elif crawled := crawled_article(lines, document.path.stem):
        part, repeats = crawled, ()
    else:
        part, repeats, guesses = _plain_part(text, lines)
    return Manuscript(
        text=text,
        parts=(part,),
        furniture=furniture(
            [(number, without_mark(lines[number - 1])) for number in (*range(1, matter.lines + 1), *repeats)]
        ),
        guesses=guesses,
        origin=saved_from.origin(matter.saved.url, matter.saved.time, document.changed),
    )


def _plain_part(text: str, lines: list[str]) -> tuple[Part, tuple[int, ...], tuple[Guess, ...]]:
    """Return a text to parse without its line of newspaper, day and page in brackets, that line, and its facts."""
    stated, guesses = bracketed_head(lines)
    if not stated:
        return Part(text=text), (), ()
    kept = placed(lines, (at for at in range(len(lines)) if at != stated - 1))
    return part_of(kept), (stated,), guesses
