"""Markdown and plain text.

One page a file, pages parted by form feeds or by their page heads, or articles one below the other under heads such
as `第4版()`.
"""

import dataclasses
from collections.abc import Iterator
from datetime import date

from reader.domain.newspaper import Page
from reader.domain.span import SourceLines
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import head_lines
from reader.importer.containers.own.own_markdown import own_pages
from reader.importer.containers.plain.article_heads import articles
from reader.importer.containers.plain.front_matter import FrontMatter, front_matter
from reader.importer.containers.plain.page_breaks import pages_in
from reader.importer.manuscript import Manuscript, Part, furniture
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
    for sheet in (page for part in decoded.sheets for page in pages_in(part)):
        for manuscript in articles(sheet) or [_page(sheet, document.changed)]:
            yield dataclasses.replace(manuscript, problems=problems)
            problems = ()


def _page(text: str, changed: date | None) -> Manuscript:
    lines = text.split("\n")
    matter = front_matter(lines)
    return Manuscript(
        text=text,
        parts=(_part(text, lines, matter),),
        furniture=furniture(list(enumerate(lines[: matter.lines], 1))),
        guesses=matter.guesses,
        origin=saved_from.origin(matter.saved.url, matter.saved.time, changed),
    )


def _part(text: str, lines: list[str], matter: FrontMatter) -> Part:
    """Return the text below the front matter, under the headline that the front matter states."""
    if not matter.lines:
        return Part(text=text)
    body = lines[matter.lines :]
    is_article = matter.given.headline and not any(line.startswith("# ") for line in body)
    head = head_lines(matter.given) if is_article else []
    front = SourceLines(1, matter.lines)
    below = [SourceLines(number, number) for number in range(matter.lines + 1, len(lines) + 1)]
    return Part(
        text="\n".join([*head, *body]),
        lines=[*[front] * len(head), *below],
        given=matter.given if is_article else None,
    )
