"""Marks within a line: one reader for each sign that may open one. A sign that opens none is text."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import islice, pairwise

from reader.importer.blocks import token
from reader.importer.blocks.dialects.tool_marks import WITHIN, Meaning, ToolMark
from reader.importer.blocks.formulas import BARE, is_formula, plain_signs
from reader.importer.blocks.html_tags import TAG, tag_of
from reader.importer.blocks.latex_signs import SUBSCRIPTS, SUPERSCRIPTS
from reader.importer.blocks.removed import Mark
from reader.importer.blocks.token import Kind, Token
from reader.importer.source.decoding import clean

_MOST_ASKED = 20_000
"""Places in one line that may open a mark; all behind them is text. Guard: a large table stands on one line."""

_TITLE = r"(?:\s+(?:\"(?P<title>[^\"]*)\"|'(?P<single>[^']*)'))?\s*"
_PICTURE = re.compile(
    r"!\[(?P<put>[^\[\]]{0,1000})\]\(\s*<?(?P<link>(?:[^()<>\"]|\([^()]*\)){1,500}?|data:[^()\s<>]*)>?" + _TITLE + r"\)"
)
_WIKI = re.compile(r"(?P<shown>!?)\[\[(?P<target>[^\[\]|]{1,300})(?:\|(?P<alias>[^\[\]]{0,300}))?\]\]")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,40})\]")
_LINK_END = re.compile(r"\]\(\s*<?(?P<link>(?:[^()\s<>]|\([^()\s<>]*\)){0,500})>?" + _TITLE + r"\)")
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:|\#|/|\.{1,2}/|www\.)\S*"  # https://…, #注, ../x
    r"|[^\s\u2e80-\u9fff\uff00-\uffef]*\.[A-Za-z0-9]{1,5}(?:[?\#]\S*)?"  # page.html
    r"|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/\S*"  # example.org/x
    r"|"
)
"""An address, and not what a person may put into brackets behind brackets."""
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|avif)$", re.IGNORECASE)

_DISPLAY = re.compile(r"\$\$(?P<inner>[^$]{1,2000})\$\$")
_DOLLARS = re.compile(r"(?:(?<![A-Za-z\d])|(?=\$\s?[_^]))\$(?P<inner>(?:[^$\\]|\\.){1,2000})\$(?!\d)")
_ROUND = re.compile(r"\\\((?P<inner>.{1,2000}?)\\\)")
_SQUARE = re.compile(r"\\\[(?P<inner>.{1,2000}?)\\\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&\"'%=])")
_CODE = re.compile(r"(`+)([^`]{1,2000})\1(?!`)")
_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
_AUTOMATIC = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]+|[\w.+-]+@[\w-]+\.[\w.-]+)>")
_HAN_SPACE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef“”] $")
_SPACE_HAN = re.compile(r" [\u2e80-\u9fff\uff00-\uffef“”]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DELIMITER = re.compile(r"\*+|_+|~+|=+")
_LOWERED = re.compile(r"(?<=[A-Za-z)）])~([A-Za-z0-9+-]{1,4})~(?!\d)")
_RAISED = re.compile(r"(?<=[A-Za-z0-9)）])\^([A-Za-z0-9+-]{1,4})\^")
_BLOCK_NAME = re.compile(r"(?<=[\s。！？!?…”’」』）)\]])\^[A-Za-z0-9-]{1,40}\s*$")
_REFERENCE = re.compile(r"\]\[([^\[\]]{1,40})\]")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[([^\[\]^]{1,40})\]:[ \t]*<?(?:https?://|www\.)", re.MULTILINE)
_NO_LABELS: frozenset[str] = frozenset()
_LOW, _HIGH = str.maketrans(SUBSCRIPTS), str.maketrans(SUPERSCRIPTS)
_PAIR_CHARS = 2
"""Signs of a mark that a single sign is none of: ~~, ==."""

Reader = Callable[[str, int], Token | None]


def labels_of(text: str) -> frozenset[str]:
    """Return the labels of the addresses that a text gives below: [1]: https://…."""
    return frozenset(_DEFINITION.findall(text)) if "]:" in text else _NO_LABELS


def cut(line: str, labels: frozenset[str] = _NO_LABELS) -> list[Token]:
    """Cut a line into its tokens; those of text are never empty, and put together their `raw` is the line.

    `labels` are those that a link may name in place of its address: [文][1].
    """
    tokens: list[Token] = []
    done = 0
    for start in _starts(line):
        if start < done:
            continue
        found = _read(line, start) or (_reference(line, start, labels) if labels else None)
        if found is None:
            continue
        if start > done:
            tokens.append(token.text(line[done:start]))
        tokens.append(found)
        done = start + len(found.raw)
    if done < len(line):
        tokens.append(token.text(line[done:]))
    return _closed_up(tokens)


def _closed_up(tokens: list[Token]) -> list[Token]:
    """Take the tool's space between a Han sign and a formula away: 增长 $5 \\%$ 。"""
    for left, right in pairwise(tokens):
        if right.mark is Mark.FORMULA and left.kind is Kind.TEXT and _HAN_SPACE.search(left.raw):
            left.raw = left.raw[:-1]
        elif left.mark is Mark.FORMULA and right.kind is Kind.TEXT and _SPACE_HAN.match(right.raw):
            right.raw = right.raw[1:]
    return tokens


def region_at_start(line: str) -> Token | None:
    """Return the mark of a region at a line's start; what follows it is read like a line of its own."""
    found = _tool(line, 0) if line else None
    return found if found and found.means is Meaning.REGION else None


def _starts(line: str) -> Iterator[int]:
    return (match.start() for match in islice(OPENS_MARK.finditer(line), _MOST_ASKED))


def _read(line: str, at: int) -> Token | None:
    reader = _READERS.get(line[at])
    return _tool(line, at) or (reader(line, at) if reader else None)


def _tool(line: str, at: int) -> Token | None:
    for mark, pattern in _TOOLS.get(line[at], ()):
        match = pattern.match(line, at)
        if match:
            return Token(Kind.TOOL, match[0], means=mark.means, values=match.groupdict())
    return None


def _picture(line: str, at: int) -> Token | None:
    match = _PICTURE.match(line, at)
    if match:
        about = token.described(match["put"].strip(), (match["title"] or match["single"] or "").strip())
        return Token(Kind.PICTURE, match[0], about, Mark.PICTURE, match["link"].strip())
    return _wiki(line, at)


def _wiki(line: str, at: int) -> Token | None:
    match = _WIKI.match(line, at)
    if not match:
        return None
    target, alias = match["target"], match["alias"]
    if match["shown"] and _PICTURE_NAME.search(target):
        # ![[x.jpg|300]]: Obsidian's width of a picture is no description.
        put = "" if not alias or re.fullmatch(r"[\dx]+", alias) else alias
        return Token(Kind.PICTURE, match[0], put, Mark.PICTURE, target.strip())
    return token.mark(Mark.LINK, match[0], alias or target)


def _bracket(line: str, at: int) -> Token | None:
    note = _NOTE.match(line, at)
    if note:
        return token.mark(Mark.LINK, note[0], f"[{note[1]}]")
    return _wiki(line, at) or Token(Kind.BRACKET, "[")


def _link_end(line: str, at: int) -> Token | None:
    match = _LINK_END.match(line, at)
    return Token(Kind.LINK_END, match[0], link=match["link"]) if match and _ADDRESS.fullmatch(match["link"]) else None


def _reference(line: str, at: int, labels: frozenset[str]) -> Token | None:
    match = _REFERENCE.match(line, at)
    return Token(Kind.LINK_END, match[0], link=match[1]) if match and match[1] in labels else None


def _caret(line: str, at: int) -> Token | None:
    """Read a raised figure (x^2^), or the name that Obsidian gives a paragraph at its end ( ^a1b2c3)."""
    raised = _RAISED.match(line, at)
    if raised:
        return token.mark(Mark.SIGN, raised[0], raised[1].translate(_HIGH))
    name = _BLOCK_NAME.match(line, at)
    return token.mark(Mark.LINK, name[0]) if name else None


def _tilde(line: str, at: int) -> Token | None:
    lowered = _LOWERED.match(line, at)
    return token.mark(Mark.SIGN, lowered[0], lowered[1].translate(_LOW)) if lowered else _delimiter(line, at)


def _dollar(line: str, at: int) -> Token | None:
    for pattern in (_DISPLAY, _DOLLARS):
        match = pattern.match(line, at)
        if match and is_formula(match["inner"]):
            return _formula(match[0], match["inner"])
    return None


def _backslash(line: str, at: int) -> Token | None:
    bare = BARE.match(line, at)
    if bare:
        return _formula(bare[0], bare[0])
    for pattern in (_ROUND, _SQUARE):
        match = pattern.match(line, at)
        # \[1\] is a note's number in brackets.
        if match and is_formula(match["inner"]) and not match["inner"].isdecimal():
            return _formula(match[0], match["inner"])
    escape = _ESCAPE.match(line, at)
    return token.mark(Mark.SIGN, escape[0], escape[1]) if escape else None


def _formula(raw: str, inner: str) -> Token:
    return token.mark(Mark.FORMULA, raw, plain_signs(inner))


def _tick(line: str, at: int) -> Token | None:
    match = _CODE.match(line, at)
    return token.mark(Mark.CODE, match[0], match[2].strip()) if match else None


def _angle(line: str, at: int) -> Token | None:
    comment = _COMMENT.match(line, at)
    if comment:
        return token.mark(Mark.COMMENT, comment[0])
    automatic = _AUTOMATIC.match(line, at)
    if automatic:
        return token.mark(Mark.LINK, automatic[0], automatic[1])
    tag = TAG.match(line, at)
    return Token(Kind.TAG, tag[0], mark=Mark.TAG, tag=tag_of(tag)) if tag else None


def _entity(line: str, at: int) -> Token | None:
    match = _ENTITY.match(line, at)
    put = unescape(match[0]) if match else ""
    return token.mark(Mark.SIGN, match[0], clean(put).replace("\n", " ")) if match and put != match[0] else None


def _delimiter(line: str, at: int) -> Token | None:
    match = _DELIMITER.match(line, at)
    if not match or (line[at] in "~=" and len(match[0]) != _PAIR_CHARS):
        return None
    # What stands on its two sides decides later if it opens or closes.
    sides = {
        "second": line[at - 2 : at - 1] if at > 1 else "",
        "before": line[max(at - 1, 0) : at],
        "after": line[match.end() : match.end() + 1],
    }
    return Token(Kind.DELIMITER, match[0], mark=Mark.EMPHASIS, values=dict(sides))


_READERS: dict[str, Reader] = {
    "!": _picture,
    "[": _bracket,
    "]": _link_end,
    "$": _dollar,
    "\\": _backslash,
    "`": _tick,
    "<": _angle,
    "&": _entity,
    "*": _delimiter,
    "_": _delimiter,
    "~": _tilde,
    "^": _caret,
    "=": _delimiter,
}
_TOOLS: dict[str, list[tuple[ToolMark, re.Pattern[str]]]] = {}
for _mark, _pattern in WITHIN:
    _TOOLS.setdefault(_mark.example[0], []).append((_mark, _pattern))

_SECONDS = {
    "!": r"\[",
    "]": r"[(\[]",
    "&": r"[#A-Za-z]",
    "=": "=",
    "~": r"[~A-Za-z0-9+-]",
    "^": r"[A-Za-z0-9+-]",
    ":": "[su]",
    "%": "%",
}
"""Signs behind those that seldom open a mark: a mere colon or exclamation mark is no reason to look closer."""

SIGNS = "".join(sorted({*_READERS, *_TOOLS}))
"""The first signs of all marks."""

OPENS_MARK = re.compile("|".join(f"{re.escape(sign)}{_SECONDS.get(sign, '')}" for sign in SIGNS))
"""The beginning of what may be a mark."""
