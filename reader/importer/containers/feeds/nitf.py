"""One article in NITF, the news industry's text format (IPTC, version 3.6): head, byline, dateline, text.

Claims    hl1 and hl2 of the hedline, byline, dateline, the blocks of body.content, media-caption; date.issue and
          position of publication (pubdata).
Leaves    what no field takes: it stays as text in its order.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.errors import FileReason, FileRefused
from reader.importer.containers.head_fields import day_in, head_lines
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import GivenHead, Manuscript, part_of
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.importer.source.safe_files import Document
from reader.importer.source.safe_xml import local, named, tree
from reader.text.numerals import page_number

_ROOT_BYTES = 8192

_ROOT = re.compile(rb"<nitf[\s>]")
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+nitf\b[^\[\]<>]{0,500}>", re.IGNORECASE)
"""The usual declaration, which names the standard's own rules and none of the file's."""

_BLOCKS = frozenset(("p", "hl2", "li", "media-caption", "media-producer", "bq", "tagline", "note", "td", "th"))
_HEAD = frozenset(("hl1", "byline", "dateline"))


def is_nitf(document: Document) -> bool:
    return _ROOT.search(document.data[:_ROOT_BYTES]) is not None


def manuscript(document: Document) -> Manuscript:
    """Return the article as a page. FileRefused 'no_article' for one without text, or as `tree`."""
    root = tree(replace(document, data=_DOCTYPE.sub(b"", document.data, count=1)))
    found = {name: " ".join(_text(each) for each in _all(root, name)).strip() for name in _HEAD}
    decks = [_text(each) for head in _all(root, "hedline") for each in _all(head, "hl2")]
    body = [text for each in _all(root, "body.content") for text in _blocks(each)]
    if found["dateline"] and body:
        body[0] = f"{found['dateline']} {body[0]}"
    if not (body or found["hl1"]):
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    given = GivenHead(
        headline=found["hl1"] or None, deck=" ".join(filter(None, decks)) or None, byline=found["byline"] or None
    )
    head = head_lines(given, SourceLines(1, 1))
    text = [line for line, _ in head]
    written = [*text, *(line for each in body for line in ("", each))]
    lines = [(line, SourceLines(at, at)) for at, line in enumerate(written, 1)]
    ends = [text for each in (*_all(root, "body.end"), *_all(root, "head")) for text in _blocks(each)]
    return Manuscript(
        text="\n".join(written),
        parts=(part_of(lines, given),),
        guesses=tuple(_guesses(root)),
        left_out=tuple(LeftOut(Furniture.FACT, each) for each in ends),
    )


def _all(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if local(each) == name)


def _blocks(root: Element) -> Iterator[str]:
    """Yield the texts of an element by its blocks; what stands outside all of them is a text of its own."""
    loose: list[str] = []
    for element in root:
        if local(element) in _BLOCKS:
            if words := _text(element):
                yield words
        elif len(element):
            yield from _blocks(element)
        elif words := _text(element):
            yield words
        loose.append(element.tail or "")
    if rest := " ".join(" ".join([root.text or "", *loose]).split()):
        yield rest


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _guesses(root: Element) -> Iterator[Guess]:
    issued = next((named(each, "norm") or "" for each in _all(root, "date.issue")), "")
    data = next(_all(root, "pubdata"), None)
    stated = {
        "date": day_in(issued) or (day_in(named(data, "date.publication") or "") if data is not None else None),
        "newspaper": newspaper_named(named(data, "name") or "") if data is not None else None,
        "page": page_number(named(data, "position.sequence") or "") if data is not None else None,
        "section": (named(data, "position.section") or None) if data is not None else None,
    }
    for field, value in stated.items():
        if value:
            yield Guess(field, value, (Evidence(EvidenceSource.RECORD, value),), 1.0)
