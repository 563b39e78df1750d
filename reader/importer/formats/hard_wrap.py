"""Hard-wrapped text made into long lines: text that was broken at a fixed width, not at the ends of paragraphs."""

import re
import unicodedata
from collections.abc import Sequence

from reader.domain.span import SourceLines

_NARROWEST = 24
_WIDEST = 160
"""Widths between which a fixed width is believed; a Chinese character counts two. Verse is narrower."""

_COLUMNS_SLACK = 4
_CHARACTERS_SLACK = 2
"""A line is full when it falls short by less: a punctuation mark or a long word went to the next."""

_FEWEST_FULL = 4
_SHARE_FULL = 0.5
_SHARE_CUT = 0.6
"""Of the full lines so many end within a sentence; lists and tables set to one width do not."""

_SENTENCE_END = frozenset("。！？；：”’」』…!?;:.")
_STARTS = re.compile(r"[#>|]|[-*+]\s|!\[|\s*(?:■|●|◆|▲|○|□|★)")
_INDENT = re.compile(r"(?:\u3000| {2,}|\t)")


def unwrapped(lines: Sequence[str]) -> tuple[Sequence[str], list[SourceLines]]:
    """The lines, joined where they were only wrapped, and where each stands among the given ones (from 1).

    The very same lines come back where the text is not wrapped.
    """
    full = _full_lines(lines)
    if full is None:
        return lines, [SourceLines(number, number) for number in range(1, len(lines) + 1)]
    return _joined(lines, full)


def _full_lines(lines: Sequence[str]) -> list[bool] | None:
    """Which lines reach the fixed width, counted in columns or in characters; None where there is no such width."""
    columns = [_columns(line) for line in lines]
    if not _NARROWEST <= max(columns, default=0) <= _WIDEST:
        return None
    measures = ((columns, _COLUMNS_SLACK), ([len(line.rstrip()) for line in lines], _CHARACTERS_SLACK))
    crowds = [[width > max(widths) - slack for width in widths] for widths, slack in measures]
    full = max(crowds, key=sum)
    crowd = [line.rstrip() for line, reaches in zip(lines, full, strict=True) if reaches]
    cut = sum(line[-1] not in _SENTENCE_END for line in crowd)
    written = sum(bool(width) for width in columns)
    wrapped = len(crowd) >= max(_FEWEST_FULL, _SHARE_FULL * written) and cut >= _SHARE_CUT * len(crowd)
    return full if wrapped else None


def _columns(line: str) -> int:
    """Columns that a line takes; long lines are not measured to their end."""
    line = line.rstrip()
    if len(line) > _WIDEST:
        return _WIDEST + 1
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def _joined(lines: Sequence[str], full: Sequence[bool]) -> tuple[list[str], list[SourceLines]]:
    indented = sum(bool(_INDENT.match(line)) for line in lines) >= 2
    texts: list[list[str]] = []
    places: list[SourceLines] = []
    open_end = False
    for number, line in enumerate(lines, 1):
        new = not line.strip() or _STARTS.match(line) or (indented and _INDENT.match(line))
        if texts and open_end and not new:
            texts[-1].append(_seam(texts[-1][-1], line) + line.strip())
            places[-1] = SourceLines(places[-1].first, number)
        else:
            texts.append([line.rstrip()])
            places.append(SourceLines(number, number))
        open_end = full[number - 1] and not line.startswith("#")
    return ["".join(pieces) for pieces in texts], places


def _seam(before: str, after: str) -> str:
    """A space between two Latin words, nothing between Chinese characters."""
    left, right = before[-1:], after.lstrip()[:1]
    return " " if left.isascii() and right.isascii() and left.isalnum() and right.isalnum() else ""
