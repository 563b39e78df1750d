"""Export as Markdown that every program renders alike: characters of the text that Markdown would obey are escaped.

Facts that Markdown has no syntax for stand in comments, which are not rendered: the facts of a story before it, as
JSON, and behind a line its kind (`<!-- kicker -->`). The importer reads them (`importer/containers/own/own_markdown`).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.domain.export_marks import COMMENT, END, UNTITLED
from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle, StoryKind
from reader.domain.table_cells import figure_columns, rows_of
from reader.render.citation.gbt7714 import gbt7714, reference
from reader.render.clipping import Clipping, ClippingBook
from reader.render.gbt_edition import IN_FORCE, Edition
from reader.render.page_json import story_record

# Within a line these make emphasis, code, links and tags; the next make headings, lists and quotations at its start.
_INSIDE = re.compile(r"[\\`*_\[\]<>~|&]")
_AT_START = re.compile(r"^([ \t]*|[ \t]*\d{1,9}(?=[.)]))([#+\-=:.)])", re.MULTILINE)
_CLOSING = re.compile(r"(?<!\\)#(?=#*[ \t]*$)", re.MULTILINE)
"""Number signs at the end of a heading, which would close it."""

_HASH = r"\\#"
_EDGES = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)
_CELL_EDGES = re.compile(r"^\s|\s$")
_BLANK = re.compile(r"(?<=\n)(?=\n)")
_HIDDEN_FACTS = (
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
"""Fields of a story's record that its text does not show, or not as fields."""


def markdown(clipping: Clipping, level: int = 1, edition: Edition = IN_FORCE) -> str:
    """Return the story as Markdown under a heading of `level`, with its reference below."""
    return (
        "\n\n".join([*_blocks(clipping, level), _labelled(_escaped(reference(clipping, edition)), "reference")]) + "\n"
    )


def book_markdown(book: ClippingBook) -> str:
    """Return a clipping book: title, introduction, the stories under headings of level 2, the reference list."""
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
    if clipping.printed_in:
        yield _labelled(f"*{_escaped(clipping.printed_in)}*", "place")
    yield from _line(story.byline_text, "byline")
    yield from _line(story.continued_from.text if story.continued_from else None, "from")
    yield from (_paragraph(paragraph, level) for paragraph in story.paragraphs)
    yield from map(_photo, story.photos)
    yield from _line(story.continued_on.text if story.continued_on else None, "on")
    if clipping.note:
        yield _quoted([_labelled(_escaped(f"批注：{clipping.note}"), "note")])


def _facts(clipping: Clipping) -> str:
    """Return the facts of a story beside its text, as JSON with the field names of `parse --json`."""
    story = clipping.story
    record = story_record(story)
    known: dict[str, Any] = {
        "newspaper": clipping.newspaper,
        "date": clipping.date,
        "page": clipping.page,
        "section": clipping.section,
        **{name: record[name] for name in _HIDDEN_FACTS},
        "kind": record["kind"] if story.kind is not StoryKind.STORY else None,
        "headline": None if story.headline.main else "",
        "fingerprint": clipping.fingerprint,
    }
    facts = {name: value for name, value in known.items() if value or (name, value) == ("headline", "")}
    # Two dashes would end the comment.
    return json.dumps(facts, ensure_ascii=False).replace("--", "-\\u002d").replace(">", "\\u003e")


def _comment(words: str) -> str:
    return f"<!-- {words} -->"


def _labelled(block: str, kind: str) -> str:
    return f"{block} {_comment(kind)}"


def _line(text: str | None, kind: str) -> Iterator[str]:
    if text:
        yield _labelled(_escaped(text), kind)


def _strong(text: str | None, kind: str) -> Iterator[str]:
    if text:
        yield _labelled(f"**{_escaped(text)}**", kind)


def _heading(text: str, level: int) -> str:
    """Return a heading, which is one line: line ends in it become character references."""
    words = "&#10;".join(map(_escaped, text.split("\n")))
    return f"{'#' * level} {_CLOSING.sub(_HASH, words)}"


def _paragraph(paragraph: Paragraph, level: int) -> str:
    match paragraph.style:
        case ParagraphStyle.CROSSHEAD:
            return _heading(paragraph.text, level + 1)
        case ParagraphStyle.TEXT:
            return _escaped(paragraph.text)
        case ParagraphStyle.TABLE:
            return _table(paragraph.text)
    return _labelled(_escaped(paragraph.text), paragraph.style.value)


def _table(text: str) -> str:
    """Return a table of GitHub's Markdown, whose first row is always a head."""
    rows = rows_of(text)
    right = figure_columns(rows)
    under = ["---:" if at in right else "---" for at in range(len(rows[0]))]
    head, *below = ([_cell(cell.text) for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, under, *below))


def _cell(text: str) -> str:
    """Return the text of a cell. A bar is a reference: programs differ in what a backslash does before it."""
    safe = _INSIDE.sub(lambda sign: "&#124;" if sign[0] == "|" else f"\\{sign[0]}", text)
    return _CELL_EDGES.sub(lambda edge: f"&#{ord(edge[0])};", safe)


def _photo(photo: Photo) -> str:
    lines = [
        _labelled(_escaped(f"图片：{photo.title or ''}"), "photo"),
        *_line(photo.caption, "caption"),
        *_line(photo.credit, "credit"),
    ]
    return _quoted(lines)


def _quoted(lines: list[str]) -> str:
    return "\n".join(f"> {line}" for line in "  \n".join(lines).split("\n"))


def _escaped(text: str) -> str:
    """Return text that renders as it is: its characters are no syntax; line ends and blanks beside them are kept."""
    safe = _AT_START.sub(r"\1\\\2", _INSIDE.sub(r"\\\g<0>", text))
    kept = _EDGES.sub(lambda edge: f"&#{ord(edge[0])};", safe)
    return _BLANK.sub("&nbsp;", kept).replace("\n", "  \n")
