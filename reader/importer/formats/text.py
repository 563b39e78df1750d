"""Markdown and plain text: one page a file, or articles one below the other under heads such as `第4版()`."""

import dataclasses
from collections.abc import Iterator

from reader.domain.span import SourceLines
from reader.importer.decoding import decode
from reader.importer.formats.article_heads import articles
from reader.importer.formats.front_matter import FrontMatter, front_matter
from reader.importer.formats.hard_wrap import unwrapped
from reader.importer.formats.head_fields import head_lines
from reader.importer.manuscript import Manuscript, Part, furniture
from reader.importer.source import Document


def manuscripts(document: Document) -> Iterator[Manuscript]:
    """The pages of a text file; FileRefused as `decode`."""
    decoded = decode(document)
    pages = articles(decoded.text)
    if pages:
        yield dataclasses.replace(pages[0], problems=decoded.problems)
        yield from pages[1:]
        return
    lines = decoded.text.split("\n")
    matter = front_matter(lines)
    yield Manuscript(
        text=decoded.text,
        parts=(_part(decoded.text, lines, matter),),
        furniture=furniture(list(enumerate(lines[: matter.lines], 1))),
        guesses=matter.guesses,
        problems=decoded.problems,
    )


def _part(text: str, lines: list[str], matter: FrontMatter) -> Part:
    """The text below the front matter in long lines, under the headline that the front matter states."""
    body = lines[matter.lines :]
    long_lines, places = unwrapped(body)
    if long_lines is body and not matter.lines:
        return Part(text=text)
    is_article = matter.told.headline and not any(line.startswith("# ") for line in body)
    head = head_lines(matter.told) if is_article else []
    front = SourceLines(1, max(1, matter.lines))
    moved = [SourceLines(place.first + matter.lines, place.last + matter.lines) for place in places]
    return Part(
        text="\n".join([*head, *long_lines]),
        lines=[*[front] * len(head), *moved],
        told=matter.told if is_article else None,
    )
