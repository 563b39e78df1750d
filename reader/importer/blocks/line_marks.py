"""Marks that open a line of Markdown: headings, quotations, items; and lines that are nothing but a mark."""

import re
from dataclasses import dataclass

from reader.importer.blocks.block import Stated
from reader.importer.blocks.removed import Mark

RULE_SIGNS = "-*_=—"
ORNAMENTS = "★☆◆◇■▲▼△※✦❖＊"
_ORNAMENT = re.compile(rf"[{ORNAMENTS}\s]+$")
"""Signs that newspapers set alone on a line between two texts."""

_RULE = re.compile(rf"[{RULE_SIGNS}\s]{{3,}}$")
FENCE = re.compile(r"(?:`{3,}|~{3,})[\w.+-]*\s*$")
_QUERY = re.compile(r"(?:`{3,}|~{3,})\s?(?:dataview(?:js)?|tasks|query|mermaid|button|tracker)\s*$")
HEADING_SIGNS = "#\uff03"
"""The sign of a heading, and the full-width one that Chinese input methods write for it."""
_HEADING = re.compile(r"(#{1,6})(?=[^#]|$)[ \t\u3000]*|(\uff03{1,6})[ \t\u3000]+(?=\S)")
_QUOTATION = re.compile(r"(?:>[ \t]+)*>(?![>\d])[ \t]*|(?:>[ \t]+)+")
_CALLOUT = re.compile(r"\[!\w{2,20}\][+-]?\s*")
_BARE = re.compile(r"#{1,6}$|(?:>\s*)+$|[-+*](?:\s+\[[ xX]\])?$")
_ITEM = re.compile(r"([-+*])[ \t]+(\[[ xX]\][ \t]+)?(?=\S)")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,40})\]:\s*")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_GRID = re.compile(r"\+(?:[-=:]{2,}\+)+$")
_PIPE = re.compile(r"(?<!\\)\|")

_BARE_MARKS = {"#": Mark.HEADING, ">": Mark.QUOTATION, **dict.fromkeys("-+*", Mark.ITEM)}

LONGEST_HEADING_CHARS = 120
"""Code points of a line that is a heading by # without a space behind; longer ones are paragraphs."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A mark at a line's start: its own signs, what stands in its place, and the facts that it states."""

    mark: Mark
    raw: str
    put: str = ""
    level: int = 0
    stated: Stated = Stated.TEXT
    closing: str = ""


def is_rule(line: str) -> bool:
    """Return True for a line of nothing but dashes, stars or the like."""
    return line[0] in RULE_SIGNS and _RULE.match(line) is not None


def is_ornament(line: str) -> bool:
    """Return True for a line of nothing but ornaments; one small star alone is a note's."""
    return line[0] in ORNAMENTS and _ORNAMENT.match(line) is not None and line != "＊"


def without_mark(line: str) -> str:
    """Return a line that is kept beside the text without the mark that opens it; nothing for a rule."""
    return "" if is_rule(line.strip() or " ") else line.lstrip("#> ")


def bare_mark(line: str) -> Mark | None:
    """Return the mark of a heading, a quotation or an item without any text; None for any other line."""
    return _BARE_MARKS[line[0]] if line[0] in _BARE_MARKS and _BARE.match(line) else None


def is_fence(line: str) -> bool:
    """Return True for the line above or below a block of code, as language models put around a whole page."""
    return line[0] in "`~" and FENCE.match(line) is not None


def is_query(line: str) -> bool:
    """Return True for the line above a query or drawing that a program of notes fills in: ```dataview."""
    return line[0] in "`~" and _QUERY.match(line) is not None


def openings(line: str, *, in_list: bool) -> list[Opening]:
    """Return the marks that open a line, from the left.

    A star or plus opens an item only `in_list`, beside another one: alone it is a footnote's.
    """
    found: list[Opening] = []
    rest = line
    while (opening := _opening(rest, in_list=in_list)) is not None and len(opening.raw) < len(rest):
        found.append(opening)
        rest = rest[len(opening.raw) :].removesuffix(opening.closing) if opening.closing else rest[len(opening.raw) :]
        if opening.level:
            break
    return found


def opens_item(line: str) -> bool:
    return _ITEM.match(line) is not None


def _opening(line: str, *, in_list: bool) -> Opening | None:
    first = line[:1]
    if first and first in HEADING_SIGNS:
        return _heading(line)
    if first == ">":
        match = _QUOTATION.match(line)
        return Opening(Mark.QUOTATION, match[0], stated=Stated.QUOTATION) if match else None
    if first == "[":
        return _bracketed(line)
    match = _ITEM.match(line) if first in "-+*" else None
    return Opening(Mark.ITEM, match[0], stated=Stated.ITEM) if match and (in_list or first == "-") else None


def _bracketed(line: str) -> Opening | None:
    """Return the head of a callout (> [!note]) or of a footnote ([^1]: …)."""
    callout = _CALLOUT.match(line)
    if callout:
        return Opening(Mark.QUOTATION, callout[0], stated=Stated.QUOTATION)
    note = _NOTE.match(line)
    return Opening(Mark.LINK, note[0], f"[{note[1]}]") if note else None


def _heading(line: str) -> Opening | None:
    """Return a heading's mark: a space follows it, or the line is short and holds no other # (#…# is a topic)."""
    mark = _HEADING.match(line)
    if not mark or mark.end() == len(line):
        return None
    signs = mark[1] or mark[2]
    spaced = len(mark[0]) > len(signs)
    if not spaced and (len(line) > LONGEST_HEADING_CHARS or "#" in line[mark.end() :]):
        return None
    closing = line[len(line.rstrip("#").rstrip()) :]
    return Opening(
        Mark.HEADING, mark[0], level=len(signs), closing=closing if len(closing) < len(line) - mark.end() else ""
    )


def is_table(line: str, below: str) -> bool:
    """Return True if a row of cells stands over the row that draws a table: |---|:-:|."""
    below = below.strip()
    if "|" not in line or "-" not in below or not _DELIMITER_ROW.match(below):
        return False
    return len(cells(line)) == len(cells(below))


def is_grid(line: str) -> bool:
    """Return True for a border of a table that is drawn with signs: +---+---+."""
    return line[:1] == "+" and _GRID.match(line) is not None


def is_row(line: str) -> bool:
    return bool(line.strip()) and "|" in line


def cells(line: str) -> list[str]:
    """Return the cells of a row."""
    return _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
