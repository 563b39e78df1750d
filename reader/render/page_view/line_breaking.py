"""Line breaking of a paragraph in one column, by the rules of Chinese print (避头尾, in Japanese kinsoku).

No closing mark begins a line, no opening mark ends one, figures and Latin words stay whole, two marks side by side
close up by half an em, and every line but the last is justified: see W3C, Requirements for Chinese Text Layout. Lines
are filled greedily, not optimised as by Knuth and Plass (1981): Chinese characters may break almost anywhere, so that
few lines need much stretching.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

INK_LEFT = frozenset("，。、；：！？”’）》〉」』】〕〗")
INK_RIGHT = frozenset("“‘（《〈「『【〔〖")
NO_START = INK_LEFT | frozenset("…⋯—·,.;:!?)]}%‰℃％～ー々")
NO_END = INK_RIGHT | frozenset("([{")
PAIRED = frozenset("—…⋯")
"""Signs that are written twice, and stay together."""
_LOOSEST_EM = 0.4
"""A line that needs more space between its characters stays ragged: it ends before a long word or number."""
_FULL_WIDTH_EM = 0.9
"""Marks at least this wide have a blank half, which may be closed up or hang into the margin."""
_HALF_EM = 0.5
_ROUNDING_EM = 1e-6
_BLANKS = " \u3000"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line: runs of text, each with its distance from the edge of the column, and the space after each character."""

    runs: tuple[tuple[float, str], ...]
    spacing: float = 0.0


def em_width(character: str) -> float:
    """Return the width in ems without knowledge of the font: a Han character is 1, a Latin letter 0.5."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def natural_width(text: str, advance: Callable[[str], float] = em_width) -> float:
    """Return the width of `text` on one line, in ems."""
    return sum(map(advance, text))


def break_lines(
    text: str, width: float, *, indent: float = 0.0, advance: Callable[[str], float] = em_width, justify: bool = True
) -> list[SetLine]:
    """Break `text` into lines of at most `width` ems, the first indented by `indent`. An empty text has no lines."""
    widths = [advance(character) for character in text]
    closings = _closings(text, widths)
    lines: list[SetLine] = []
    start, offset = 0, indent
    while start < len(text):
        end = _line_end(text, widths, closings, start, width - offset)
        last = end >= len(text)
        lines.append(_set_line(text, widths, closings, start, end, offset, width, justify and not last))
        start, offset = _skip_blanks(text, end), 0.0
    return lines


def _closings(text: str, widths: list[float]) -> list[float]:
    """Return how far each character moves towards the one before it: half an em between two full-width marks."""
    moves = [0.0] * len(text)
    for index in range(1, len(text)):
        after = text[index]
        if after in INK_LEFT or after in INK_RIGHT:
            before = text[index - 1]
            close = before in INK_LEFT or (before in INK_RIGHT and after in INK_RIGHT)
            if close and min(widths[index], widths[index - 1]) > _FULL_WIDTH_EM:
                moves[index] = _HALF_EM
    return moves


def _line_end(text: str, widths: list[float], closings: list[float], start: int, room: float) -> int:
    """Return the index after the last character of the line that begins at `start`."""
    used, end = _hang(text, widths, start), start
    while end < len(text):
        step = widths[end] - (closings[end] if end > start else 0.0)
        hanging = _HALF_EM if text[end] in INK_LEFT and widths[end] > _FULL_WIDTH_EM else 0.0
        if used + step - hanging > room + _ROUNDING_EM:
            break
        used += step
        end += 1
    if end >= len(text):
        return end
    allowed = end
    while allowed > start + 1 and not may_break(text, allowed):
        allowed -= 1
    return allowed if allowed > start + 1 or end == start + 1 else max(end, start + 1)


def may_break(text: str, at: int) -> bool:
    """Return True if a line may end before the character at index `at`."""
    before, after = text[at - 1], text[at]
    if after in NO_START or before in NO_END:
        return False
    if before in PAIRED and before == after:
        return False
    return not (_joins(before) and _joins(after))


def _joins(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%-/+@")


def _hang(text: str, widths: list[float], start: int) -> float:
    """Return the start of a line: an opening mark hangs into the margin by its blank half, except on the first line."""
    return -_HALF_EM if start and text[start] in INK_RIGHT and widths[start] > _FULL_WIDTH_EM else 0.0


def _set_line(
    text: str,
    widths: list[float],
    closings: list[float],
    start: int,
    end: int,
    offset: float,
    width: float,
    justify: bool,
) -> SetLine:
    """Place the characters `start` up to `end` on a line of `width` ems that begins `offset` ems into the column."""
    while end > start + 1 and text[end - 1] in _BLANKS:
        end -= 1
    pen = offset + _hang(text, widths, start)
    moved = sum(closings[start + 1 : end])
    used = pen + sum(widths[start:end]) - moved
    if text[end - 1] in INK_LEFT and widths[end - 1] > _FULL_WIDTH_EM:
        used -= _HALF_EM
    gaps = end - start - 1
    spacing = (width - used) / gaps if justify and gaps else 0.0
    if spacing > _LOOSEST_EM:
        spacing = 0.0
    runs: list[tuple[float, str]] = []
    begin, x = start, pen
    for index in range(start, end):
        if index > start and closings[index]:
            runs.append((x, text[begin:index]))
            pen -= closings[index]
            begin, x = index, pen
        pen += widths[index] + spacing
    runs.append((x, text[begin:end]))
    return SetLine(tuple(runs), spacing)


def _skip_blanks(text: str, index: int) -> int:
    while index < len(text) and text[index] in _BLANKS:
        index += 1
    return index
