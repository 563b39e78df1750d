"""One article a record, as programs that fetch web pages write it: title, content, author, source, url, time of it."""

import re
from typing import Any

from reader.importer.containers.head_fields import day_in, field_of
from reader.importer.containers.web.html_blocks import blocks, tree_of
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width

Record = dict[str, Any]

_TEXTS = ("content", "text", "body", "article", "articlebody", "maintext", "正文", "内容")
_MARKED_UP = re.compile(r"</?(?:p|div|br|span|img)\b[^<>]{0,500}>", re.IGNORECASE)
_BESIDE = re.compile(r"[\s、,，;；]+")


def is_article(record: Record) -> bool:
    """Return True if a record holds a text and states its headline or its source."""
    return (
        "stories" not in record
        and bool(_text(record))
        and bool({"headline", "url", "newspaper"} & _stated(record).keys())
    )


def page_with(record: Record) -> Record:
    """Return the record of a page, in the shape that `parse --json` prints, with the article as its one story."""
    given = _stated(record)
    byline = given.get("byline", "")
    return {
        "newspaper": given.get("newspaper"),
        "date": day_in(given.get("date", "")),
        "page": given.get("page"),
        "section": given.get("section"),
        "stories": [
            {
                "headline": given.get("headline"),
                "kicker": given.get("kicker"),
                "deck": given.get("deck"),
                "column_label": given.get("column_label"),
                "byline_text": byline or None,
                "bylines": _bylines(byline),
                "paragraphs": _text(record),
                "url": given.get("url"),
                "accessed": given.get("accessed"),
            }
        ],
    }


def _text(record: Record) -> list[str]:
    """Return the article's paragraphs; of HTML the text."""
    found = next((value for name, value in record.items() if name.lower() in _TEXTS and value), None)
    pieces = found if isinstance(found, list) else [found]
    text = "\n".join(piece for piece in pieces if isinstance(piece, str))
    tree = tree_of(text) if _MARKED_UP.search(text) else None
    return [block.text for block in blocks(tree)] if tree is not None else text.split("\n") if text.strip() else []


def _stated(record: Record) -> dict[str, str]:
    """Return what the record's other fields state, by our names."""
    given: dict[str, str] = {}
    for name, value in record.items():
        items = value if isinstance(value, list) else [value]
        words = " ".join(str(item) for item in items if isinstance(item, str | int | float)).strip()
        if words and (field := field_of(name, words)):
            given.setdefault(field, words)
    return given


def _bylines(byline: str) -> list[Record]:
    """Return the names of a byline with their roles; a line of another shape is taken for names."""
    known = parse_byline(half_width(byline)) if byline else ()
    if known is None:
        return [{"role": "author", "name": name} for name in _BESIDE.split(byline) if name]
    return [{"role": one.role.value, "name": one.name} for one in known]
