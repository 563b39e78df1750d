"""Tokens of a line: text, and marks with their own signs."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from reader.importer.blocks.dialects.tool_marks import Meaning
from reader.importer.blocks.html_tags import Tag
from reader.importer.blocks.removed import Mark


class Kind(StrEnum):
    """The kind of a token.

    A MARK is taken away, and may put text in its place. DELIMITER and BRACKET are marks if they find their partner,
    else text; ON and OFF are pairs of delimiters. TOOL is a tool's own mark.
    """

    TEXT = "text"
    MARK = "mark"
    DELIMITER = "delimiter"
    BRACKET = "bracket"
    LINK_END = "link end"
    ON = "on"
    OFF = "off"
    TAG = "tag"
    PICTURE = "picture"
    TOOL = "tool"


@dataclass(slots=True)
class Token:
    """Signs of a line as they stand in `raw`; `put` is the text that a mark leaves, or a picture's description."""

    kind: Kind
    raw: str
    put: str = ""
    mark: Mark = Mark.TOOL
    link: str = ""
    tag: Tag | None = None
    means: Meaning = Meaning.NOTHING
    values: dict[str, str | None] = field(default_factory=dict)


_HAN = re.compile("[\u3400-\u9fff]")


def described(words: str, title: str | None) -> str:
    """Return the words of a picture with its title behind them, unless they hold it or it is no Chinese."""
    if not title or title in words or not _HAN.search(title):
        return words
    return f"{words} {title}".strip()


def text(raw: str) -> Token:
    return Token(Kind.TEXT, raw)


def mark(kind: Mark, raw: str, put: str = "") -> Token:
    return Token(Kind.MARK, raw, put, kind)
