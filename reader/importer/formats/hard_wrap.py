"""Hard-wrapped text made into long lines: text that was broken at a fixed width, not at the ends of paragraphs."""

import re
import unicodedata
from collections.abc import Sequence

from reader.domain.span import SourceLines

_NARROWEST = 24
_WIDEST = 160
"""Widths between which a fixed width is believed; a Chinese character counts two. Verse is narrower."""

_SLACK = 6
"""A line is full when it falls short of the width by less: a punctuation mark or a long word went to the next."""

_FEWEST_FULL = 5
_SHARE_FULL = 0.5

_STARTS = re.compile(r"[#>|]|[-*+]\s|!\[|\s*(?:■|●|◆|▲|○|□|★)")
_INDENT = re.compile(r"(?:\u3000| {2,}|\t)")


def unwrapped(lines: Sequence[str]) -> tuple[Sequence[str], list[SourceLines]]:
    """The lines, joined where they were only wrapped, and where each stands among the given ones (from 1).

    The very same lines come back where the text is not wrapped.
    """
    widths = [_width(line) for line in lines]
    full = _fixed_width(widths)
    if full is None:
        return lines, [SourceLines(number, number) for number in range(1, len(lines) + 1)]
    return _joined(lines, [width >= full for width in widths])


def _width(line: str) -> int:
    """Columns that a line takes; long lines are not measured to their end."""
    line = line.rstrip()
    if len(line) > _WIDEST:
        return _WIDEST + 1
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def _fixed_width(widths: Sequence[int]) -> int | None:
    """The width from which a line is full; None where lines do not crowd below one width."""
    written = [width for width in widths if width]
    widest = max(written, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    full = widest - _SLACK
    crowd = sum(width > full for width in written)
    return full + 1 if crowd >= _FEWEST_FULL and crowd >= _SHARE_FULL * len(written) else None


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
