"""Clippings as Markdown that any program shows the same way: the text's own signs are escaped.

What Markdown has no signs for stands in comments, which are not shown: a story's facts before it, as JSON, and behind a
line what it is (`<!-- kicker -->`). Our own importer reads them (`importer/formats/own_markdown`).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.domain.export_marks import COMMENT, END, UNTITLED
from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle, StoryKind
from reader.render.citation.gbt7714 import gbt7714, reference
from reader.render.clipping import Clipping, ClippingBook
from reader.render.gbt_edition import IN_FORCE, Edition
from reader.render.page_json import story_record

# Inside a line these make emphasis, code, links and tags; at its start the others make headings, lists and quotations.
_INSIDE = re.compile(r"[\\`*_\[\]<>~|&]")
_AT_START = re.compile(r"^([ \t]*|[ \t]*\d{1,9}(?=[.)]))([#+\-=:.)])", re.MULTILINE)
_CLOSING = re.compile(r"(?<!\\)#(?=#*[ \t]*$)", re.MULTILINE)
"""Signs at the end of a heading, which would close it."""

_HASH = r"\\#"
_EDGES = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)
_BLANK = re.compile(r"(?<=\n)(?=\n)")
_TOLD = (
    "kind",
    "bylines",
    "dateline",
    "continued_from",
    "continued_on",
    "series",
    "genre",
    "aliases",
    "url",
    "accessed",
    "accessed_estimated",
)
"""Facts of a story's record that its text does not show, or not as such."""


def markdown(clipping: Clipping, level: int = 1, edition: Edition = IN_FORCE) -> str:
    """The story as Markdown under a heading of `level`, with its reference below."""
    return "\n\n".join([*_blocks(clipping, level), _marked(_escaped(reference(clipping, edition)), "reference")]) + "\n"


def book_markdown(book: ClippingBook) -> str:
    """A clipping book: title, introduction, each story under a second heading, the reference list at the end."""
    head = [_heading(book.title or UNTITLED, 1), *map(_escaped, filter(None, book.introduction.splitlines()))]
    stories = ["\n\n".join(_blocks(clipping, 2)) for clipping in book.clippings]
    listed = "\n".join(f"{_escaped(line)}  " for line in gbt7714(book.clippings, book.edition).splitlines())
    return "\n\n".join([*head, *stories, _comment(f"{COMMENT} {END}"), "## 参考文献", listed]) + "\n"


def _blocks(clipping: Clipping, level: int) -> Iterator[str]:
    story = clipping.story
    yield _comment(f"{COMMENT} {_facts(clipping)}")
    yield from _strong(story.column_label and f"〔{story.column_label}〕", "label")
    yield from _strong(story.headline.kicker, "kicker")
    yield _heading(story.headline.main or clipping.title or UNTITLED, level)
    yield from _strong(story.headline.deck, "deck")
    if clipping.place:
        yield _marked(f"*{_escaped(clipping.place)}*", "place")
    yield from _line(story.byline_text, "byline")
    yield from _line(story.continued_from.text if story.continued_from else None, "from")
    yield from (_paragraph(paragraph, level) for paragraph in story.paragraphs)
    yield from map(_photo, story.photos)
    yield from _line(story.continued_on.text if story.continued_on else None, "on")
    if clipping.note:
        yield _quoted([_marked(_escaped(f"批注：{clipping.note}"), "note")])


def _facts(clipping: Clipping) -> str:
    """What is known of a story apart from its text, as JSON with the names of `parse --json`."""
    story = clipping.story
    record = story_record(story)
    told: dict[str, Any] = {
        "newspaper": clipping.newspaper,
        "date": clipping.date,
        "page": clipping.page,
        "section": clipping.section,
        **{name: record[name] for name in _TOLD},
        "kind": record["kind"] if story.kind is not StoryKind.STORY else None,
        "headline": None if story.headline.main else "",
        "fingerprint": clipping.fingerprint,
    }
    facts = {name: value for name, value in told.items() if value or (name, value) == ("headline", "")}
    # Two dashes would end the comment.
    return json.dumps(facts, ensure_ascii=False).replace("--", "-\\u002d").replace(">", "\\u003e")


def _comment(words: str) -> str:
    return f"<!-- {words} -->"


def _marked(block: str, kind: str) -> str:
    return f"{block} {_comment(kind)}"


def _line(text: str | None, kind: str) -> Iterator[str]:
    if text:
        yield _marked(_escaped(text), kind)


def _strong(text: str | None, kind: str) -> Iterator[str]:
    if text:
        yield _marked(f"**{_escaped(text)}**", kind)


def _heading(text: str, level: int) -> str:
    """A heading is one line: a line end in it stands as a reference to the character."""
    words = "&#10;".join(map(_escaped, text.split("\n")))
    return f"{'#' * level} {_CLOSING.sub(_HASH, words)}"


def _paragraph(paragraph: Paragraph, level: int) -> str:
    match paragraph.style:
        case ParagraphStyle.CROSSHEAD:
            return _heading(paragraph.text, level + 1)
        case ParagraphStyle.TEXT:
            return _escaped(paragraph.text)
    return _marked(_escaped(paragraph.text), paragraph.style.value)


def _photo(photo: Photo) -> str:
    lines = [
        _marked(_escaped(f"图片：{photo.title or ''}"), "photo"),
        *_line(photo.caption, "caption"),
        *_line(photo.credit, "credit"),
    ]
    return _quoted(lines)


def _quoted(lines: list[str]) -> str:
    return "\n".join(f"> {line}" for line in "  \n".join(lines).split("\n"))


def _escaped(text: str) -> str:
    """Text as it stands: its signs make no marks, its lines stay lines, blanks at their ends stay."""
    safe = _AT_START.sub(r"\1\\\2", _INSIDE.sub(r"\\\g<0>", text))
    kept = _EDGES.sub(lambda edge: f"&#{ord(edge[0])};", safe)
    return _BLANK.sub("&nbsp;", kept).replace("\n", "  \n")
